package org.radiomics.knime.nodes.nomogramlearner;

import org.radiomics.knime.nodes.options.OptionsNodeFactory;

/** Creates the node Nomogram Learner. */
public final class NomogramLearnerNodeFactory extends OptionsNodeFactory<NomogramLearnerNodeModel> {

    /** Called by KNIME. */
    public NomogramLearnerNodeFactory() {
        super(NomogramLearnerNodeModel.OPTIONS);
    }

    @Override
    public NomogramLearnerNodeModel createNodeModel() {
        return new NomogramLearnerNodeModel();
    }
}
