package org.radiomics.knime.feature.family;

import java.util.Arrays;

/**
 * The features of one co-occurrence matrix (IBSI 3.6; PyRadiomics docs "Gray Level Co-occurrence Matrix"). Writes p(i,
 * j) for a cell's share of all pairs, px and py for the marginals, p(x+y) and p(x-y) for the distributions of the sum
 * and of the absolute difference of the two levels.
 */
final class CooccurrenceStatistics {

    private CooccurrenceMatrix m_matrix;

    private Levels m_levels;

    private int m_present;

    private int m_lowest;

    /** The highest level that has pairs; Ng may be higher. */
    private int m_topmost;

    private double[] m_px = new double[0];

    /** Is px for symmetric matrices. */
    private double[] m_py = m_px;

    /** p(x+y), from twice the lowest level. */
    private double[] m_sum = new double[0];

    private double[] m_difference = new double[0];

    private double m_autocorrelation;

    private double m_jointEnergy;

    private double m_jointEntropy;

    private double m_maximumProbability;

    /** Without values until {@link #compute}. */
    CooccurrenceStatistics() {
    }

    /** @param matrix with at least one pair */
    CooccurrenceStatistics(final CooccurrenceMatrix matrix) {
        compute(matrix);
    }

    /**
     * Turns to another matrix. Memory of the one before is used again.
     *
     * @param matrix with at least one pair
     */
    void compute(final CooccurrenceMatrix matrix) {
        m_matrix = matrix;
        m_levels = matrix.levels();
        m_present = m_levels.present();
        m_lowest = m_levels.value(1);
        m_topmost = m_levels.value(m_present);
        m_px = zeros(m_px, m_present + 1);
        m_py = matrix.isSymmetric() ? m_px : zeros(m_py == m_px ? new double[0] : m_py, m_present + 1);
        m_sum = zeros(m_sum, 2 * (m_topmost - m_lowest) + 1);
        m_difference = zeros(m_difference, m_topmost - m_lowest + 1);
        m_autocorrelation = 0;
        m_jointEnergy = 0;
        m_jointEntropy = 0;
        m_maximumProbability = 0;
        for (int cell = 0; cell < matrix.cells(); cell++) {
            add(cell);
        }
    }

    /** An array that begins with so many zeros: the given one if it is long enough. */
    static double[] zeros(final double[] buffer, final int length) {
        if (buffer.length < length) {
            return new double[length];
        }
        Arrays.fill(buffer, 0, length, 0);
        return buffer;
    }

    private void add(final int cell) {
        final int first = m_matrix.first(cell);
        final int second = m_matrix.second(cell);
        final int i = m_levels.value(first);
        final int j = m_levels.value(second);
        final double p = m_matrix.probability(cell);
        final double both = m_matrix.multiplicity(cell) * p;
        m_px[first] += p;
        if (!m_matrix.isSymmetric() || first != second) {
            m_py[second] += p;
        }
        m_sum[i + j - 2 * m_lowest] += both;
        m_difference[Math.abs(i - j)] += both;
        m_autocorrelation += (double)i * j * both;
        m_jointEnergy += p * both;
        m_jointEntropy -= both * Entropy.log2(p);
        m_maximumProbability = Math.max(m_maximumProbability, p);
    }

    /** Sum of i j p(i, j). */
    double autocorrelation() {
        return m_autocorrelation;
    }

    /** Sum of p(i, j) squared. */
    double jointEnergy() {
        return m_jointEnergy;
    }

    /** - sum of p(i, j) log2 p(i, j). */
    double jointEntropy() {
        return m_jointEntropy;
    }

    /** Largest p(i, j). */
    double maximumProbability() {
        return m_maximumProbability;
    }

    /** mu_x, the mean of px. */
    double jointAverage() {
        return mean(m_px);
    }

    /** Sum of (i - mu_x)^2 p(i, j). */
    double sumSquares() {
        return variance(m_px);
    }

    private double mean(final double[] marginal) {
        double mean = 0;
        for (int rank = 1; rank <= m_present; rank++) {
            mean += m_levels.value(rank) * marginal[rank];
        }
        return mean;
    }

