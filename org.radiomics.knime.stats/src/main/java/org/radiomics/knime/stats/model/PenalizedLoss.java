package org.radiomics.knime.stats.model;

/** What the elastic net minimises besides its penalty: a mean over rows, with the derivatives of Newton's method. */
interface PenalizedLoss {

    /** @return the intercept of the model without predictors */
    double nullIntercept();

    /**
     * Evaluates the loss.
     *
     * @param eta linear predictor, one per row
     * @param residual overwritten: minus the derivative by eta
     * @param weight overwritten: the second derivative by eta
     * @return the mean over rows
     */
    double evaluate(double[] eta, double[] residual, double[] weight);
}
