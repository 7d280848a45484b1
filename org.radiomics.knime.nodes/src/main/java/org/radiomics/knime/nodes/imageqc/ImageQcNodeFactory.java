package org.radiomics.knime.nodes.imageqc;

import org.radiomics.knime.nodes.options.OptionsNodeFactory;

/** Creates the node Image QC. */
public final class ImageQcNodeFactory extends OptionsNodeFactory<ImageQcNodeModel> {

    /** Called by KNIME. */
    public ImageQcNodeFactory() {
        super(ImageQcNodeModel.OPTIONS);
    }

    @Override
    public ImageQcNodeModel createNodeModel() {
        return new ImageQcNodeModel();
    }
}
