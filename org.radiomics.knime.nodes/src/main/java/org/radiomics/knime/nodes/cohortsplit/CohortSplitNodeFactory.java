package org.radiomics.knime.nodes.cohortsplit;

import org.radiomics.knime.nodes.options.OptionsNodeFactory;

/** Creates the node Cohort Split. */
public final class CohortSplitNodeFactory extends OptionsNodeFactory<CohortSplitNodeModel> {

    /** Called by KNIME. */
    public CohortSplitNodeFactory() {
        super(CohortSplitNodeModel.OPTIONS);
    }

    @Override
    public CohortSplitNodeModel createNodeModel() {
        return new CohortSplitNodeModel();
    }
}
