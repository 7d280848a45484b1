package org.radiomics.knime.nodes.options;

import java.awt.BorderLayout;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.util.ArrayList;
import java.util.List;

import javax.swing.JLabel;
import javax.swing.JPanel;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeDialogPane;
import org.knime.core.node.NodeLogger;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.NotConfigurableException;
import org.knime.core.node.port.PortObjectSpec;

/** The dialog that follows from a node's options: their tabs, and on each a line per option. */
public final class OptionsDialog extends NodeDialogPane {

    private final Options m_options;

    private final List<OptionEditor<?>> m_editors = new ArrayList<>();

    /** @param options of the node */
    public OptionsDialog(final Options options) {
        m_options = options;
        options.tabs().forEach((title, group) -> addTab(title, form(group)));
    }

    private JPanel form(final List<Option<?>> options) {
        final JPanel form = new JPanel(new GridBagLayout());
        final GridBagConstraints place = new GridBagConstraints();
        place.insets = new Insets(4, 8, 4, 8);
        place.anchor = GridBagConstraints.LINE_START;
        for (int line = 0; line < options.size(); line++) {
            final OptionEditor<?> editor = new OptionEditor<>(options.get(line));
            m_editors.add(editor);
            final JLabel label = new JLabel(editor.option().label());
            label.setToolTipText(editor.option().help());
            label.setLabelFor(editor.component());
            place.gridy = line;
            place.gridx = 0;
            place.weightx = 0;
            place.fill = GridBagConstraints.NONE;
            form.add(label, place);
            place.gridx = 1;
            place.weightx = 1;
            place.fill = GridBagConstraints.HORIZONTAL;
            form.add(editor.component(), place);
        }
        final JPanel top = new JPanel(new BorderLayout());
        top.add(form, BorderLayout.NORTH);
        return top;
    }

    @Override
    protected void loadSettingsFrom(final NodeSettingsRO saved, final PortObjectSpec[] specs)
        throws NotConfigurableException {
        Settings settings;
        try {
            settings = m_options.load(saved);
        } catch (final InvalidSettingsException e) {
            NodeLogger.getLogger(OptionsDialog.class).warn(e.getMessage() + " The dialog starts with the defaults.", e);
            settings = m_options.defaults();
        }
        for (final OptionEditor<?> editor : m_editors) {
            editor.show(settings, specs);
        }
    }

    @Override
    protected void saveSettingsTo(final NodeSettingsWO saved) throws InvalidSettingsException {
        Settings settings = m_options.defaults();
        for (final OptionEditor<?> editor : m_editors) {
            settings = editor.read(settings);
        }
        settings.saveTo(saved);
    }
}
