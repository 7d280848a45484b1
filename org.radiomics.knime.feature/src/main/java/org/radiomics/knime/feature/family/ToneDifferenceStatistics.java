package org.radiomics.knime.feature.family;

/**
 * The features of one neighbourhood grey tone difference matrix (IBSI 3.10; PyRadiomics docs "Neighbouring Gray Tone
 * Difference Matrix"). Writes p_i for the share of voxels with level i, s_i for their summed differences, Nvp for the
 * number of voxels and Ngp for the number of levels present.
 */
final class ToneDifferenceStatistics {

    private static final double COARSENESS_OF_A_FLAT_REGION = 1e6;

    private int m_present;

    private int m_voxels;

    private double[] m_level = new double[0];

    private double[] m_p = new double[0];

    private double[] m_s = new double[0];

    /** Turns to a matrix. Memory of the one before is used again. */
    void compute(final ToneDifferences matrix) {
        m_present = matrix.levels();
        m_voxels = matrix.voxels();
        if (m_level.length < m_present) {
            m_level = new double[m_present];
            m_p = new double[m_present];
            m_s = new double[m_present];
        }
        for (int i = 0; i < m_present; i++) {
            m_level[i] = matrix.level(i + 1);
            m_p[i] = matrix.probability(i + 1);
            m_s[i] = matrix.differences(i + 1);
        }
    }

    /** 1 / sum of p_i s_i; 10^6 where that sum is 0. */
    double coarseness() {
        final double sum = weightedDifferences();
        return sum == 0 ? COARSENESS_OF_A_FLAT_REGION : 1 / sum;
    }

    /** Sum of p_i p_j (i - j)^2 over Ngp (Ngp - 1), times sum of s_i over Nvp; 0 for one level. */
    double contrast() {
        if (m_present == 1) {
            return 0;
        }
        double range = 0;
        for (int i = 0; i < m_present; i++) {
            for (int j = 0; j < i; j++) {
                final double difference = m_level[i] - m_level[j];
                range += 2 * m_p[i] * m_p[j] * difference * difference;
            }
        }
        return range / ((double)m_present * (m_present - 1)) * (sumOfDifferences() / m_voxels);
    }

    /** Sum of p_i s_i over sum of |i p_i - j p_j|; 0 where the latter is 0. */
    double busyness() {
        double changes = 0;
        for (int i = 0; i < m_present; i++) {
            for (int j = 0; j < i; j++) {
                changes += 2 * Math.abs(m_level[i] * m_p[i] - m_level[j] * m_p[j]);
            }
        }
        return changes == 0 ? 0 : weightedDifferences() / changes;
    }

    /** Sum of |i - j| (p_i s_i + p_j s_j) / (p_i + p_j), over Nvp. */
    double complexity() {
        double sum = 0;
        for (int i = 0; i < m_present; i++) {
            for (int j = 0; j < i; j++) {
                sum += 2 * (m_level[i] - m_level[j]) * (m_p[i] * m_s[i] + m_p[j] * m_s[j]) / (m_p[i] + m_p[j]);
            }
        }
        return sum / m_voxels;
    }

    /** Sum of (p_i + p_j) (i - j)^2 over sum of s_i; 0 where the latter is 0. */
    double strength() {
        final double differences = sumOfDifferences();
        if (differences == 0) {
            return 0;
        }
        double sum = 0;
        for (int i = 0; i < m_present; i++) {
            for (int j = 0; j < i; j++) {
                final double difference = m_level[i] - m_level[j];
                sum += 2 * (m_p[i] + m_p[j]) * difference * difference;
            }
        }
        return sum / differences;
    }

    private double weightedDifferences() {
        double sum = 0;
        for (int i = 0; i < m_present; i++) {
            sum += m_p[i] * m_s[i];
        }
        return sum;
    }

    private double sumOfDifferences() {
        double sum = 0;
        for (int i = 0; i < m_present; i++) {
            sum += m_s[i];
        }
        return sum;
    }
}
