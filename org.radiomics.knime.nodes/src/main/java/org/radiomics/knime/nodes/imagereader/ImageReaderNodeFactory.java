package org.radiomics.knime.nodes.imagereader;

import org.radiomics.knime.nodes.options.OptionsNodeFactory;

/** Makes Image Readers. */
public final class ImageReaderNodeFactory extends OptionsNodeFactory<ImageReaderNodeModel> {

    /** Called by KNIME. */
    public ImageReaderNodeFactory() {
        super(ImageReaderNodeModel.OPTIONS);
    }

    @Override
    public ImageReaderNodeModel createNodeModel() {
        return new ImageReaderNodeModel();
    }
}
