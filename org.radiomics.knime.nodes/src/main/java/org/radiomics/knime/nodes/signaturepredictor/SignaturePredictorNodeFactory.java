package org.radiomics.knime.nodes.signaturepredictor;

import org.radiomics.knime.nodes.options.OptionsNodeFactory;

/** Creates the node Signature Predictor. */
public final class SignaturePredictorNodeFactory extends OptionsNodeFactory<SignaturePredictorNodeModel> {

    /** Called by KNIME. */
    public SignaturePredictorNodeFactory() {
        super(SignaturePredictorNodeModel.OPTIONS);
    }

    @Override
    public SignaturePredictorNodeModel createNodeModel() {
        return new SignaturePredictorNodeModel();
    }
}
