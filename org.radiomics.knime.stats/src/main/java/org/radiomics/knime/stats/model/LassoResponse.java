package org.radiomics.knime.stats.model;

import java.util.List;

/**
 * What a LASSO explains, one value per row, with everything that depends on the family. The solver works on a scale of
 * its own: {@code center + unit * eta} is the prediction that its linear predictor eta stands for.
 */
sealed interface LassoResponse permits LevelsResponse, NumbersResponse {

    /** @return the name of the column */
    String name();

    /** @return the number of rows */
    int size();

    /** @return some rows, repetition allowed */
    LassoResponse take(int[] rows);

    /**
     * @param where the rows are, for the message
     * @throws IllegalArgumentException if nothing can be fitted to them
     */
    void check(String where);

    /** @return what the solver minimises, on its scale */
    PenalizedLoss loss();

    /** @return the prediction for a linear predictor of 0 on the solver's scale */
    double center();

    /** @return what 1 on the solver's scale is in a prediction */
    double unit();

    /** @return whether the gain of the deviance ratio that ends a path is a share of the ratio itself */
    boolean endsByRelativeGain();

    /** @return the rows that a resample keeps the number of, in order */
    int[][] strata();

    /** @return the fold of every row, 1 to the number of folds, drawn within the strata */
    int[] folds(int folds, long seed);

    /**
     * @param wanted the measure that was asked for
     * @return what it means for this family
     * @throws IllegalArgumentException if it means nothing
     */
    CvMeasure measure(CvMeasure wanted);

    /**
     * @param measure of single rows
     * @param prediction of a row
     * @param row its index
     * @return its error, in {@link #errorUnit}
     */
    double error(CvMeasure measure, double prediction, int row);

    /** @return what 1 as error of a row is in data: keeps squares of huge and tiny numbers in range */
    double errorUnit(CvMeasure measure);

    /** @return whether a row counts as positive, for the AUC */
    boolean isPositive(int row);

    /** @return what a reader should know of the rows, in sentences */
    List<String> notices();

    /** @return a model of this response */
    Signature signature(double lambda, double intercept, List<String> features, double[] coefficients);
}
