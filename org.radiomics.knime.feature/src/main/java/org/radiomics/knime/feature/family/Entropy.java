package org.radiomics.knime.feature.family;

/** Shannon's entropy in bits. */
final class Entropy {

    /** The distance from 1 to the next double, which PyRadiomics adds to a probability before taking the logarithm. */
    static final double EPSILON = Math.ulp(1.0);

    private static final double LN_2 = Math.log(2);

    private Entropy() {
    }

    /** @return log2(p + epsilon), finite for a probability of 0 */
    static double log2(final double probability) {
        return Math.log(probability + EPSILON) / LN_2;
    }

    /** @return - sum of p log2 p over the first probabilities of an array; zeros add nothing */
    static double of(final double[] probabilities, final int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            final double p = probabilities[i];
            if (p > 0) {
                sum -= p * log2(p);
            }
        }
        return sum;
    }
}
