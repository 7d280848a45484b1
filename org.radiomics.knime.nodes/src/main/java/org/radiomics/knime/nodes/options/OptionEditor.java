package org.radiomics.knime.nodes.options;

import java.awt.BorderLayout;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JFileChooser;
import javax.swing.JPanel;
import javax.swing.JTextField;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObjectSpec;

/**
 * The part of a dialog that shows and reads one option; it does so as text, whatever the option's type.
 *
 * @param <T> the type of the option's value
 */
final class OptionEditor<T> {

    private static final int COLUMNS = 32;

    private final Option<T> m_option;

    private JComponent m_component;

    private Supplier<String> m_read;

    private Consumer<String> m_show;

    private Consumer<List<String>> m_offer = names -> { };

    OptionEditor(final Option<T> option) {
        m_option = option;
        if (option instanceof FlagOption) {
            useCheckBox();
        } else if (option instanceof ChoiceOption<?> choice) {
            useComboBox(choice.texts(), false);
        } else if (option instanceof ColumnOption) {
            useComboBox(List.of(), true);
        } else if (option instanceof TextOption text && text.content() != TextOption.Content.TEXT) {
            usePath(text.content() == TextOption.Content.FOLDER);
        } else {
            useTextField();
        }
        m_component.setToolTipText(option.help());
    }

    JComponent component() {
        return m_component;
    }

    Option<T> option() {
        return m_option;
    }

    /** Shows the option's value, and offers the columns of the tables that are connected. */
    void show(final Settings settings, final PortObjectSpec[] specs) {
        if (m_option instanceof ColumnOption column && specs[column.port()] instanceof DataTableSpec table) {
            m_offer.accept(table.stream().filter(column::suits).map(DataColumnSpec::getName).toList());
        }
        m_show.accept(m_option.text(settings.get(m_option)));
    }

    /** @return the settings with what the user entered */
    Settings read(final Settings settings) throws InvalidSettingsException {
        return settings.with(m_option, m_option.parse(m_read.get()));
    }

    private void useCheckBox() {
        final JCheckBox box = new JCheckBox();
        m_component = box;
        m_read = () -> Boolean.toString(box.isSelected());
        m_show = text -> box.setSelected(Boolean.parseBoolean(text));
    }

    private void useComboBox(final List<String> items, final boolean editable) {
        final JComboBox<String> box = new JComboBox<>(items.toArray(new String[0]));
        box.setEditable(editable);
        m_component = box;
        m_read = () -> box.getSelectedItem() == null ? "" : box.getSelectedItem().toString();
        m_show = box::setSelectedItem;
        m_offer = names -> {
            box.removeAllItems();
            box.addItem("");
            names.forEach(box::addItem);
        };
    }

    private void useTextField() {
        final JTextField field = new JTextField(COLUMNS);
        m_component = field;
        m_read = field::getText;
        m_show = field::setText;
    }

    private void usePath(final boolean folder) {
        final JTextField field = new JTextField(COLUMNS);
        field.setToolTipText(m_option.help());
        final JButton browse = new JButton("Browse...");
        browse.addActionListener(event -> {
            final JFileChooser chooser = new JFileChooser(field.getText());
            chooser.setFileSelectionMode(folder ? JFileChooser.DIRECTORIES_ONLY : JFileChooser.FILES_ONLY);
            if (chooser.showOpenDialog(field) == JFileChooser.APPROVE_OPTION) {
                field.setText(chooser.getSelectedFile().getPath());
            }
        });
        final JPanel panel = new JPanel(new BorderLayout());
        panel.add(field, BorderLayout.CENTER);
        panel.add(browse, BorderLayout.EAST);
        m_component = panel;
        m_read = field::getText;
        m_show = field::setText;
    }
}
