package org.radiomics.knime.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.acme.knime.MulCsvNodeFactory;
import com.acme.knime.PictureSourceNodeFactory;
import com.acme.knime.SourceNodeFactory;

class WorkflowLoaderTest {

    private static final NodeBundle BUNDLE = new NodeBundle("Acme KNIME nodes", "com.acme.knime", "Acme", "1.0.0");

    @TempDir
    private Path m_folder;

    private static Workflow load(final Path directory, final Map<String, String> variables)
        throws WorkflowLoadException {
        return WorkflowLoader.of(WorkflowLoaderTest.class.getClassLoader()).load(directory, variables);
    }

    private static Path sample(final String name) {
        final Path sample = Path.of(System.getProperty("shared.data"), "knime", name);
        assumeTrue(Files.isDirectory(sample), "no sample workflow in " + sample);
        return sample;
    }

    private Path written() throws IOException {
        final WorkflowWriter writer = new WorkflowWriter(BUNDLE).variable("out", "a.csv").variable("n", 3)
            .variable("f", 1.5);
        final NodeWriter source = writer.add(new SourceNodeFactory());
        writer.connect(source, 1, writer.add(new MulCsvNodeFactory()).control("path", "out"), 1);
        writer.write(m_folder);
        return m_folder;
    }

    private void edit(final String file, final String from, final String to) throws IOException {
        final String text = Files.readString(m_folder.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(m_folder.resolve(file), text.replace(from, to));
    }

    private static String entry(final String key, final int value) {
        return "key=\"" + key + "\" type=\"xint\" value=\"" + value + "\"";
    }

    @Test
    void readsAWorkflowThatARealCoreLoads() throws WorkflowLoadException {
        try (Workflow workflow = load(sample("configured"), Map.of())) {
            assertThat(workflow.warnings()).isEmpty();
            assertThat(workflow.nodes()).extracting(WorkflowNode::toString)
                .containsExactly("Acme Source (#1)", "Acme Multiply and CSV (#2)");
            assertThat(workflow.nodes()).extracting(WorkflowNode::state).containsOnly(NodeState.CONFIGURED);
            assertThat(workflow.connections()).containsExactly(new Connection(1, 1, 2, 1));
        }
    }

    @Test
    void readsAWorkflowThatARealCoreExecutedAndSavedAndResetsIt() throws WorkflowLoadException {
        try (Workflow workflow = load(sample("executed-and-saved"), Map.of())) {
            assertThat(workflow.warnings()).isEmpty();
            assertThat(workflow.nodes()).extracting(WorkflowNode::state).containsOnly(NodeState.CONFIGURED);
            assertThat(workflow.node(1).settings().get("rows")).isEqualTo(7);
        }
    }

    @Test
    void takesOtherValuesOfWorkflowVariables() throws Exception {
        try (Workflow workflow = load(written(), Map.of("out", "b.csv", "n", "4"))) {
            assertThat(workflow.variables().get("out")).isEqualTo("b.csv");
            assertThat(workflow.variables().get("n")).isEqualTo(4);
            assertThat(workflow.variables().get("f")).isEqualTo(1.5);
            assertThat(workflow.node(2).variables().get("out")).isEqualTo("b.csv");
        }
    }

    @Test
    void refusesAVariableThatTheWorkflowDoesNotHave() throws IOException {
        final Path directory = written();
        assertThatThrownBy(() -> load(directory, Map.of("output", "b.csv")))
            .isInstanceOf(WorkflowVariableException.class).hasMessageContaining("workflow.knime")
            .hasMessageContaining("output").hasMessageContaining("[out, n, f]");
        assertThatThrownBy(() -> load(directory, Map.of("n", "four"))).isInstanceOf(WorkflowVariableException.class)
            .hasMessageContaining("n takes a whole number, not \"four\"");
    }

    @Test
    void readsTheVariablesOfAWorkflowWhoseNodesAreNotInstalled() throws Exception {
        final Path directory = written();
        edit("Acme Source (#1)/settings.xml", "SourceNodeFactory", "NoSuchFactory");
        assertThat(WorkflowLoader.variables(directory, Map.of("n", "4")).all()).containsExactly(
            new FlowVariables.Variable("out", "a.csv"), new FlowVariables.Variable("n", 4),
            new FlowVariables.Variable("f", 1.5));
    }

    @Test
    void saysOnceWhichFileIsDamaged() throws Exception {
        final Path directory = written();
        final Path file = directory.resolve("workflow.knime");
        Files.writeString(file, "junk");
        assertThatThrownBy(() -> load(directory, Map.of())).hasMessage(file + ": this is not a settings file of KNIME "
            + "(Content is not allowed in prolog); restore the file from the workflow's source.");
    }

    @Test
    void namesTheFileAndTheKeyOfWhatIsMissing() throws IOException {
        final Path directory = written();
        edit("Acme Source (#1)/settings.xml", "key=\"rows\"", "key=\"lines\"");
        assertThatThrownBy(() -> load(directory, Map.of())).isInstanceOf(WorkflowLoadException.class)
            .hasMessageContaining("Acme Source (#1)").hasMessageContaining("Loading model settings failed")
            .hasMessageContaining("\"rows\"");
        edit("workflow.knime", "key=\"node_settings_file\"", "key=\"node_file\"");
        assertThatThrownBy(() -> load(directory, Map.of())).isInstanceOf(WorkflowLoadException.class)
            .hasMessageContaining("node_settings_file");
        assertThatThrownBy(() -> load(directory.resolve("nowhere"), Map.of()))
            .isInstanceOf(WorkflowLoadException.class).hasMessageContaining("workflow.knime");
    }

    @Test
    void refusesASettingThatIsOutOfRange() throws IOException {
        final Path directory = written();
        edit("Acme Source (#1)/settings.xml", "value=\"5\"", "value=\"-5\"");
        assertThatThrownBy(() -> load(directory, Map.of())).isInstanceOf(WorkflowLoadException.class)
            .hasMessageContaining("The number of rows must not be negative.");
    }

    @Test
    void saysWhichExtensionANodeNeeds() throws IOException {
        final Path directory = written();
        edit("Acme Source (#1)/settings.xml", "com.acme.knime.SourceNodeFactory", "com.acme.knime.OtherNodeFactory");
        assertThatThrownBy(() -> load(directory, Map.of())).isInstanceOf(WorkflowLoadException.class)
            .hasMessageContaining("com.acme.knime.OtherNodeFactory")
            .hasMessageContaining("Node \"Acme Source\" not available (provided by \"Acme\"; "
                + "plugin \"com.acme.knime\" is not installed)");
    }

    @Test
    void warnsIfASavedStateIsNotWhatConfiguringYields() throws Exception {
        final Path directory = written();
        edit("Acme Multiply and CSV (#2)/settings.xml", "value=\"x\"", "value=\"y\"");
        try (Workflow workflow = load(directory, Map.of())) {
            assertThat(workflow.warnings())
                .containsExactly("Acme Multiply and CSV (#2): State has changed from CONFIGURED to IDLE");
            assertThat(workflow.node(2).message()).isEqualTo(NodeMessage.warning("There is no column \"y\"."));
        }
    }

    @Test
    void refusesConnectionsThatCannotBe() throws IOException {
        final Path directory = written();
        edit("workflow.knime", entry("sourceID", 1), entry("sourceID", 2));
        assertThatThrownBy(() -> load(directory, Map.of())).isInstanceOf(WorkflowLoadException.class)
            .hasMessageContaining("circle");
        edit("workflow.knime", entry("sourceID", 2), entry("sourceID", 9));
        assertThatThrownBy(() -> load(directory, Map.of())).hasMessageContaining("node #9");
    }

    @Test
    void refusesAConnectionBetweenPortsOfDifferentTypes() throws IOException {
        final WorkflowWriter writer = new WorkflowWriter(BUNDLE);
        final NodeWriter picture = writer.add(new PictureSourceNodeFactory());
        writer.connect(picture, 1, writer.add(new MulCsvNodeFactory()), 0).write(m_folder);
        edit("workflow.knime", entry("destPort", 0), entry("destPort", 1));
        assertThatThrownBy(() -> load(m_folder, Map.of())).isInstanceOf(WorkflowLoadException.class)
            .hasMessageContaining("connection_0/destPort");
    }

    @Test
    void refusesANewerLayoutOfFiles() throws IOException {
        final Path directory = written();
        edit("workflow.knime", "value=\"5.1.0\"", "value=\"5.10.0\"");
        assertThatThrownBy(() -> load(directory, Map.of())).isInstanceOf(WorkflowLoadException.class)
            .hasMessageContaining("5.10.0");
    }
}
