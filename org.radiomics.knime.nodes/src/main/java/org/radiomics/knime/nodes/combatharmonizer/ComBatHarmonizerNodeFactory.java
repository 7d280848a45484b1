package org.radiomics.knime.nodes.combatharmonizer;

import org.radiomics.knime.nodes.options.OptionsNodeFactory;

/** Creates the node ComBat Harmonizer. */
public final class ComBatHarmonizerNodeFactory extends OptionsNodeFactory<ComBatHarmonizerNodeModel> {

    /** Called by KNIME. */
    public ComBatHarmonizerNodeFactory() {
        super(ComBatHarmonizerNodeModel.OPTIONS);
    }

    @Override
    public ComBatHarmonizerNodeModel createNodeModel() {
        return new ComBatHarmonizerNodeModel();
    }
}
