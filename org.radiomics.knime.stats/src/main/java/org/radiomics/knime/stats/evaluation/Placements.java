package org.radiomics.knime.stats.evaluation;

import java.util.Arrays;

/**
 * The Mann-Whitney statistic and DeLong's components of it. A component is the share of the other group that a row is
 * in the right order with, ties counting half. Counts are integers, so that the area is exact up to one rounding.
 */
final class Placements {

    /**
     * The components, in the order of the rows asked for.
     *
     * @param cases one per positive row
     * @param controls one per negative row
     */
    record Components(double[] cases, double[] controls) {
    }

    private final double[] m_cases;

    private final double[] m_controls;

    private final double m_auc;

    private final double m_variance;

    /**
     * @param cases scores of positive rows, ascending; higher means positive
     * @param controls scores of negative rows, ascending
     */
    Placements(final double[] cases, final double[] controls) {
        m_cases = cases;
        m_controls = controls;
        long twice = 0;
        for (final double score : cases) {
            twice += twiceBelow(controls, score);
        }
        m_auc = twice / (2.0 * cases.length * controls.length);
        final Components components = components(cases, controls);
        m_variance = covariance(components.cases(), components.cases(), m_auc, m_auc) / cases.length
            + covariance(components.controls(), components.controls(), m_auc, m_auc) / controls.length;
    }

    /** @return 2 x (number below + half the number equal) */
    private static long twiceBelow(final double[] sorted, final double score) {
        return (long)lowerBound(sorted, score) + lowerBound(sorted, Math.nextUp(score));
    }

    /** @return the number of values below the bound */
    private static int lowerBound(final double[] sorted, final double bound) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            final int middle = (low + high) >>> 1;
            if (sorted[middle] < bound) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** @return the mean product of deviations, with n - 1; NaN for one value */
    static double covariance(final double[] x, final double[] y, final double meanX, final double meanY) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (x[i] - meanX) * (y[i] - meanY);
        }
        return sum / (x.length - 1);
    }

    Components components(final double[] cases, final double[] controls) {
        final double ofCases = 2.0 * m_controls.length;
        final double ofControls = 2.0 * m_cases.length;
        return new Components(Arrays.stream(cases).map(s -> twiceBelow(m_controls, s) / ofCases).toArray(),
            Arrays.stream(controls).map(s -> (ofControls - twiceBelow(m_cases, s)) / ofControls).toArray());
    }

    double auc() {
        return m_auc;
    }

    double variance() {
        return m_variance;
    }

    double medianOfCases() {
        return Quantile.of(m_cases, 0.5);
    }

    double medianOfControls() {
        return Quantile.of(m_controls, 0.5);
    }

    int positives() {
        return m_cases.length;
    }

    int negatives() {
        return m_controls.length;
    }
}
