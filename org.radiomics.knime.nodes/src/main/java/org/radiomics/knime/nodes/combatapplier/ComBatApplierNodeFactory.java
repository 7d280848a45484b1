package org.radiomics.knime.nodes.combatapplier;

import org.radiomics.knime.nodes.options.OptionsNodeFactory;

/** Creates the node ComBat Applier. */
public final class ComBatApplierNodeFactory extends OptionsNodeFactory<ComBatApplierNodeModel> {

    /** Called by KNIME. */
    public ComBatApplierNodeFactory() {
        super(ComBatApplierNodeModel.OPTIONS);
    }

    @Override
    public ComBatApplierNodeModel createNodeModel() {
        return new ComBatApplierNodeModel();
    }
}
