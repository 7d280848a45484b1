package org.radiomics.knime.stats.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.cohort.Column;
import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.cohort.NumericColumn;

class CopiedColumnsTest {

    private static final double[] FIRST = {0.3, 1.7, -2.2, 5.1, 0.9, 3.3};

    private static final double[] SECOND = {1.4, -0.6, 2.5, 2.6, -3.1, 0.2};

    private static boolean[] copied(final double[]... columns) {
        final List<Column> all = new ArrayList<>();
        for (final double[] values : columns) {
            all.add(new NumericColumn("x" + all.size(), values));
        }
        return CopiedColumns.of(StandardizedDesign.of(new Columns(columns[0].length, all)));
    }

    private static double[] affine(final double factor, final double shift) {
        return Arrays.stream(FIRST).map(v -> factor * v + shift).toArray();
    }

    @Test
    void everyAffineFunctionButTheFirstIsACopy() {
        assertThat(copied(SECOND, affine(-0.1, 1000), FIRST, affine(1e200, 0), SECOND))
            .containsExactly(false, false, true, true, true);
    }

    @Test
    void aDifferenceInTheSixthDigitIsNoCopy() {
        final double[] near = FIRST.clone();
        near[3] += 1e-6;
        assertThat(copied(FIRST, near)).containsExactly(false, false);
    }

    @Test
    void constantColumnsAreNoCopies() {
        assertThat(copied(new double[6], FIRST, new double[6])).containsExactly(false, false, false);
    }
}
