package org.radiomics.knime.nodes.cohortassembler;

import org.radiomics.knime.nodes.options.OptionsNodeFactory;

/** Creates the node Cohort Assembler. */
public final class CohortAssemblerNodeFactory extends OptionsNodeFactory<CohortAssemblerNodeModel> {

    /** Called by KNIME. */
    public CohortAssemblerNodeFactory() {
        super(CohortAssemblerNodeModel.OPTIONS);
    }

    @Override
    public CohortAssemblerNodeModel createNodeModel() {
        return new CohortAssemblerNodeModel();
    }
}
