package org.radiomics.knime.stats.selection;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Columns made three levels, below, within and above mean -+ half a standard deviation (n - 1), and their mutual
 * information in nats by the counts of the levels.
 */
final class ThreeLevels {

    private static final int LEVELS = 3;

    /** Rounding of the sum; true information from counts is not that small. */
    private static final double NOTHING = 1e-14;

    private final int[][] m_codes;

    /** @param columns finite values */
    ThreeLevels(final double[][] columns) {
        m_codes = Arrays.stream(columns).map(ThreeLevels::codes).toArray(int[][]::new);
    }

    private static int[] codes(final double[] values) {
        if (FeatureValues.isConstant(values)) {
            return null;
        }
        final double[] deviations = UnitColumns.deviations(values);
        final double half = Math.sqrt(UnitColumns.dot(deviations, deviations) / (deviations.length - 1)) / 2;
        return Arrays.stream(deviations).mapToInt(d -> d < -half ? 0 : d > half ? 2 : 1).toArray();
    }

    /** @return the mutual information of two columns that are not constant */
    double between(final int a, final int b) {
        return information(m_codes[a], m_codes[b]);
    }

    /**
     * @param positive the outcome
     * @return per column its mutual information with the outcome; NaN with a reason for a constant column
     */
    List<Scoring.Score> with(final boolean[] positive) {
        final int[] outcome = IntStream.range(0, positive.length).map(i -> positive[i] ? 1 : 0).toArray();
        return Arrays.stream(m_codes).map(codes -> codes == null ? Scoring.Score.undefined("all values are equal")
            : new Scoring.Score(information(codes, outcome), Double.NaN, "")).toList();
    }

    private static double information(final int[] a, final int[] b) {
        final double n = a.length;
        final int[] joint = new int[LEVELS * LEVELS];
        final int[] first = new int[LEVELS];
        final int[] second = new int[LEVELS];
        for (int i = 0; i < a.length; i++) {
            joint[LEVELS * a[i] + b[i]]++;
            first[a[i]]++;
            second[b[i]]++;
        }
        double sum = 0;
        for (int cell = 0; cell < joint.length; cell++) {
            if (joint[cell] > 0) {
                sum += joint[cell] / n
                    * Math.log(joint[cell] * n / ((double)first[cell / LEVELS] * second[cell % LEVELS]));
            }
        }
        return sum < NOTHING ? 0 : sum;
    }
}
