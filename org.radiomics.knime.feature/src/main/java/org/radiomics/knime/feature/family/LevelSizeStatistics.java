package org.radiomics.knime.feature.family;

/**
 * The features that run length, size zone and dependence matrices have in common (IBSI 3.7, 3.8, 3.11; PyRadiomics docs
 * of GLRLM, GLSZM, GLDM). Writes P(i, j) for the count of level i and size j, N for the sum of all counts.
 */
final class LevelSizeStatistics {

    private final int[] m_levels;

    /** Counts by rank of the level. */
    private final double[] m_byLevel;

    /** Counts by size. */
    private final double[] m_bySize;

    private double m_total;

    private double m_entropy;

    private double m_smallLow;

    private double m_smallHigh;

    private double m_largeLow;

    private double m_largeHigh;

    /** @param matrix with at least one count */
    LevelSizeStatistics(final LevelSizeMatrix matrix) {
        m_levels = matrix.levels().values();
        m_byLevel = new double[m_levels.length];
        final Cells cells = matrix.cells();
        int largest = 0;
        for (int cell = 0; cell < cells.count(); cell++) {
            largest = Math.max(largest, cells.column(cell));
            m_total += cells.value(cell);
        }
        m_bySize = new double[largest + 1];
        for (int cell = 0; cell < cells.count(); cell++) {
            add(cells.row(cell), cells.column(cell), cells.value(cell));
        }
    }

    private void add(final int rank, final int size, final double count) {
        m_byLevel[rank] += count;
        m_bySize[size] += count;
        final double p = count / m_total;
        m_entropy -= p * Entropy.log2(p);
        final double i2 = (double)m_levels[rank] * m_levels[rank];
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
        for (int j = 1; j < m_bySize.length; j++) {
            sum += m_bySize[j] / ((double)j * j);
        }
        return sum / m_total;
    }

    /** Sum of P(i, j) j^2, over N. */
    double largeEmphasis() {
        double sum = 0;
        for (int j = 1; j < m_bySize.length; j++) {
            sum += m_bySize[j] * ((double)j * j);
        }
        return sum / m_total;
    }

    /** Sum of P(i, j) / i^2, over N. */
    double lowLevelEmphasis() {
        double sum = 0;
        for (int rank = 1; rank < m_byLevel.length; rank++) {
            sum += m_byLevel[rank] / ((double)m_levels[rank] * m_levels[rank]);
        }
        return sum / m_total;
    }

    /** Sum of P(i, j) i^2, over N. */
    double highLevelEmphasis() {
        double sum = 0;
        for (int rank = 1; rank < m_byLevel.length; rank++) {
            sum += m_byLevel[rank] * ((double)m_levels[rank] * m_levels[rank]);
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
        return squares(m_byLevel) / m_total;
    }

    /** As {@link #levelNonUniformity}, over N^2. */
    double levelNonUniformityNormalized() {
        return squares(m_byLevel) / (m_total * m_total);
    }

    /** Sum over sizes of (sum over levels of P(i, j))^2, over N. */
    double sizeNonUniformity() {
        return squares(m_bySize) / m_total;
    }

    /** As {@link #sizeNonUniformity}, over N^2. */
    double sizeNonUniformityNormalized() {
        return squares(m_bySize) / (m_total * m_total);
    }

    private static double squares(final double[] counts) {
        double sum = 0;
        for (final double count : counts) {
            sum += count * count;
        }
        return sum;
    }

    /** N over the number of voxels, each counted as often as it is in a run or zone. */
    double percentage() {
        double voxels = 0;
        for (int j = 1; j < m_bySize.length; j++) {
            voxels += j * m_bySize[j];
        }
        return m_total / voxels;
    }

    /** Variance of the levels i under p(i, j) = P(i, j) / N. */
    double levelVariance() {
        double mean = 0;
        for (int rank = 1; rank < m_byLevel.length; rank++) {
            mean += m_levels[rank] * m_byLevel[rank] / m_total;
        }
        double variance = 0;
        for (int rank = 1; rank < m_byLevel.length; rank++) {
            variance += m_byLevel[rank] / m_total * (m_levels[rank] - mean) * (m_levels[rank] - mean);
        }
        return variance;
    }

    /** Variance of the sizes j under p(i, j) = P(i, j) / N. */
    double sizeVariance() {
        double mean = 0;
        for (int j = 1; j < m_bySize.length; j++) {
            mean += j * m_bySize[j] / m_total;
        }
        double variance = 0;
        for (int j = 1; j < m_bySize.length; j++) {
            variance += m_bySize[j] / m_total * (j - mean) * (j - mean);
        }
        return variance;
    }

    /** - sum of p(i, j) log2 p(i, j). */
    double entropy() {
        return m_entropy;
    }
}
