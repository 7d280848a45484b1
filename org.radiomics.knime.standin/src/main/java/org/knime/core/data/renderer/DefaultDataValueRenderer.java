package org.knime.core.data.renderer;

import java.awt.Component;

import javax.swing.JList;
import javax.swing.JTable;
import javax.swing.table.DefaultTableCellRenderer;

import org.knime.core.data.DataColumnSpec;

/** A renderer that shows a text. */
@SuppressWarnings("rawtypes")
public class DefaultDataValueRenderer extends DefaultTableCellRenderer implements DataValueRenderer {

    private static final long serialVersionUID = 1L;

    private final String m_description;

    /** Called "Default". */
    public DefaultDataValueRenderer() {
        this("Default");
    }

    /** @param description what the renderer shows, for a menu */
    public DefaultDataValueRenderer(final String description) {
        m_description = description;
    }

    @Override
    public String getDescription() {
        return m_description;
    }

    @Override
    public boolean accepts(final DataColumnSpec spec) {
        return true;
    }

    @Override
    public Component getRendererComponent(final Object val) {
        setValue(val);
        return this;
    }

    @Override
    public Component getListCellRendererComponent(final JList list, final Object value, final int index,
        final boolean isSelected, final boolean cellHasFocus) {
        return getTableCellRendererComponent((JTable)null, value, isSelected, cellHasFocus, index, 0);
    }
}
