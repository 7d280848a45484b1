package org.radiomics.knime.stats.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class MedianImputationTest {

    private static final double NAN = Double.NaN;

    /** R: median(c(4, 1, 3, 2)) is 2.5; median(c(7, 5, 9)) is 7. */
    @Test
    void gapsBecomeTheMedianOfTheTrainingRows() {
        final MedianImputation imputation =
            MedianImputation.fit(TrainingRows.of(List.of("even", "odd", "whole", "none"),
            new double[][]{{4, 1, 3, 2, NAN}, {7, 5, 9, Double.POSITIVE_INFINITY, NAN}, {1, 2, 3, 4, 5},
                {NAN, NAN, NAN, NAN, NAN}}, new boolean[]{true, false, true, false, true}));
        assertThat(imputation.median("none")).isNaN();
        final List<NumericColumn> imputed = imputation.apply(new Columns(2,
            List.of(new NumericColumn("even", new double[]{NAN, 100}), new NumericColumn("odd", new double[]{-8, NAN}),
                new NumericColumn("whole", new double[]{1, 2}), new NumericColumn("none", new double[]{1, NAN}))));
        assertThat(imputed).extracting(NumericColumn::name).containsExactly("even", "odd");
        assertThat(imputed.get(0).values()).containsExactly(2.5, 100);
        assertThat(imputed.get(1).values()).containsExactly(-8, 7);
    }

    @Test
    void medianOfHugeValuesIsFinite() {
        assertThat(MedianImputation.fit(TrainingRows.of(List.of("huge"), new double[][]{{1.5e308, 1.7e308}},
            new boolean[]{true, false})).median("huge")).isEqualTo(1.6e308);
    }
}
