package org.radiomics.knime.stats.model;

/**
 * One coefficient of a logistic model, on the scale of the data.
 *
 * @param name "(Intercept)", the column, or column=level
 * @param column the column, or null for the intercept
 * @param level the level that is compared with the reference, or null
 * @param reference the level compared with, or null
 * @param coefficient change of the log odds of the positive level per unit, or against the reference
 * @param standardError of the coefficient, from the inverse of the information matrix
 * @param z coefficient / standard error
 * @param p two-sided Wald p value
 * @param lower limit of the confidence interval of the coefficient
 * @param upper limit of the confidence interval of the coefficient
 */
public record Term(String name, String column, String level, String reference, double coefficient, double standardError,
    double z, double p, double lower, double upper) {

    /** @return exp(coefficient) */
    public double oddsRatio() {
        return Math.exp(coefficient);
    }

    /** @return lower limit of the odds ratio */
    public double oddsRatioLower() {
        return Math.exp(lower);
    }

    /** @return upper limit of the odds ratio */
    public double oddsRatioUpper() {
        return Math.exp(upper);
    }

    /** @return whether this is the intercept */
    public boolean isIntercept() {
        return column == null;
    }
}