    private double variance(final double[] marginal) {
        final double mean = mean(marginal);
        double variance = 0;
        for (int rank = 1; rank <= m_present; rank++) {
            variance += marginal[rank] * (m_levels.value(rank) - mean) * (m_levels.value(rank) - mean);
        }
        return variance;
    }

    /** Sum of (i + j - mu_x - mu_y)^2 p(i, j). */
    double clusterTendency() {
        final double mean = sumAverage();
        double sum = 0;
        for (int k = 2 * m_lowest; k <= 2 * m_topmost; k++) {
            sum += m_sum[k - 2 * m_lowest] * (k - mean) * (k - mean);
        }
        return sum;
    }

    /** Sum of (i + j - mu_x - mu_y)^3 p(i, j). */
    double clusterShade() {
        final double mean = sumAverage();
        double sum = 0;
        for (int k = 2 * m_lowest; k <= 2 * m_topmost; k++) {
            final double deviation = k - mean;
            sum += m_sum[k - 2 * m_lowest] * deviation * deviation * deviation;
        }
        return sum;
    }

    /** Sum of (i + j - mu_x - mu_y)^4 p(i, j). */
    double clusterProminence() {
        final double mean = sumAverage();
        double sum = 0;
        for (int k = 2 * m_lowest; k <= 2 * m_topmost; k++) {
            final double square = (k - mean) * (k - mean);
            sum += m_sum[k - 2 * m_lowest] * square * square;
        }
        return sum;
    }

    /** Sum of (i - j)^2 p(i, j). */
    double contrast() {
        double sum = 0;
        for (int k = 1; k <= m_topmost - m_lowest; k++) {
            sum += (double)k * k * m_difference[k];
        }
        return sum;
    }

    /**
     * Covariance over the product of the standard deviations; 1 where one of them is 0. Four times the covariance is
     * the variance of i + j less the variance of i - j.
     */
    double correlation() {
        if (!m_matrix.isSymmetric()) {
            return asymmetricCorrelation();
        }
        final double variance = variance(m_px);
        return variance == 0 ? 1 : (clusterTendency() - contrast()) / 4 / (variance + Entropy.EPSILON);
    }

    /**
     * The same in PyRadiomics' own sums, cell by cell. Where one side has one level, rounding decides whether its
     * deviation is 0, and so whether the coefficient is 1 or next to 0; only these sums decide alike.
     */
    private double asymmetricCorrelation() {
        double meanX = 0;
        double meanY = 0;
        for (int cell = 0; cell < m_matrix.cells(); cell++) {
            meanX += m_levels.value(m_matrix.first(cell)) * m_matrix.probability(cell);
            meanY += m_levels.value(m_matrix.second(cell)) * m_matrix.probability(cell);
        }
        double varianceX = 0;
        double varianceY = 0;
        double covariance = 0;
        for (int cell = 0; cell < m_matrix.cells(); cell++) {
            final double p = m_matrix.probability(cell);
            final double x = m_levels.value(m_matrix.first(cell)) - meanX;
            final double y = m_levels.value(m_matrix.second(cell)) - meanY;
            varianceX += p * (x * x);
            varianceY += p * (y * y);
            covariance += p * x * y;
        }
        final double deviations = Math.sqrt(varianceX) * Math.sqrt(varianceY);
        return deviations == 0 ? 1 : covariance / (deviations + Entropy.EPSILON);
    }

    /** Sum of k p(x-y)(k). */
    double differenceAverage() {
        double sum = 0;
        for (int k = 1; k <= m_topmost - m_lowest; k++) {
            sum += k * m_difference[k];
        }
        return sum;
    }

    /** - sum of p(x-y)(k) log2 p(x-y)(k). */
    double differenceEntropy() {
        return Entropy.of(m_difference, m_topmost - m_lowest + 1);
    }

    /** Variance of p(x-y). */
    double differenceVariance() {
        final double mean = differenceAverage();
        double sum = 0;
        for (int k = 0; k <= m_topmost - m_lowest; k++) {
            sum += m_difference[k] * (k - mean) * (k - mean);
        }
        return sum;
    }

