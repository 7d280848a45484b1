package org.radiomics.knime.stats.evaluation;

/** Minus twice the log-likelihood of outcomes under log odds. */
final class BinomialDeviance {

    /** How many factors of at most 2 one row adds to a product that began below 1e100. */
    private static final int MOST_FACTORS = 100;

    private BinomialDeviance() {
    }

    /**
     * The logarithms of 1 + exp(-|eta|), at most ln 2 each, are taken of products of a few: a logarithm costs most
     * here.
     *
     * @param linear log odds, one per row
     * @param positive one flag per row
     * @param counts how often each row counts
     * @return the deviance; infinite where infinite log odds are wrong
     */
    static double of(final double[] linear, final boolean[] positive, final int[] counts) {
        double deviance = 0;
        double product = 1;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                final double factor = 1 + Math.exp(-Math.abs(linear[i]));
                deviance += linear[i] >= 0 == positive[i] ? 0 : 2 * counts[i] * Math.abs(linear[i]);
                product *= counts[i] == 1 ? factor : Math.pow(factor, Math.min(counts[i], MOST_FACTORS));
                deviance += counts[i] <= MOST_FACTORS ? 0 : 2 * (counts[i] - MOST_FACTORS) * Math.log(factor);
                if (product > 1e100) {
                    deviance += 2 * Math.log(product);
                    product = 1;
                }
            }
        }
        return deviance + 2 * Math.log(product);
    }

    /** @return the deviance where every row has the same probability, the share of positives */
    static double ofRate(final int positives, final int rows) {
        return -2 * (term(positives, rows) + term(rows - positives, rows));
    }

    private static double term(final int count, final int rows) {
        return count == 0 ? 0 : count * Math.log(count / (double)rows);
    }
}
