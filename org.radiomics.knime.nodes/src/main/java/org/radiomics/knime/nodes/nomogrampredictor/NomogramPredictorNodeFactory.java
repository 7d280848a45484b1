package org.radiomics.knime.nodes.nomogrampredictor;

import org.radiomics.knime.nodes.options.OptionsNodeFactory;

/** Creates the node Nomogram Predictor. */
public final class NomogramPredictorNodeFactory extends OptionsNodeFactory<NomogramPredictorNodeModel> {

    /** Called by KNIME. */
    public NomogramPredictorNodeFactory() {
        super(NomogramPredictorNodeModel.OPTIONS);
    }

    @Override
    public NomogramPredictorNodeModel createNodeModel() {
        return new NomogramPredictorNodeModel();
    }
}
