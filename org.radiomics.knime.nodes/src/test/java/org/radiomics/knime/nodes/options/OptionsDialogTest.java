package org.radiomics.knime.nodes.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Component;
import java.awt.Container;
import java.util.ArrayList;
import java.util.List;

import javax.swing.JComboBox;
import javax.swing.JTextField;

import org.junit.jupiter.api.Test;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObjectSpec;
import org.radiomics.knime.nodes.NodeBench;
import org.radiomics.knime.standin.internal.Doors;
import org.radiomics.knime.standin.settings.SettingsTree;

class OptionsDialogTest {

    private static final IntegerOption FOLDS = IntegerOption.of("folds", "Folds", "Number of folds.", 3, 50, 10);

    private static final ColumnOption OUTCOME = ColumnOption.of("outcomeColumn", "Outcome", "Empty: the marked one.", 0,
        column -> column.getType().equals(StringCell.TYPE), "");

    private static final TextOption FOLDER = TextOption.folder("folder", "Folder", "Where to write.", "");

    private static final FlagOption FIRTH = FlagOption.of("firth", "Firth", "Penalise.", true);

    private static final Options OPTIONS = Options.of(FOLDS, OUTCOME).tab("More", FOLDER, FIRTH);

    private static final DataTableSpec TABLE =
        NodeBench.spec(new String[]{"diagnosis", "age"}, StringCell.TYPE, DoubleCell.TYPE);

    private final OptionsDialog m_dialog = new OptionsDialog(OPTIONS);

    private void open(final Settings settings, final PortObjectSpec... specs) throws Exception {
        final SettingsTree saved = new SettingsTree("model");
        settings.saveTo(saved);
        m_dialog.loadSettingsFrom(saved, specs);
    }

    private Settings ok() throws InvalidSettingsException {
        final SettingsTree saved = new SettingsTree("model");
        m_dialog.saveSettingsTo(saved);
        return OPTIONS.load(saved);
    }

    /** All components of a type, in the order of the dialog. */
    private <T extends Component> List<T> components(final Class<T> type) {
        final List<T> found = new ArrayList<>();
        collect(Doors.node().panel(m_dialog), type, found);
        return found;
    }

    private static <T extends Component> void collect(final Container parent, final Class<T> type,
        final List<T> found) {
        for (final Component child : parent.getComponents()) {
            if (type.isInstance(child)) {
                found.add(type.cast(child));
            } else if (child instanceof Container container) {
                collect(container, type, found);
            }
        }
    }

    @Test
    void whatIsShownIsSaved() throws Exception {
        final Settings settings = OPTIONS.defaults().with(FOLDS, 5).with(OUTCOME, "diagnosis").with(FOLDER, "/data")
            .with(FIRTH, false);
        open(settings, TABLE);
        assertThat(ok().toText()).isEqualTo(settings.toText());
    }

    @Test
    void columnsThatSuitAreOfferedBesideNone() throws Exception {
        open(OPTIONS.defaults(), TABLE);
        final JComboBox<?> box = components(JComboBox.class).get(0);
        assertThat(box.getItemCount()).isEqualTo(2);
        assertThat(box.getItemAt(0)).isEqualTo("");
        assertThat(box.getItemAt(1)).isEqualTo("diagnosis");
    }

    @Test
    void columnThatIsNotInTheTableIsKept() throws Exception {
        open(OPTIONS.defaults().with(OUTCOME, "relapse"), TABLE);
        assertThat(ok().get(OUTCOME)).isEqualTo("relapse");
    }

    @Test
    void entryOutOfRangeIsRefused() throws Exception {
        open(OPTIONS.defaults(), TABLE);
        components(JTextField.class).get(0).setText("2");
        assertThatThrownBy(this::ok).hasMessage("Setting \"Folds\" is 2; it must be a whole number from 3 to 50.");
        components(JTextField.class).get(0).setText("ten");
        assertThatThrownBy(this::ok)
            .hasMessage("Setting \"Folds\" is \"ten\"; it must be a whole number from 3 to 50.");
    }

    @Test
    void dialogOpensWithoutAConnectedTable() throws Exception {
        open(OPTIONS.defaults(), new PortObjectSpec[]{null});
        assertThat(ok().toText()).isEqualTo(OPTIONS.defaults().toText());
    }
}
