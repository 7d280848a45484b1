package org.radiomics.knime.stats.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.cohort.NumericColumn;
import org.radiomics.knime.stats.reliability.IccFilter;
import org.radiomics.knime.stats.reliability.Reading;

class RereadingsTest {

    private static Reading reading(final String name, final String... ids) {
        return new Reading(name, List.of(ids),
            new Columns(ids.length, List.of(new NumericColumn("f", new double[ids.length]))));
    }

    @Test
    void fewestPatientsOfAnIccAreThoseWhomEveryReaderRead() {
        final Rereadings all = new Rereadings(IccFilter.withDefaults(), reading("first", "a", "b", "c", "d"),
            List.of(reading("second", "a", "b", "c"), reading("third", "b", "c")),
            List.of(reading("again", "a", "b", "c")));
        assertThat(all.fewest()).isEqualTo(2);
        assertThat(all.of(Set.of("a", "b")).fewest()).isEqualTo(1);
    }
}
