package org.radiomics.knime.stats.model;

/** What a cross-validation averages over held-out rows; the type.measure of cv.glmnet. */
public enum CvMeasure {
    /** -2 log-likelihood, probabilities kept within 1e-5 and 1 - 1e-5 */
    DEVIANCE("Binomial deviance", 1),
    /** share of rows on the wrong side of probability one half */
    CLASS_ERROR("Misclassification error", 1),
    /** squared error of the probability, summed over both levels; or of a number, whose deviance it is */
    SQUARED_ERROR("Mean squared error", 1),
    /** area under the ROC curve within folds, ties counted half */
    AUC("AUC", -1),
    /** absolute error of the probability, summed over both levels; or of a number */
    ABSOLUTE_ERROR("Mean absolute error", 1);

    private final String m_label;

    private final int m_sign;

    CvMeasure(final String label, final int sign) {
        m_label = label;
        m_sign = sign;
    }

    /** @return the text that axes and tables use */
    public String label() {
        return m_label;
    }

    /** @return 1 if smaller is better, -1 if larger is */
    int sign() {
        return m_sign;
    }
}
