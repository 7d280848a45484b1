package org.radiomics.knime.nodes.cohortreader;

import org.radiomics.knime.nodes.options.OptionsNodeFactory;

/** Creates the node Cohort Reader. */
public final class CohortReaderNodeFactory extends OptionsNodeFactory<CohortReaderNodeModel> {

    /** Called by KNIME. */
    public CohortReaderNodeFactory() {
        super(CohortReaderNodeModel.OPTIONS);
    }

    @Override
    public CohortReaderNodeModel createNodeModel() {
        return new CohortReaderNodeModel();
    }
}
