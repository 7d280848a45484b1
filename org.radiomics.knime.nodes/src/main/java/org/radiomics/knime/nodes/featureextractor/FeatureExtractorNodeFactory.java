package org.radiomics.knime.nodes.featureextractor;

import org.radiomics.knime.nodes.options.OptionsNodeFactory;

/** Makes Feature Extractors. */
public final class FeatureExtractorNodeFactory extends OptionsNodeFactory<FeatureExtractorNodeModel> {

    /** Called by KNIME. */
    public FeatureExtractorNodeFactory() {
        super(FeatureExtractorNodeModel.OPTIONS);
    }

    @Override
    public FeatureExtractorNodeModel createNodeModel() {
        return new FeatureExtractorNodeModel();
    }
}