    /** Inverse difference: sum of p(x-y)(k) / (1 + k). */
    double inverseDifference() {
        double sum = 0;
        for (int k = 0; k <= m_topmost - m_lowest; k++) {
            sum += m_difference[k] / (1 + k);
        }
        return sum;
    }

    /** Inverse difference, normalised: sum of p(x-y)(k) / (1 + k / Ng). */
    double inverseDifferenceNormalized() {
        double sum = 0;
        for (int k = 0; k <= m_topmost - m_lowest; k++) {
            sum += m_difference[k] / (1 + (double)k / m_levels.highest());
        }
        return sum;
    }

    /** Inverse difference moment: sum of p(x-y)(k) / (1 + k^2). */
    double inverseDifferenceMoment() {
        double sum = 0;
        for (int k = 0; k <= m_topmost - m_lowest; k++) {
            sum += m_difference[k] / (1 + (double)k * k);
        }
        return sum;
    }

    /** Inverse difference moment, normalised: sum of p(x-y)(k) / (1 + k^2 / Ng^2). */
    double inverseDifferenceMomentNormalized() {
        double sum = 0;
        for (int k = 0; k <= m_topmost - m_lowest; k++) {
            final double share = (double)k / m_levels.highest();
            sum += m_difference[k] / (1 + share * share);
        }
        return sum;
    }

    /** Sum of p(x-y)(k) / k^2 over k above 0. */
    double inverseVariance() {
        double sum = 0;
        for (int k = 1; k <= m_topmost - m_lowest; k++) {
            sum += m_difference[k] / ((double)k * k);
        }
        return sum;
    }

    /** Sum of k p(x+y)(k), mu_x + mu_y. */
    double sumAverage() {
        double sum = 0;
        for (int k = 2 * m_lowest; k <= 2 * m_topmost; k++) {
            sum += k * m_sum[k - 2 * m_lowest];
        }
        return sum;
    }

    /** - sum of p(x+y)(k) log2 p(x+y)(k). */
    double sumEntropy() {
        return Entropy.of(m_sum, 2 * (m_topmost - m_lowest) + 1);
    }

    /**
     * First informational measure of correlation: (HXY - HXY1) / max(HX, HY), where HXY1 = - sum of
     * p(i, j) log2(px(i) py(j) + epsilon); 0 where both marginals have one level.
     */
    double informationalCorrelation1() {
        final double hx = Entropy.of(m_px, m_present + 1);
        final double hy = Entropy.of(m_py, m_present + 1);
        final double larger = Math.max(hx, hy);
        // Epsilon makes the entropy of one level slightly negative.
        return larger <= 0 ? 0 : (m_jointEntropy - (hx + hy - epsilonShift())) / larger;
    }

    /** HX + HY - HXY1, up to rounding: what epsilon adds to the logarithms of products, which else are sums. */
    private double epsilonShift() {
        double shift = 0;
        for (int cell = 0; cell < m_matrix.cells(); cell++) {
            final double product = m_px[m_matrix.first(cell)] * m_py[m_matrix.second(cell)];
            shift += m_matrix.multiplicity(cell) * m_matrix.probability(cell) * Math.log1p(Entropy.EPSILON / product);
        }
        return shift / Math.log(2);
    }

    /**
     * Second informational measure of correlation: the square root of 1 - exp(-2 (HXY2 - HXY)), where HXY2 = - sum of
     * px(i) py(j) log2(px(i) py(j)) is HX + HY.
     */
    double informationalCorrelation2() {
        final double information = Entropy.of(m_px, m_present + 1) + Entropy.of(m_py, m_present + 1) - m_jointEntropy;
        return Math.sqrt(Math.max(0, 1 - Math.exp(-2 * information)));
    }

    /** Maximal correlation coefficient: the square root of the second largest eigenvalue of Q. */
    double maximalCorrelation() {
        return MaximalCorrelation.of(m_matrix, Arrays.copyOf(m_px, m_present + 1),
            Arrays.copyOf(m_py, m_present + 1));
    }
}
