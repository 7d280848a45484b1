package org.radiomics.knime.nodes.lassolearner;

import org.radiomics.knime.nodes.options.OptionsNodeFactory;

/** Creates the node LASSO Learner. */
public final class LassoLearnerNodeFactory extends OptionsNodeFactory<LassoLearnerNodeModel> {

    /** Called by KNIME. */
    public LassoLearnerNodeFactory() {
        super(LassoLearnerNodeModel.OPTIONS);
    }

    @Override
    public LassoLearnerNodeModel createNodeModel() {
        return new LassoLearnerNodeModel();
    }
}
