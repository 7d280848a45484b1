package org.radiomics.knime.nodes.kbestfilter;

import org.radiomics.knime.nodes.options.OptionsNodeFactory;

/** Creates the node ANOVA / KBest Filter. */
public final class KBestFilterNodeFactory extends OptionsNodeFactory<KBestFilterNodeModel> {

    /** Called by KNIME. */
    public KBestFilterNodeFactory() {
        super(KBestFilterNodeModel.OPTIONS);
    }

    @Override
    public KBestFilterNodeModel createNodeModel() {
        return new KBestFilterNodeModel();
    }
}
