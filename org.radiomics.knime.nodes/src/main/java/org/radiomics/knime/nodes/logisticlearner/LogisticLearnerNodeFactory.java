package org.radiomics.knime.nodes.logisticlearner;

import org.radiomics.knime.nodes.options.OptionsNodeFactory;

/** Creates the node Logistic Regression Learner (Radiomics). */
public final class LogisticLearnerNodeFactory extends OptionsNodeFactory<LogisticLearnerNodeModel> {

    /** Called by KNIME. */
    public LogisticLearnerNodeFactory() {
        super(LogisticLearnerNodeModel.OPTIONS);
    }

    @Override
    public LogisticLearnerNodeModel createNodeModel() {
        return new LogisticLearnerNodeModel();
    }
}
