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

    private final List<LevelSizeStatistics> m_statistics;

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
        m_statistics = matrices.stream().filter(m -> !m.isEmpty()).map(LevelSizeStatistics::new).toList();
    }

    @Override
    public double value(final String feature) {
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
