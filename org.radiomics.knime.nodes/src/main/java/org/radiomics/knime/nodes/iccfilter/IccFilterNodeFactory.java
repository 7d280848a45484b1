package org.radiomics.knime.nodes.iccfilter;

import org.radiomics.knime.nodes.options.OptionsNodeFactory;

/** Creates the node ICC Filter. */
public final class IccFilterNodeFactory extends OptionsNodeFactory<IccFilterNodeModel> {

    /** Called by KNIME. */
    public IccFilterNodeFactory() {
        super(IccFilterNodeModel.OPTIONS);
    }

    @Override
    public IccFilterNodeModel createNodeModel() {
        return new IccFilterNodeModel();
    }
}
