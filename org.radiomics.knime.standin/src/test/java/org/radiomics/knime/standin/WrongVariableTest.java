package org.radiomics.knime.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.acme.knime.MulCsvNodeFactory;
import com.acme.knime.SourceNodeFactory;

class WrongVariableTest {

    private static final NodeBundle BUNDLE = new NodeBundle("Acme KNIME nodes", "com.acme.knime", "Acme", "1.0.0");

    @TempDir
    private Path m_folder;

    private WorkflowWriter m_writer;

    @BeforeEach
    void writeAWorkflow() {
        m_writer = new WorkflowWriter(BUNDLE).variable("n", 2).variable("k", 3).variable("path", "");
        m_writer.add(new SourceNodeFactory()).control("rows", "n");
        m_writer.add(new SourceNodeFactory()).control("rows", "n");
        m_writer.add(new SourceNodeFactory()).control("rows", "k");
        m_writer.add(new MulCsvNodeFactory()).control("path", "path");
    }

    private List<String> wrong(final Map<String, String> variables) throws Exception {
        m_writer.write(m_folder);
        try (Workflow workflow = WorkflowLoader.of(getClass().getClassLoader()).load(m_folder, variables)) {
            return WrongVariable.in(workflow).stream()
                .map(wrong -> wrong.node() + " " + wrong.name() + ": " + wrong.problem()).toList();
        }
    }

    @Test
    void valuesThatNodesTakeAreNotWrong() throws Exception {
        assertThat(wrong(Map.of("n", "3", "path", "nowhere"))).isEmpty();
    }

    @Test
    void everyVariableThatANodeRefusesIsNamedOnceBeforeAnyNodeWorks() throws Exception {
        assertThat(wrong(Map.of("n", "-1", "k", "-2"))).containsExactly(
            "Acme Source (#1) n: The number of rows must not be negative.",
            "Acme Source (#3) k: The number of rows must not be negative.");
    }
}
