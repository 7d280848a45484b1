package org.radiomics.knime.stats.evaluation;

import java.util.List;

import org.radiomics.knime.stats.model.LogisticModel;

/**
 * The indexes that R's {@code rms::validate} tabulates, of log odds on rows that may count more than once. AUC and Dxy
 * are exact; the others are defined as in rms: R2 is Nagelkerke's; D = (likelihood ratio - 1) / n; U = (deviance of the
 * log odds as they are - deviance after recalibration - 2) / n; Q = D - U; g and gp are Gini's mean difference of log
 * odds and probabilities after recalibration.
 */
final class CalibrationIndexes {

    /** The order of the indexes. */
    static final List<String> NAMES =
        List.of("AUC", "Intercept", "Slope", "Brier score", "Dxy", "R2", "D", "U", "Q", "g", "gp");

    static final int INTERCEPT = 1;

    static final int SLOPE = 2;

    private final boolean[] m_positive;

    private final double[] m_linear;

    private final double[] m_probability;

    private final int[] m_order;

    /**
     * @param positive one flag per row
     * @param linear log odds, one per row
     * @param probability of the same
     * @param order of the log odds, ascending
     */
    CalibrationIndexes(final boolean[] positive, final double[] linear, final double[] probability, final int[] order) {
        m_positive = positive;
        m_linear = linear;
        m_probability = probability;
        m_order = order;
    }

    /**
     * @param counts how often each row counts, as often as the log odds were fitted to it
     * @return the indexes of log odds that are a maximum of the likelihood: intercept 0, slope 1 and nothing to
     *         recalibrate
     */
    double[] ofFit(final int[] counts) {
        return indexes(counts, 0, 1, m_linear);
    }

    /**
     * @param counts how often each row counts
     * @param orLast whether, where the log odds separate the outcomes, intercept and slope are where the iteration gave
     *            up, as in rms
     * @return the indexes of log odds that come from elsewhere; NaN but for AUC, Dxy and Brier score where there is no
     *         intercept and slope
     */
    double[] ofOthers(final int[] counts, final boolean orLast) {
        final NewtonRefit.Fit line =
            new NewtonRefit(new double[][]{m_linear}, m_positive, NewtonRefit.Rule.RMS_LINE).fit(counts);
        final double[] fitted = orLast || line.end() == NewtonRefit.End.SETTLED ? line.linear() : null;
        if (fitted == null) {
            return indexes(counts, Double.NaN, Double.NaN, null);
        }
        final int lowest = m_order[0];
        final int highest = m_order[m_order.length - 1];
        final double slope = (fitted[highest] - fitted[lowest]) / (m_linear[highest] - m_linear[lowest]);
        return indexes(counts, fitted[lowest] - slope * m_linear[lowest], slope, fitted);
    }

    /** @param recalibrated the log odds after recalibration; null where there is none */
    private double[] indexes(final int[] counts, final double intercept, final double slope,
        final double[] recalibrated) {
        int rows = 0;
        int positives = 0;
        double squares = 0;
        for (int i = 0; i < counts.length; i++) {
            rows += counts[i];
            positives += m_positive[i] ? counts[i] : 0;
            final double difference = (m_positive[i] ? 1 : 0) - m_probability[i];
            squares += counts[i] * difference * difference;
        }
        final double auc = auc(counts);
        final double none = BinomialDeviance.ofRate(positives, rows);
        final double best =
            recalibrated == null ? Double.NaN : BinomialDeviance.of(recalibrated, m_positive, counts);
        final double asIs = recalibrated == m_linear ? best : BinomialDeviance.of(m_linear, m_positive, counts);
        final double d = (none - best - 1) / rows;
        final double u = (asIs - best - 2) / rows;
        return new double[]{auc, intercept, slope, squares / rows, 2 * auc - 1,
            nagelkerke(none - best, none, rows), d, u, d - u, Math.abs(slope) * gini(m_linear, counts, rows),
            recalibrated == m_linear ? gini(m_probability, counts, rows) : recalibratedGini(recalibrated, counts,
            rows)};
    }

    /** The share of the likelihood ratio in the largest that is possible, on the scale of R squared. */
    static double nagelkerke(final double likelihoodRatio, final double none, final int rows) {
        return Math.expm1(-likelihoodRatio / rows) / Math.expm1(-none / rows);
    }

    private double recalibratedGini(final double[] recalibrated, final int[] counts, final int rows) {
        if (recalibrated == null) {
            return Double.NaN;
        }
        final double[] p = new double[recalibrated.length];
        for (int i = 0; i < p.length; i++) {
            p[i] = LogisticModel.probability(recalibrated[i]);
        }
        // A negative slope reverses the order, which changes but the sign.
        return Math.abs(gini(p, counts, rows));
    }

    /** Gini's mean difference of values in the order of the log odds, in one pass over the gaps between them. */
    private double gini(final double[] values, final int[] counts, final int rows) {
        double sum = 0;
        long below = 0;
        double last = Double.NaN;
        for (final int row : m_order) {
            if (counts[row] > 0) {
                sum += below == 0 ? 0 : (values[row] - last) * ((double)below * (rows - below));
                last = values[row];
                below += counts[row];
            }
        }
        return 2 * sum / ((double)rows * (rows - 1));
    }

    /** The exact Mann-Whitney statistic with repeated rows, in one pass over the ordered rows. */
    private double auc(final int[] counts) {
        long twice = 0;
        long casesSeen = 0;
        long controlsSeen = 0;
        int i = 0;
        while (i < m_order.length) {
            long cases = 0;
            long controls = 0;
            final double value = m_linear[m_order[i]];
            for (; i < m_order.length && m_linear[m_order[i]] == value; i++) {
                cases += m_positive[m_order[i]] ? counts[m_order[i]] : 0;
                controls += m_positive[m_order[i]] ? 0 : counts[m_order[i]];
            }
            twice += cases * (2 * controlsSeen + controls);
            casesSeen += cases;
            controlsSeen += controls;
        }
        return twice / (2.0 * casesSeen * controlsSeen);
    }
}
