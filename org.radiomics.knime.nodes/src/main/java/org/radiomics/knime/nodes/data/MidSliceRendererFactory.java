package org.radiomics.knime.nodes.data;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.renderer.AbstractDataValueRendererFactory;
import org.knime.core.data.renderer.DataValueRenderer;

/** Makes the renderers of images and regions of interest. */
public final class MidSliceRendererFactory extends AbstractDataValueRendererFactory {

    @Override
    public String getDescription() {
        return MidSliceRenderer.DESCRIPTION;
    }

    @Override
    public DataValueRenderer createRenderer(final DataColumnSpec column) {
        return new MidSliceRenderer();
    }
}
