package org.radiomics.knime.nodes.record;

import org.knime.core.data.image.png.PNGImageContent;
import org.knime.core.node.port.image.ImagePortObject;
import org.knime.core.node.port.image.ImagePortObjectSpec;
import org.radiomics.knime.stats.report.Picture;

/** Pictures at output ports: the PNG of what the study record holds as PNG and SVG. */
public final class Pictures {

    /** The specification of a picture's port. */
    public static final ImagePortObjectSpec SPEC = new ImagePortObjectSpec(PNGImageContent.TYPE);

    private Pictures() {
    }

    /**
     * @param picture of the study record
     * @return the same for an output port
     */
    public static ImagePortObject port(final Picture picture) {
        return new ImagePortObject(new PNGImageContent(picture.png()), SPEC);
    }
}
