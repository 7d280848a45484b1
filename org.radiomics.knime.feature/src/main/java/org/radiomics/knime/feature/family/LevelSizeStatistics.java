package org.radiomics.knime.feature.family;

/**
 * The features that run length, size zone and dependence matrices have in common (IBSI 3.7, 3.8, 3.11; PyRadiomics docs
 * of GLRLM, GLSZM, GLDM). Writes P(i, j) for the count of level i and size j, N for the sum of all counts.
 */
final class LevelSizeStatistics {

    private Levels m_levels;

    private int m_present;

    private int m_largest;

    /** Counts by rank of the level. */
    private double[] m_byLevel = new double[0];

    /** Counts by size. */
    private double[] m_bySize = new double[0];

    private double m_total;

    private double m_entropy;

    private double m_smallLow;

    private double m_smallHigh;

    private double m_largeLow;

    private double m_largeHigh;

    /** Without values until {@link #compute}. */
    LevelSizeStatistics() {
    }

    /** @param matrix with at least one count */
    LevelSizeStatistics(final LevelSizeMatrix matrix) {
        compute(matrix);
    }

    /**
     * Turns to another matrix. Memory of the one before is used again.
     *
     * @param matrix with at least one count
     */
    void compute(final LevelSizeMatrix matrix) {
        m_levels = matrix.levels();
        m_present = m_levels.present();
        m_byLevel = CooccurrenceStatistics.zeros(m_byLevel, m_present + 1);
        final CellList cells = matrix.cells();
        m_largest = 0;
        m_total = 0;
        for (int cell = 0; cell < cells.count(); cell++) {
            m_largest = Math.max(m_largest, cells.column(cell));
            m_total += cells.value(cell);
        }
        m_bySize = CooccurrenceStatistics.zeros(m_bySize, m_largest + 1);
        m_entropy = 0;
        m_smallLow = 0;
        m_smallHigh = 0;
        m_largeLow = 0;
        m_largeHigh = 0;
        for (int cell = 0; cell < cells.count(); cell++) {
            add(cells.row(cell), cells.column(cell), cells.value(cell));
        }
    }

    private void add(final int rank, final int size, final double count) {
        m_byLevel[rank] += count;
        m_bySize[size] += count;
        final double p = count / m_total;
        m_entropy -= p * Entropy.log2(p);
        final double i2 = (double)m_levels.value(rank) * m_levels.value(rank);
        final double j2 = (double)size * size;
        m_smallLow += p / (i2 * j2);
        m_smallHigh += p * i2 / j2;
        m_largeLow += p * j2 / i2;
        m_largeHigh += p * i2 * j2;
    }

    /** N: how many runs, zones or voxels were counted. */
    double total() {
        return m_total;
    }

    /** Sum of P(i, j) / j^2, over N. */
    double smallEmphasis() {
        double sum = 0;
        for (int j = 1; j <= m_largest; j++) {
            sum += m_bySize[j] / ((double)j * j);
        }
        return sum / m_total;
    }

    /** Sum of P(i, j) j^2, over N. */
    double largeEmphasis() {
        double sum = 0;
        for (int j = 1; j <= m_largest; j++) {
            sum += m_bySize[j] * ((double)j * j);
        }
        return sum / m_total;
    }

    /** Sum of P(i, j) / i^2, over N. */
    double lowLevelEmphasis() {
        double sum = 0;
        for (int rank = 1; rank <= m_present; rank++) {
            sum += m_byLevel[rank] / ((double)m_levels.value(rank) * m_levels.value(rank));
        }
        return sum / m_total;
    }

    /** Sum of P(i, j) i^2, over N. */
    double highLevelEmphasis() {
        double sum = 0;
        for (int rank = 1; rank <= m_present; rank++) {
            sum += m_byLevel[rank] * ((double)m_levels.value(rank) * m_levels.value(rank));
        }
        return sum / m_total;
    }

    /** Sum of P(i, j) / (i^2 j^2), over N. */
    double smallLowEmphasis() {
        return m_smallLow;
    }

    /** Sum of P(i, j) i^2 / j^2, over N. */
    double smallHighEmphasis() {
        return m_smallHigh;
    }

    /** Sum of P(i, j) j^2 / i^2, over N. */
    double largeLowEmphasis() {
        return m_largeLow;
    }

    /** Sum of P(i, j) i^2 j^2, over N. */
    double largeHighEmphasis() {
        return m_largeHigh;
    }

    /** Sum over levels of (sum over sizes of P(i, j))^2, over N. */
    double levelNonUniformity() {
        return squares(m_byLevel, m_present) / m_total;
    }

    /** As {@link #levelNonUniformity}, over N^2. */
    double levelNonUniformityNormalized() {
        return squares(m_byLevel, m_present) / (m_total * m_total);
    }

    /** Sum over sizes of (sum over levels of P(i, j))^2, over N. */
    double sizeNonUniformity() {
        return squares(m_bySize, m_largest) / m_total;
    }

    /** As {@link #sizeNonUniformity}, over N^2. */
    double sizeNonUniformityNormalized() {
        return squares(m_bySize, m_largest) / (m_total * m_total);
    }

    private static double squares(final double[] counts, final int last) {
        double sum = 0;
        for (int i = 1; i <= last; i++) {
            sum += counts[i] * counts[i];
        }
        return sum;
    }

    /** N over the number of voxels, each counted as often as it is in a run or zone. */
    double percentage() {
        double voxels = 0;
        for (int j = 1; j <= m_largest; j++) {
            voxels += j * m_bySize[j];
        }
        return m_total / voxels;
    }

    /** Variance of the levels i under p(i, j) = P(i, j) / N. */
    double levelVariance() {
        double mean = 0;
        for (int rank = 1; rank <= m_present; rank++) {
            mean += m_levels.value(rank) * m_byLevel[rank] / m_total;
        }
        double variance = 0;
        for (int rank = 1; rank <= m_present; rank++) {
            variance += m_byLevel[rank] / m_total * (m_levels.value(rank) - mean) * (m_levels.value(rank) - mean);
        }
        return variance;
    }

    /** Variance of the sizes j under p(i, j) = P(i, j) / N. */
    double sizeVariance() {
        double mean = 0;
        for (int j = 1; j <= m_largest; j++) {
            mean += j * m_bySize[j] / m_total;
        }
        double variance = 0;
        for (int j = 1; j <= m_largest; j++) {
            variance += m_bySize[j] / m_total * (j - mean) * (j - mean);
        }
        return variance;
    }

    /** - sum of p(i, j) log2 p(i, j). */
    double entropy() {
        return m_entropy;
    }
}
