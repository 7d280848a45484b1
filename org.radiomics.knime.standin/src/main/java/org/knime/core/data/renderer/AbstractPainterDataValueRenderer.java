package org.knime.core.data.renderer;

import java.awt.Component;

import javax.swing.JComponent;
import javax.swing.JList;
import javax.swing.JTable;

/** A renderer that paints: a subclass keeps the value and overrides <code>paintComponent</code>. */
@SuppressWarnings("rawtypes")
public abstract class AbstractPainterDataValueRenderer extends JComponent implements DataValueRenderer {

    private static final long serialVersionUID = 1L;

    @Override
    public String getDescription() {
        return "Default";
    }

    /** @param value to be painted from now on, may be missing or null */
    protected abstract void setValue(Object value);

    @Override
    public Component getTableCellRendererComponent(final JTable table, final Object value, final boolean isSelected,
        final boolean hasFocus, final int row, final int column) {
        setBackground(isSelected ? table.getSelectionBackground() : table.getBackground());
        setValue(value);
        return this;
    }

    @Override
    public Component getListCellRendererComponent(final JList list, final Object value, final int index,
        final boolean isSelected, final boolean cellHasFocus) {
        setBackground(isSelected ? list.getSelectionBackground() : list.getBackground());
        setValue(value);
        return this;
    }
}
