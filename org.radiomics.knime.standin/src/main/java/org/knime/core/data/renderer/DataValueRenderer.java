package org.knime.core.data.renderer;

import java.awt.Component;
import java.awt.Dimension;

import javax.swing.ListCellRenderer;
import javax.swing.table.TableCellRenderer;

import org.knime.core.data.DataColumnSpec;

/** Shows values of one kind on the screen. */
@SuppressWarnings("rawtypes")
public interface DataValueRenderer extends TableCellRenderer, ListCellRenderer {

    /** @return what the renderer shows, for a menu */
    String getDescription();

    /** @return the size that a value takes */
    Dimension getPreferredSize();

    /**
     * @param val a value, may be missing
     * @return a component that shows it
     */
    Component getRendererComponent(Object val);

    /**
     * @param spec of a column
     * @return whether its values can be shown
     */
    boolean accepts(DataColumnSpec spec);
}
