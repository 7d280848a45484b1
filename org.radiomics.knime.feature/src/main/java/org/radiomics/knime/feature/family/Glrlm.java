package org.radiomics.knime.feature.family;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Features of the grey level run length matrices (IBSI 3.7), averaged over the directions in which voxels follow each
 * other.
 */
public final class Glrlm implements FeatureFamily {

    /** The features in PyRadiomics' order. */
    public static final List<String> FEATURES = List.of("GrayLevelNonUniformity", "GrayLevelNonUniformityNormalized",
        "GrayLevelVariance", "HighGrayLevelRunEmphasis", "LongRunEmphasis", "LongRunHighGrayLevelEmphasis",
        "LongRunLowGrayLevelEmphasis", "LowGrayLevelRunEmphasis", "RunEntropy", "RunLengthNonUniformity",
        "RunLengthNonUniformityNormalized", "RunPercentage", "RunVariance", "ShortRunEmphasis",
        "ShortRunHighGrayLevelEmphasis", "ShortRunLowGrayLevelEmphasis");

    /** What PyRadiomics sums over run lengths, of which there are none in a single matrix without runs. */
    private static final List<String> SUMS_OVER_LENGTHS = List.of("RunEntropy", "RunVariance");

    private final List<LevelSizeStatistics> m_statistics;

    /** Whether there is one matrix, merged or of the only direction, and nothing in it. */
    private final boolean m_singleWithoutRuns;

    /**
     * @param levels the grey levels of a region
     * @param settings in which directions runs lie, and whether matrices are merged
     */
    public Glrlm(final GreyLevels levels, final TextureSettings settings) {
        final Region region = levels.region();
        final EqualNeighbours neighbours = levels.equalNeighbours(settings.flatAxis());
        List<LevelSizeMatrix> matrices = RunLengths.perDirection(levels, neighbours);
        if (settings.weighting() != Weighting.NONE && !matrices.isEmpty()) {
            final double[] weights = neighbours.onward().stream()
                .mapToDouble(d -> settings.weighting().length(d.millimetres(region))).toArray();
            matrices = List.of(new LevelSizeMatrix(levels,
                Cells.sum(matrices.stream().map(LevelSizeMatrix::cells).toList(), weights)));
        }
        m_singleWithoutRuns = matrices.size() == 1 && matrices.get(0).isEmpty();
        m_statistics = matrices.stream().filter(m -> !m.isEmpty()).map(LevelSizeStatistics::new).toList();
    }

    @Override
    public double value(final String feature) {
        if (m_singleWithoutRuns && SUMS_OVER_LENGTHS.contains(feature)) {
            return 0;
        }
        final ToDoubleFunction<LevelSizeStatistics> formula = formula(feature);
        return m_statistics.stream().mapToDouble(formula).average().orElse(Double.NaN);
    }

    /** @return what computes a feature from one matrix */
    static ToDoubleFunction<LevelSizeStatistics> formula(final String feature) {
        return switch (feature) {
            case "GrayLevelNonUniformity" -> LevelSizeStatistics::levelNonUniformity;
            case "GrayLevelNonUniformityNormalized" -> LevelSizeStatistics::levelNonUniformityNormalized;
            case "GrayLevelVariance" -> LevelSizeStatistics::levelVariance;
            case "HighGrayLevelRunEmphasis" -> LevelSizeStatistics::highLevelEmphasis;
            case "LongRunEmphasis" -> LevelSizeStatistics::largeEmphasis;
            case "LongRunHighGrayLevelEmphasis" -> LevelSizeStatistics::largeHighEmphasis;
            case "LongRunLowGrayLevelEmphasis" -> LevelSizeStatistics::largeLowEmphasis;
            case "LowGrayLevelRunEmphasis" -> LevelSizeStatistics::lowLevelEmphasis;
            case "RunEntropy" -> LevelSizeStatistics::entropy;
            case "RunLengthNonUniformity" -> LevelSizeStatistics::sizeNonUniformity;
            case "RunLengthNonUniformityNormalized" -> LevelSizeStatistics::sizeNonUniformityNormalized;
            case "RunPercentage" -> LevelSizeStatistics::percentage;
            case "RunVariance" -> LevelSizeStatistics::sizeVariance;
            case "ShortRunEmphasis" -> LevelSizeStatistics::smallEmphasis;
            case "ShortRunHighGrayLevelEmphasis" -> LevelSizeStatistics::smallHighEmphasis;
            case "ShortRunLowGrayLevelEmphasis" -> LevelSizeStatistics::smallLowEmphasis;
            default -> throw new IllegalArgumentException("GLRLM has no feature " + feature + ".");
        };
    }

    @Override
    public String whyUndefined() {
        return "no line in any direction holds two voxels of the region";
    }
}
