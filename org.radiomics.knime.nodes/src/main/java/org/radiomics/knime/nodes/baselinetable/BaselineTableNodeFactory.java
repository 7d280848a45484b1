package org.radiomics.knime.nodes.baselinetable;

import org.radiomics.knime.nodes.options.OptionsNodeFactory;

/** Creates the node Baseline Table. */
public final class BaselineTableNodeFactory extends OptionsNodeFactory<BaselineTableNodeModel> {

    /** Called by KNIME. */
    public BaselineTableNodeFactory() {
        super(BaselineTableNodeModel.OPTIONS);
    }

    @Override
    public BaselineTableNodeModel createNodeModel() {
        return new BaselineTableNodeModel();
    }
}
