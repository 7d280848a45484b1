package org.radiomics.knime.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;

import com.acme.knime.MulCsvNodeFactory;

class SingleNodeTest {

    private static final DataTableSpec SPEC =
        new DataTableSpec(new DataColumnSpecCreator("name", StringCell.TYPE).createSpec(),
            new DataColumnSpecCreator("x", DoubleCell.TYPE).createSpec());

    @Test
    void executesANodeOnATable(@TempDir final Path folder) throws Exception {
        Files.createDirectories(folder.resolve("data"));
        try (SingleNode node = SingleNode.of(new MulCsvNodeFactory()).set("factor", 3.0).inWorkflow(folder)) {
            final BufferedDataTable in =
                node.table(SPEC, new DefaultRow(new RowKey("a"), new StringCell("A"), new DoubleCell(1.5)));
            final BufferedDataTable out = (BufferedDataTable)node.execute(in)[0];
            assertThat(out.iterator().next().getCell(2)).isEqualTo(new DoubleCell(4.5));
            assertThat(out.getDataTableSpec().getColumnNames()).containsExactly("name", "x", "product");
            assertThat(node.warning()).isNull();
        }
        assertThat(folder.resolve("data/out.csv")).hasContent("a,4.5\n");
    }

    @Test
    void throwsWhatTheNodeThrows() {
        try (SingleNode node = SingleNode.of(new MulCsvNodeFactory()).set("column", "y")) {
            assertThatThrownBy(() -> node.configure(SPEC)).isInstanceOf(InvalidSettingsException.class)
                .hasMessage("There is no column \"y\".");
        }
    }
}
