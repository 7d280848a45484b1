package org.radiomics.knime.nodes.signaturecrossvalidation;

import org.radiomics.knime.nodes.options.OptionsNodeFactory;

/** Creates the node Signature Cross-Validation. */
public final class SignatureCrossValidationNodeFactory extends OptionsNodeFactory<SignatureCrossValidationNodeModel> {

    /** Called by KNIME. */
    public SignatureCrossValidationNodeFactory() {
        super(CrossValidationOptions.ALL);
    }

    @Override
    public SignatureCrossValidationNodeModel createNodeModel() {
        return new SignatureCrossValidationNodeModel();
    }
}
