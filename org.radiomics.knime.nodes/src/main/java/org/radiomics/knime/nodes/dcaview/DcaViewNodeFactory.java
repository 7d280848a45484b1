package org.radiomics.knime.nodes.dcaview;

import org.radiomics.knime.nodes.options.OptionsNodeFactory;

/** Creates the node DCA View. */
public final class DcaViewNodeFactory extends OptionsNodeFactory<DcaViewNodeModel> {

    /** Called by KNIME. */
    public DcaViewNodeFactory() {
        super(DcaViewNodeModel.OPTIONS);
    }

    @Override
    public DcaViewNodeModel createNodeModel() {
        return new DcaViewNodeModel();
    }
}
