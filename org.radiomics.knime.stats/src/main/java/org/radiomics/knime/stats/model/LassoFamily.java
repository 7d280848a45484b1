package org.radiomics.knime.stats.model;

/** What a LASSO explains; the family of glmnet. */
public enum LassoFamily {
    /** an outcome of two levels, by its log-odds */
    BINOMIAL,
    /** a number, in its own unit */
    GAUSSIAN
}
