package org.radiomics.knime.nodes.phantomcohort;

import org.radiomics.knime.nodes.options.OptionsNodeFactory;

/** Makes Phantom Cohorts. */
public final class PhantomCohortNodeFactory extends OptionsNodeFactory<PhantomCohortNodeModel> {

    /** Called by KNIME. */
    public PhantomCohortNodeFactory() {
        super(PhantomCohortNodeModel.OPTIONS);
    }

    @Override
    public PhantomCohortNodeModel createNodeModel() {
        return new PhantomCohortNodeModel();
    }
}
