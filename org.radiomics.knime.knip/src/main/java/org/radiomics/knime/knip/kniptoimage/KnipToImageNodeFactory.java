package org.radiomics.knime.knip.kniptoimage;

import org.radiomics.knime.nodes.options.OptionsNodeFactory;

/** The node "KNIP to Image". */
public final class KnipToImageNodeFactory extends OptionsNodeFactory<KnipToImageNodeModel> {

    /** Called by KNIME. */
    public KnipToImageNodeFactory() {
        super(KnipToImageNodeModel.OPTIONS);
    }

    @Override
    public KnipToImageNodeModel createNodeModel() {
        return new KnipToImageNodeModel();
    }
}
