package org.radiomics.knime.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomics.knime.standin.settings.SettingsTree;
import org.radiomics.knime.standin.settings.SettingsXml;

import com.acme.knime.MulCsvNodeFactory;
import com.acme.knime.SourceNodeFactory;
import com.acme.knime.WaitNodeFactory;

class WorkflowWriterTest {

    private static final NodeBundle BUNDLE = new NodeBundle("Acme KNIME nodes", "com.acme.knime", "Acme", "1.0.0");

    @TempDir
    private Path m_folder;

    @Test
    void writesWhatARealCoreLoads() throws Exception {
        final Path sample = Path.of(System.getProperty("shared.data"), "knime", "configured");
        assumeTrue(Files.isDirectory(sample), "no sample workflow in " + sample);
        final WorkflowWriter writer = new WorkflowWriter(BUNDLE);
        final NodeWriter source = writer.add(new SourceNodeFactory()).at(100, 100).set("rows", 7);
        final NodeWriter product = writer.add(new MulCsvNodeFactory()).at(200, 100).set("factor", 10.0)
            .set("path", "/nonexistent/dir/out3.csv");
        writer.connect(source, 1, product, 1).write(m_folder);
        final SettingsTree expected = SettingsXml.read(sample.resolve("workflow.knime"));
        expected.addString("created_by", "5.4.0");
        assertThat(SettingsXml.read(m_folder.resolve("workflow.knime"))).isEqualTo(expected);
        for (final String file : new String[] {"Acme Source (#1)", "Acme Multiply and CSV (#2)"}) {
            assertThat(SettingsXml.read(m_folder.resolve(file).resolve("settings.xml"))).as(file)
                .isEqualTo(SettingsXml.read(sample.resolve(file).resolve("settings.xml")));
        }
    }

    @Test
    void writesVariablesAnnotationsAndCommentsThatCanBeReadAgain() throws Exception {
        final WorkflowWriter writer = new WorkflowWriter(BUNDLE).variable("seed", 17).variable("share", 0.7)
            .variable("out", "knime://knime.workflow/out").annotation("<b>Cohort</b>", 10, 20, 300, 100);
        writer.add(new MulCsvNodeFactory()).comment("Times ten.").label("x 10").control("factor", "share");
        writer.write(m_folder);
        try (Workflow workflow = WorkflowLoader.of(getClass().getClassLoader()).load(m_folder, Map.of())) {
            assertThat(workflow.warnings()).isEmpty();
            assertThat(workflow.variables().all()).containsExactly(new FlowVariables.Variable("seed", 17),
                new FlowVariables.Variable("share", 0.7),
                new FlowVariables.Variable("out", "knime://knime.workflow/out"));
            assertThat(workflow.node(1).comment()).isEqualTo("Times ten.");
            assertThat(workflow.node(1).state()).as("its input is missing").isEqualTo(NodeState.IDLE);
        }
        final SettingsTree annotation = SettingsXml.read(m_folder.resolve("workflow.knime"))
            .tree("annotations").tree("annotation_0");
        assertThat(annotation.getString("contentType")).isEqualTo("text/html");
        assertThat(annotation.getInt("x-coordinate")).isEqualTo(10);
        final SettingsTree node = SettingsXml.read(m_folder.resolve("Acme Multiply and CSV (#1)/settings.xml"));
        assertThat(node.tree("nodeAnnotation").getString("text")).isEqualTo("x 10");
        assertThat(node.tree("variables").getString("version")).isEqualTo("V_2019_09_13");
        assertThat(node.tree("variables").tree("tree").tree("factor")
            .getString("used_variable")).isEqualTo("share");
    }

    @Test
    void givesFoldersTheNamesThatKnimeGives() throws Exception {
        final WorkflowWriter writer = new WorkflowWriter(BUNDLE);
        writer.add(new WaitNodeFactory());
        writer.write(m_folder);
        assertThat(m_folder.resolve("Acme Wait _ Never (#1)/settings.xml")).exists();
    }

    @Test
    void refusesSettingsThatTheNodeDoesNotHave() {
        final NodeWriter node = new WorkflowWriter(BUNDLE).add(new SourceNodeFactory());
        assertThatThrownBy(() -> node.set("lines", 3)).isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("\"lines\"").hasMessageContaining("[rows]");
        assertThatThrownBy(() -> node.set("rows", "3")).isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("takes a Integer, not a String");
        assertThatThrownBy(() -> node.control("lines", "n")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAWorkflowInWhichANodeCannotBeConfigured() {
        final WorkflowWriter writer = new WorkflowWriter(BUNDLE);
        final NodeWriter source = writer.add(new SourceNodeFactory());
        writer.connect(source, 1, writer.add(new MulCsvNodeFactory()).set("column", "y"), 1);
        assertThatThrownBy(() -> writer.write(m_folder)).isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("There is no column \"y\".");
    }
}
