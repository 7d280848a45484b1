package org.radiomics.knime.knip.imagetoknip;

import org.radiomics.knime.nodes.options.OptionsNodeFactory;

/** The node "Image to KNIP". */
public final class ImageToKnipNodeFactory extends OptionsNodeFactory<ImageToKnipNodeModel> {

    /** Called by KNIME. */
    public ImageToKnipNodeFactory() {
        super(ImageToKnipNodeModel.OPTIONS);
    }

    @Override
    public ImageToKnipNodeModel createNodeModel() {
        return new ImageToKnipNodeModel();
    }
}
