package org.radiomics.knime.stats.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CategoricalColumnTest {

    @Test
    void levelsThatAreNumbersAreInTheirOrder() {
        final CategoricalColumn column = CategoricalColumn.of("grade", Arrays.asList("10", "2", null, "-1", "2"));
        assertThat(column.levels()).isEqualTo(List.of("-1", "2", "10"));
        assertThat(column.codes()).containsExactly(2, 1, -1, 0, 1);
    }

    @Test
    void otherLevelsAreInAlphabeticalOrder() {
        assertThat(CategoricalColumn.of("grade", List.of("G10", "G2", "3")).levels())
            .isEqualTo(List.of("3", "G10", "G2"));
    }
}
