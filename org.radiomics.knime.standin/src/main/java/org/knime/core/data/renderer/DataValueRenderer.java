package org.knime.core.data.renderer;

import java.awt.Dimension;

import javax.swing.ListCellRenderer;
import javax.swing.table.TableCellRenderer;

/** Shows values of one kind on the screen. */
@SuppressWarnings("rawtypes")
public interface DataValueRenderer extends TableCellRenderer, ListCellRenderer {

    /** @return what the renderer shows, for a menu */
    String getDescription();

    /** @return the size that a value takes */
    Dimension getPreferredSize();
}
