package org.radiomics.knime.nodes.rocview;

import org.radiomics.knime.nodes.options.OptionsNodeFactory;

/** Creates the node ROC View. */
public final class RocViewNodeFactory extends OptionsNodeFactory<RocViewNodeModel> {

    /** Called by KNIME. */
    public RocViewNodeFactory() {
        super(RocViewNodeModel.OPTIONS);
    }

    @Override
    public RocViewNodeModel createNodeModel() {
        return new RocViewNodeModel();
    }
}
