package org.radiomics.knime.feature.family;

import java.util.List;

/**
 * Features of the distribution of intensities (IBSI 3.3 intensity statistics, 3.4 intensity histogram), as PyRadiomics
 * defines them: population variance, kurtosis without subtracting 3. Writes X for the intensities, c for the shift
 * added to them in the energies, p for the share of voxels of each grey level.
 */
public final class FirstOrder implements FeatureFamily {

    /** The features in PyRadiomics' order. */
    public static final List<String> FEATURES = List.of("10Percentile", "90Percentile", "Energy", "Entropy",
        "InterquartileRange", "Kurtosis", "Maximum", "MeanAbsoluteDeviation", "Mean", "Median", "Minimum", "Range",
        "RobustMeanAbsoluteDeviation", "RootMeanSquared", "Skewness", "TotalEnergy", "Uniformity", "Variance");

    /** Features that PyRadiomics computes only on request. */
    public static final List<String> DEPRECATED_FEATURES = List.of("StandardDeviation");

    private final double[] m_intensities;

    private final GreyLevels m_levels;

    private final double m_shift;

    private final double m_voxelVolume;

    private final Quantiles m_quantiles;

    private final double m_percentile10;

    private final double m_percentile90;

    private double m_minimum;

    private double m_maximum;

    private double m_mean;

    private double m_energy;

    private double m_absoluteDeviation;

    /** Central moments of order 2, 3 and 4. */
    private double m_moment2;

    private double m_moment3;

    private double m_moment4;

    /**
     * @param intensities of the region's voxels, finite
     * @param levels their grey levels
     * @param shift c, added to intensities in Energy, TotalEnergy and RootMeanSquared
     */
    public FirstOrder(final double[] intensities, final GreyLevels levels, final double shift) {
        m_intensities = intensities;
        m_levels = levels;
        m_shift = shift;
        m_voxelVolume = levels.region().voxelVolume();
        m_mean = mean(intensities);
        addUp();
        m_quantiles = new Quantiles(intensities, m_minimum, m_maximum, 0.1, 0.25, 0.5, 0.75, 0.9);
        m_percentile10 = m_quantiles.at(0.1);
        m_percentile90 = m_quantiles.at(0.9);
    }

    private void addUp() {
        double minimum = Double.POSITIVE_INFINITY;
        double maximum = Double.NEGATIVE_INFINITY;
        double energy = 0;
        double absolute = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (final double x : m_intensities) {
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
        m_minimum = minimum;
        m_maximum = maximum;
        m_energy = energy;
        m_absoluteDeviation = absolute / m_intensities.length;
        m_moment2 = second / m_intensities.length;
        m_moment3 = third / m_intensities.length;
        m_moment4 = fourth / m_intensities.length;
        if (minimum == maximum) {
            // What rounding of the mean left.
            m_mean = minimum;
            m_absoluteDeviation = 0;
            m_moment2 = 0;
        }
    }

    /** The mean of four interleaved sums: less rounding than one sum, and none waits for the other. */
    private static double mean(final double[] values) {
        final int quarters = values.length / 4 * 4;
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (int i = 0; i < quarters; i += 4) {
            first += values[i];
            second += values[i + 1];
            third += values[i + 2];
            fourth += values[i + 3];
        }
        for (int i = quarters; i < values.length; i++) {
            first += values[i];
        }
        return (first + second + (third + fourth)) / values.length;
    }

    @Override
    public double value(final String feature) {
        return switch (feature) {
            case "10Percentile" -> m_percentile10;
            case "90Percentile" -> m_percentile90;
            // Sum of (X + c)^2.
            case "Energy" -> m_energy;
            case "Entropy" -> entropy();
            case "InterquartileRange" -> m_quantiles.at(0.75) - m_quantiles.at(0.25);
            // Fourth central moment over the variance squared; 0 for a flat region.
            case "Kurtosis" -> m_moment2 == 0 ? 0 : m_moment4 / (m_moment2 * m_moment2);
            case "Maximum" -> m_maximum;
            case "Mean" -> m_mean;
            case "MeanAbsoluteDeviation" -> m_absoluteDeviation;
            case "Median" -> m_quantiles.at(0.5);
            case "Minimum" -> m_minimum;
            case "Range" -> m_maximum - m_minimum;
            case "RobustMeanAbsoluteDeviation" -> robustMeanAbsoluteDeviation();
            // Square root of the mean of (X + c)^2.
            case "RootMeanSquared" -> Math.sqrt(m_energy / m_intensities.length);
            // Third central moment over the standard deviation cubed; 0 for a flat region.
            case "Skewness" -> m_moment2 == 0 ? 0 : m_moment3 / Math.pow(m_moment2, 1.5);
            case "StandardDeviation" -> Math.sqrt(m_moment2);
            case "TotalEnergy" -> m_voxelVolume * m_energy;
            case "Uniformity" -> uniformity();
            case "Variance" -> m_moment2;
            default -> throw new IllegalArgumentException("First order has no feature " + feature + ".");
        };
    }

    /** - sum of p log2 p. */
    private double entropy() {
        double sum = 0;
        for (int rank = 1; rank <= m_levels.present(); rank++) {
            final double p = (double)m_levels.count(rank) / m_intensities.length;
            sum -= p * Entropy.log2(p);
        }
        return sum;
    }

    /** Sum of p squared. */
    private double uniformity() {
        double sum = 0;
        for (int rank = 1; rank <= m_levels.present(); rank++) {
            final double p = (double)m_levels.count(rank) / m_intensities.length;
            sum += p * p;
        }
        return sum;
    }

    /** The mean absolute deviation of the intensities from the 10th to the 90th percentile, both included. */
    private double robustMeanAbsoluteDeviation() {
        double sum = 0;
        int count = 0;
        for (final double x : m_intensities) {
            if (x >= m_percentile10 && x <= m_percentile90) {
                sum += x;
                count++;
            }
        }
        final double mean = sum / count;
        double deviation = 0;
        for (final double x : m_intensities) {
            if (x >= m_percentile10 && x <= m_percentile90) {
                deviation += Math.abs(x - mean);
            }
        }
        return deviation / count;
    }
}
