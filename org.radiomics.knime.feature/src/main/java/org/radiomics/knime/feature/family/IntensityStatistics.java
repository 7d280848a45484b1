package org.radiomics.knime.feature.family;

import java.util.function.DoubleUnaryOperator;

/**
 * The first-order features of some intensities (IBSI 3.3, 3.4; PyRadiomics docs "First Order Features"): population
 * variance, kurtosis without subtracting 3. Writes X for the intensities, c for the shift added to them in the
 * energies, p for the share of voxels of each grey level.
 */
final class IntensityStatistics {

    private final double m_shift;

    private final double m_voxelVolume;

    private double[] m_intensities;

    private int m_count;

    private Levels m_levels;

    private DoubleUnaryOperator m_quantiles;

    private double m_minimum;

    private double m_maximum;

    private double m_mean;

    private double m_energy;

    private int m_levelled;

    private double m_absoluteDeviation;

    /** Central moments of order 2, 3 and 4. */
    private double m_moment2;

    private double m_moment3;

    private double m_moment4;

    /**
     * @param shift c
     * @param voxelVolume in cubic millimetres
     */
    IntensityStatistics(final double shift, final double voxelVolume) {
        m_shift = shift;
        m_voxelVolume = voxelVolume;
    }

    /**
     * Turns to other intensities.
     *
     * @param intensities finite; not copied
     * @param count how many of the array count; where none does, all but energies, Entropy and Uniformity are NaN
     * @param levels their grey levels; also those of voxels that are NaN, which are not among the intensities
     */
    void compute(final double[] intensities, final int count, final Levels levels) {
        m_intensities = intensities;
        m_count = count;
        m_levels = levels;
        m_levelled = 0;
        for (int rank = 1; rank <= levels.present(); rank++) {
            m_levelled += levels.count(rank);
        }
        m_mean = computeMean();
        double minimum = Double.POSITIVE_INFINITY;
        double maximum = Double.NEGATIVE_INFINITY;
        double energy = 0;
        double absolute = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (int i = 0; i < count; i++) {
            final double x = intensities[i];
            if (x < minimum) {
                minimum = x;
            }
            if (x > maximum) {
                maximum = x;
            }
            energy += (x + m_shift) * (x + m_shift);
            final double deviation = x - m_mean;
            final double square = deviation * deviation;
            absolute += Math.abs(deviation);
            second += square;
            third += square * deviation;
            fourth += square * square;
        }
        m_minimum = count == 0 ? Double.NaN : minimum;
        m_maximum = count == 0 ? Double.NaN : maximum;
        m_energy = energy;
        m_absoluteDeviation = absolute / count;
        m_moment2 = second / count;
        m_moment3 = third / count;
        m_moment4 = fourth / count;
        if (minimum == maximum) {
            // What rounding of the mean left.
            m_mean = minimum;
            m_absoluteDeviation = 0;
            m_moment2 = 0;
        }
    }

    /** The mean of four interleaved sums: less rounding than one sum, and none waits for the other. */
    private double computeMean() {
        final int quarters = m_count / 4 * 4;
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (int i = 0; i < quarters; i += 4) {
            first += m_intensities[i];
            second += m_intensities[i + 1];
            third += m_intensities[i + 2];
            fourth += m_intensities[i + 3];
        }
        for (int i = quarters; i < m_count; i++) {
            first += m_intensities[i];
        }
        return (first + second + (third + fourth)) / m_count;
    }

    /** @param quantiles gives the quantile of the intensities for 0.1, 0.25, 0.5, 0.75 and 0.9 */
    void setQuantiles(final DoubleUnaryOperator quantiles) {
        m_quantiles = quantiles;
    }

    double percentile10() {
        return m_quantiles.applyAsDouble(0.1);
    }

    double percentile90() {
        return m_quantiles.applyAsDouble(0.9);
    }

    /** 75th less 25th percentile. */
    double interquartileRange() {
        return m_quantiles.applyAsDouble(0.75) - m_quantiles.applyAsDouble(0.25);
    }

    double median() {
        return m_quantiles.applyAsDouble(0.5);
    }

    double minimum() {
        return m_minimum;
    }

    double maximum() {
        return m_maximum;
    }

    double range() {
        return m_maximum - m_minimum;
    }

    double mean() {
        return m_mean;
    }

    /** Sum of (X + c)^2. */
    double energy() {
        return m_energy;
    }

    /** Sum of (X + c)^2 times the volume of a voxel. */
    double totalEnergy() {
        return m_voxelVolume * m_energy;
    }

    /** Square root of the mean of (X + c)^2. */
    double rootMeanSquared() {
        return Math.sqrt(m_energy / m_count);
    }

    /** The mean of |X - mean|. */
    double meanAbsoluteDeviation() {
        return m_absoluteDeviation;
    }

    /** Second central moment. */
    double variance() {
        return m_moment2;
    }

    double standardDeviation() {
        return Math.sqrt(m_moment2);
    }

    /** Third central moment over the standard deviation cubed; 0 for flat intensities. */
    double skewness() {
        return m_moment2 == 0 ? 0 : m_moment3 / Math.pow(m_moment2, 1.5);
    }

    /** Fourth central moment over the variance squared; 0 for flat intensities. */
    double kurtosis() {
        return m_moment2 == 0 ? 0 : m_moment4 / (m_moment2 * m_moment2);
    }

    /** - sum of p log2 p. */
    double entropy() {
        double sum = 0;
        for (int rank = 1; rank <= m_levels.present(); rank++) {
            final double p = (double)m_levels.count(rank) / m_levelled;
            sum -= p * Entropy.log2(p);
        }
        return sum;
    }

    /** Sum of p squared. */
    double uniformity() {
        double sum = 0;
        for (int rank = 1; rank <= m_levels.present(); rank++) {
            final double p = (double)m_levels.count(rank) / m_levelled;
            sum += p * p;
        }
        return sum;
    }

    /** The mean absolute deviation of the intensities from the 10th to the 90th percentile, both included. */
    double robustMeanAbsoluteDeviation() {
        final double lower = percentile10();
        final double upper = percentile90();
        double sum = 0;
        int count = 0;
        for (int i = 0; i < m_count; i++) {
            final double x = m_intensities[i];
            if (x >= lower && x <= upper) {
                sum += x;
                count++;
            }
        }
        final double mean = sum / count;
        double deviation = 0;
        for (int i = 0; i < m_count; i++) {
            final double x = m_intensities[i];
            if (x >= lower && x <= upper) {
                deviation += Math.abs(x - mean);
            }
        }
        return deviation / count;
    }
}
