package org.radiomics.knime.nodes.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.knime.core.node.InvalidSettingsException;
import org.radiomics.knime.nodes.options.Options;
import org.radiomics.knime.nodes.options.TextOption;
import org.radiomics.knime.standin.WorkflowContext;

class LocationTest {

    private static final TextOption FOLDER = TextOption.text("folder", "Folder", "Of images.", "");

    private static Path of(final String text) throws InvalidSettingsException {
        return Location.of(Options.of(FOLDER).defaults().with(FOLDER, text), FOLDER);
    }

    @Test
    void addressInTheWorkflowIsBelowItsFolder() {
        final Path workflow = Path.of("Arbeitsfläche 1", "study").toAbsolutePath();
        WorkflowContext.of(workflow, null).run(() -> {
            try {
                assertThat(of("knime://knime.workflow/data/T1 axial")).isEqualTo(workflow.resolve("data/T1 axial"));
            } catch (final InvalidSettingsException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void plainPathIsItself() throws InvalidSettingsException {
        final Path path = Path.of("Bilder für alle", "T1").toAbsolutePath();
        assertThat(of(path.toString())).isEqualTo(path);
    }

    @Test
    void addressOfAnotherMachineIsRefusedWithWhatToDo() {
        assertThatThrownBy(() -> of("https://example.org/images")).isInstanceOf(InvalidSettingsException.class)
            .hasMessage("Setting \"Folder\" is \"https://example.org/images\", which lies on another machine; copy it "
                + "to the data folder of the workflow and give knime://knime.workflow/data/... instead, or a path of "
                + "this machine.");
    }

    @Test
    void emptyPathIsRefused() {
        assertThatThrownBy(() -> of(" ")).hasMessage("Setting \"Folder\" is empty; it must name a path.");
    }
}
