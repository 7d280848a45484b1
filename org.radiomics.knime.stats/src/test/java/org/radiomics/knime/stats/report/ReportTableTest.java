package org.radiomics.knime.stats.report;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTableTest {

    @Test
    void refusesARowOfAnotherLength() {
        assertThatThrownBy(() -> new ReportTable("roc", "", List.of("a", "b"), List.of(List.of(1, 2), List.of(1)),
            true))
            .hasMessage("Row 2 of table \"roc\" has 1 cells, but the table has 2 columns [a, b].");
    }

    @Test
    void refusesACellOfAnotherType() {
        assertThatThrownBy(() -> new ReportTable("roc", "", List.of("a"), List.of(List.of(1f)), true))
            .hasMessageContaining("Row 1, column \"a\"").hasMessageContaining("Float");
    }
}
