package org.radiomics.knime.nodes.imagepreprocessor;

import org.radiomics.knime.nodes.options.OptionsNodeFactory;

/** Makes Image Preprocessors. */
public final class ImagePreprocessorNodeFactory extends OptionsNodeFactory<ImagePreprocessorNodeModel> {

    /** Called by KNIME. */
    public ImagePreprocessorNodeFactory() {
        super(PreprocessorOptions.ALL);
    }

    @Override
    public ImagePreprocessorNodeModel createNodeModel() {
        return new ImagePreprocessorNodeModel();
    }
}
