package org.radiomics.knime.stats.evaluation;

import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Erf;

/**
 * McNemar's test of two classifiers on the same rows (Psychometrika 1947, 12:153). It looks at the rows that only one
 * of them calls rightly. On positive rows alone it compares sensitivities, on negative rows alone specificities.
 */
public final class McNemar {

    private McNemar() {
    }

    /**
     * Outcome of the test.
     *
     * @param onlyFirst rows that only the first classifier calls rightly
     * @param onlySecond rows that only the second calls rightly
     * @param statistic (b - c)^2 / (b + c), chi-square with 1 degree of freedom: R's mcnemar.test(correct = FALSE)
     * @param p of the statistic
     * @param corrected (|b - c| - 1)^2 / (b + c), 0 if b = c: R's mcnemar.test
     * @param correctedP of the corrected statistic
     * @param exactP two-sided binomial p, R's binom.test(b, b + c); 1 if the classifiers never differ
     * @param reason why numbers are NaN; empty otherwise
     */
    public record Result(int onlyFirst, int onlySecond, double statistic, double p, double corrected, double correctedP,
        double exactP, String reason) {
    }

    /**
     * Tests two classifiers.
     *
     * @param firstRight whether the first calls each row rightly
     * @param secondRight whether the second does
     * @return the test
     * @throws IllegalArgumentException if the lengths differ
     */
    public static Result test(final boolean[] firstRight, final boolean[] secondRight) {
        if (firstRight.length != secondRight.length) {
            throw new IllegalArgumentException("McNemar's test compares two classifiers on the same rows, but there are"
                + " " + firstRight.length + " and " + secondRight.length + " decisions. Give one of each per row.");
        }
        int onlyFirst = 0;
        int onlySecond = 0;
        for (int i = 0; i < firstRight.length; i++) {
            onlyFirst += firstRight[i] && !secondRight[i] ? 1 : 0;
            onlySecond += secondRight[i] && !firstRight[i] ? 1 : 0;
        }
        return test(onlyFirst, onlySecond);
    }

    /**
     * Tests counts.
     *
     * @param onlyFirst rows that only the first classifier calls rightly
     * @param onlySecond rows that only the second calls rightly
     * @return the test; the chi-square form is NaN if both counts are 0
     * @throws IllegalArgumentException if a count is negative
     */
    public static Result test(final int onlyFirst, final int onlySecond) {
        if (onlyFirst < 0 || onlySecond < 0) {
            throw new IllegalArgumentException("McNemar's test counts rows; " + Math.min(onlyFirst, onlySecond)
                + " is no count. Give numbers of at least 0.");
        }
        final double rows = (double)onlyFirst + onlySecond;
        if (rows == 0) {
            return new Result(0, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 1,
                "The classifiers agree in every row, so that the chi-square form is not defined.");
        }
        final double difference = Math.abs((double)onlyFirst - onlySecond);
        final double statistic = difference * difference / rows;
        final double less = difference == 0 ? 0 : difference - 1;
        final double corrected = less * less / rows;
        return new Result(onlyFirst, onlySecond, statistic, upperTail(statistic), corrected, upperTail(corrected),
            exact(Math.min(onlyFirst, onlySecond), rows), "");
    }

    private static double upperTail(final double chiSquare) {
        return Erf.erfc(Math.sqrt(chiSquare / 2));
    }

    /** Twice the probability of at most that many heads. */
    private static double exact(final int fewer, final double rows) {
        return 2.0 * fewer == rows ? 1 : Math.min(1, 2 * Beta.regularizedBeta(0.5, rows - fewer, fewer + 1.0));
    }
}
