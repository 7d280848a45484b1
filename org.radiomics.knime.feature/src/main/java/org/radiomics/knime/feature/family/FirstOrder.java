package org.radiomics.knime.feature.family;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Features of the distribution of intensities (IBSI 3.3 intensity statistics, 3.4 intensity histogram), as PyRadiomics
 * defines them.
 */
public final class FirstOrder implements FeatureFamily {

    /** The features in PyRadiomics' order. */
    public static final List<String> FEATURES = List.of("10Percentile", "90Percentile", "Energy", "Entropy",
        "InterquartileRange", "Kurtosis", "Maximum", "MeanAbsoluteDeviation", "Mean", "Median", "Minimum", "Range",
        "RobustMeanAbsoluteDeviation", "RootMeanSquared", "Skewness", "TotalEnergy", "Uniformity", "Variance");

    /** Features that PyRadiomics computes only on request. */
    public static final List<String> DEPRECATED_FEATURES = List.of("StandardDeviation");

    private final IntensityStatistics m_statistics;

    /**
     * @param intensities of the region's voxels; NaN counts in Entropy and Uniformity only, by its grey level
     * @param levels their grey levels
     * @param shift c, added to intensities in Energy, TotalEnergy and RootMeanSquared
     */
    public FirstOrder(final double[] intensities, final GreyLevels levels, final double shift) {
        m_statistics = new IntensityStatistics(shift, levels.region().voxelVolume());
        final double[] numbers = numbers(intensities);
        m_statistics.compute(numbers, numbers.length, levels);
        m_statistics.setQuantiles(new Quantiles(numbers, m_statistics.minimum(), m_statistics.maximum(), 0.1, 0.25,
            0.5, 0.75, 0.9)::at);
    }

    /** The intensities without NaN; the array itself if there is none. */
    private static double[] numbers(final double[] intensities) {
        int count = 0;
        for (final double value : intensities) {
            count += Double.isNaN(value) ? 0 : 1;
        }
        return count == intensities.length ? intensities
            : Arrays.stream(intensities).filter(value -> !Double.isNaN(value)).toArray();
    }

    @Override
    public double value(final String feature) {
        return formula(feature).applyAsDouble(m_statistics);
    }

    /** @return what computes a feature from the intensities */
    static ToDoubleFunction<IntensityStatistics> formula(final String feature) {
        return switch (feature) {
            case "10Percentile" -> IntensityStatistics::percentile10;
            case "90Percentile" -> IntensityStatistics::percentile90;
            case "Energy" -> IntensityStatistics::energy;
            case "Entropy" -> IntensityStatistics::entropy;
            case "InterquartileRange" -> IntensityStatistics::interquartileRange;
            case "Kurtosis" -> IntensityStatistics::kurtosis;
            case "Maximum" -> IntensityStatistics::maximum;
            case "Mean" -> IntensityStatistics::mean;
            case "MeanAbsoluteDeviation" -> IntensityStatistics::meanAbsoluteDeviation;
            case "Median" -> IntensityStatistics::median;
            case "Minimum" -> IntensityStatistics::minimum;
            case "Range" -> IntensityStatistics::range;
            case "RobustMeanAbsoluteDeviation" -> IntensityStatistics::robustMeanAbsoluteDeviation;
            case "RootMeanSquared" -> IntensityStatistics::rootMeanSquared;
            case "Skewness" -> IntensityStatistics::skewness;
            case "StandardDeviation" -> IntensityStatistics::standardDeviation;
            case "TotalEnergy" -> IntensityStatistics::totalEnergy;
            case "Uniformity" -> IntensityStatistics::uniformity;
            case "Variance" -> IntensityStatistics::variance;
            default -> throw new IllegalArgumentException("First order has no feature " + feature + ".");
        };
    }
}
