package org.knime.core.data.renderer;

import org.knime.core.data.DataColumnSpec;

/** Makes renderers. Registered at the extension point <code>org.knime.core.DataValueRenderer</code>. */
public interface DataValueRendererFactory {

    /** @return what the renderer shows, for a menu */
    String getDescription();

    /**
     * @param colSpec of the column whose values are shown
     * @return a renderer
     */
    DataValueRenderer createRenderer(DataColumnSpec colSpec);
}
