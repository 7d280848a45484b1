package org.radiomics.knime.feature.family;

import java.util.List;

/**
 * Features of the neighbourhood grey tone difference matrix (IBSI 3.10). Writes p_i for the share of voxels with level
 * i, s_i for their summed differences, Nvp for the number of voxels and Ngp for the number of levels present.
 */
public final class Ngtdm implements FeatureFamily {

    /** The features in PyRadiomics' order. */
    public static final List<String> FEATURES =
        List.of("Busyness", "Coarseness", "Complexity", "Contrast", "Strength");

    private static final double COARSENESS_OF_A_FLAT_REGION = 1e6;

    private final NeighbourhoodDifferences m_matrix;

    private final double[] m_level;

    private final double[] m_p;

    private final double[] m_s;

    /**
     * @param levels the grey levels of a region
     * @param settings which neighbours count
     */
    public Ngtdm(final GreyLevels levels, final TextureSettings settings) {
        m_matrix = new NeighbourhoodDifferences(levels, settings);
        final int present = m_matrix.levels();
        m_level = new double[present];
        m_p = new double[present];
        m_s = new double[present];
        for (int i = 0; i < present; i++) {
            m_level[i] = m_matrix.level(i + 1);
            m_p[i] = m_matrix.probability(i + 1);
            m_s[i] = m_matrix.differences(i + 1);
        }
    }

    @Override
    public double value(final String feature) {
        return switch (feature) {
            case "Busyness" -> busyness();
            case "Coarseness" -> coarseness();
            case "Complexity" -> complexity();
            case "Contrast" -> contrast();
            case "Strength" -> strength();
            default -> throw new IllegalArgumentException("NGTDM has no feature " + feature + ".");
        };
    }

    /** 1 / sum of p_i s_i; 10^6 where that sum is 0. */
    private double coarseness() {
        final double sum = weightedDifferences();
        return sum == 0 ? COARSENESS_OF_A_FLAT_REGION : 1 / sum;
    }

    /** Sum of p_i p_j (i - j)^2 over Ngp (Ngp - 1), times sum of s_i over Nvp; 0 for one level. */
    private double contrast() {
        final int present = m_level.length;
        if (present == 1) {
            return 0;
        }
        double range = 0;
        for (int i = 0; i < present; i++) {
            for (int j = 0; j < i; j++) {
                final double difference = m_level[i] - m_level[j];
                range += 2 * m_p[i] * m_p[j] * difference * difference;
            }
        }
        return range / ((double)present * (present - 1)) * (sumOfDifferences() / m_matrix.voxels());
    }

    /** Sum of p_i s_i over sum of |i p_i - j p_j|; 0 where the latter is 0. */
    private double busyness() {
        double changes = 0;
        for (int i = 0; i < m_level.length; i++) {
            for (int j = 0; j < i; j++) {
                changes += 2 * Math.abs(m_level[i] * m_p[i] - m_level[j] * m_p[j]);
            }
        }
        return changes == 0 ? 0 : weightedDifferences() / changes;
    }

    /** Sum of |i - j| (p_i s_i + p_j s_j) / (p_i + p_j), over Nvp. */
    private double complexity() {
        double sum = 0;
        for (int i = 0; i < m_level.length; i++) {
            for (int j = 0; j < i; j++) {
                sum += 2 * (m_level[i] - m_level[j]) * (m_p[i] * m_s[i] + m_p[j] * m_s[j]) / (m_p[i] + m_p[j]);
            }
        }
        return sum / m_matrix.voxels();
    }

    /** Sum of (p_i + p_j) (i - j)^2 over sum of s_i; 0 where the latter is 0. */
    private double strength() {
        final double differences = sumOfDifferences();
        if (differences == 0) {
            return 0;
        }
        double sum = 0;
        for (int i = 0; i < m_level.length; i++) {
            for (int j = 0; j < i; j++) {
                final double difference = m_level[i] - m_level[j];
                sum += 2 * (m_p[i] + m_p[j]) * difference * difference;
            }
        }
        return sum / differences;
    }

    private double weightedDifferences() {
        double sum = 0;
        for (int i = 0; i < m_level.length; i++) {
            sum += m_p[i] * m_s[i];
        }
        return sum;
    }

    private double sumOfDifferences() {
        double sum = 0;
        for (final double s : m_s) {
            sum += s;
        }
        return sum;
    }
}
