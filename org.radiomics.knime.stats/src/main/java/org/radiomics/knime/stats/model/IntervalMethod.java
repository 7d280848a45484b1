package org.radiomics.knime.stats.model;

/** How the confidence interval of a coefficient is found. */
public enum IntervalMethod {
    /** Coefficient -+ normal quantile x standard error: symmetric on the log scale. */
    WALD,
    /**
     * The values that a likelihood-ratio test would not reject; with Firth's correction, of the penalised likelihood.
     */
    PROFILE_LIKELIHOOD
}
