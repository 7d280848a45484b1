package org.radiomics.knime.tests.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.node.BufferedDataTable;
import org.radiomics.knime.standin.Workflow;
import org.radiomics.knime.standin.WorkflowExecutor;
import org.radiomics.knime.standin.WorkflowLoader;
import org.radiomics.knime.standin.WorkflowNode;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Every table at every output port of signature-from-table is a CSV file that is named after node and port. */
class TableFilesTest {

    private static final Path ROOT = Path.of(System.getProperty("project.root"));

    private static final Path WORKFLOW = ROOT.resolve("workflows/signature-from-table");

    /** All stages, and as few as there can be: no re-readings and no clinical variables leave tables without rows. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyTableAtAPortIsAFileWithTheSameCells(final boolean allStages, @TempDir final Path folder)
        throws Exception {
        final Map<String, String> variables = new HashMap<>(Map.of("out", folder.resolve("report").toString()));
        if (allStages) {
            variables.putAll(Map.of("rereadings", WORKFLOW.resolve("data/rereadings.csv").toString(), "foldColumn",
                "fold", "clinicalColumns", "age,sex", "categoricalColumns", "sex", "batchColumn", "margin",
                "correlationThreshold", "0.6"));
        }
        final Map<String, List<String>> ports = portsOfNodes();
        final Map<String, Integer> met = new HashMap<>();
        int files = 0;
        try (Workflow workflow = WorkflowLoader.of(getClass().getClassLoader()).load(WORKFLOW, variables)) {
            assertThat(WorkflowExecutor.withDefaults().execute(workflow)).isTrue();
            for (final WorkflowNode node : workflow.nodes()) {
                final int number = met.merge(node.name(), 1, Integer::sum);
                final String name = slug(node.name().replace(" (Radiomics)", "")) + (number == 1 ? "" : "-" + number);
                final List<String> names = ports.get(node.name());
                for (int port = 1; port <= names.size(); port++) {
                    if (node.output(port) instanceof BufferedDataTable table) {
                        files++;
                        check(table,
                            folder.resolve("report/tables/" + name + "_" + slug(names.get(port - 1)) + ".csv"));
                    }
                }
            }
        }
        assertThat(files).isGreaterThan(30);
    }

    private static void check(final BufferedDataTable table, final Path file) throws IOException {
        assertThat(file).exists();
        final List<List<String>> lines = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
            reader.forEach(record -> lines.add(record.getFields()));
        }
        assertThat(lines.get(0)).as(file.toString()).containsExactly(table.getDataTableSpec().getColumnNames());
        assertThat(lines).as(file.toString()).hasSize((int)table.size() + 1);
        int line = 1;
        for (final DataRow row : table) {
            final List<String> cells = lines.get(line++);
            assertThat(cells).hasSize(row.getNumCells());
            for (int i = 0; i < cells.size(); i++) {
                check(row.getCell(i), cells.get(i), file + " line " + line + " cell " + (i + 1));
            }
        }
    }

    private static void check(final DataCell cell, final String text, final String where) {
        if (cell.isMissing()) {
            assertThat(text).as(where).isIn("", "NaN");
        } else if (cell instanceof DoubleCell number) {
            assertThat(Double.parseDouble(text)).as(where).isEqualTo(number.getDoubleValue());
            assertThat(text.length()).as(where).isLessThanOrEqualTo(Double.toString(number.getDoubleValue()).length());
        } else if (where.contains("study-report_files")) {
            // the paths in the file are relative, so that the same study gives the same files anywhere
            assertThat(cell.toString()).as(where).endsWith("report/" + text);
            assertThat(Path.of(cell.toString())).exists();
        } else {
            assertThat(text).as(where).isEqualTo(cell.toString());
        }
    }

    /** The names of the output ports of every node, by the descriptions that KNIME shows. */
    private static Map<String, List<String>> portsOfNodes() throws Exception {
        final Map<String, List<String>> ports = new TreeMap<>();
        try (Stream<Path> files = Files.walk(ROOT.resolve("org.radiomics.knime.nodes/src/main/resources"))) {
            for (final Path file : files.filter(path -> path.toString().endsWith("NodeFactory.xml")).toList()) {
                final Element node = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile())
                    .getDocumentElement();
                final NodeList out = node.getElementsByTagName("outPort");
                final List<String> names = new ArrayList<>();
                for (int i = 0; i < out.getLength(); i++) {
                    names.add(((Element)out.item(i)).getAttribute("name"));
                }
                ports.put(node.getElementsByTagName("name").item(0).getTextContent().strip(), names);
            }
        }
        return ports;
    }

    private static String slug(final String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}
