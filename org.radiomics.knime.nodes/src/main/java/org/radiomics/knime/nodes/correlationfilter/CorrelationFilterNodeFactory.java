package org.radiomics.knime.nodes.correlationfilter;

import org.radiomics.knime.nodes.options.OptionsNodeFactory;

/** Creates the node Correlation Filter. */
public final class CorrelationFilterNodeFactory extends OptionsNodeFactory<CorrelationFilterNodeModel> {

    /** Called by KNIME. */
    public CorrelationFilterNodeFactory() {
        super(CorrelationFilterNodeModel.OPTIONS);
    }

    @Override
    public CorrelationFilterNodeModel createNodeModel() {
        return new CorrelationFilterNodeModel();
    }
}
