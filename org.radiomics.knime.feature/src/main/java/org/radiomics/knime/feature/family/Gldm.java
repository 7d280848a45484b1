package org.radiomics.knime.feature.family;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Features of the grey level dependence matrix (IBSI 3.11: neighbouring grey level dependence matrix). */
public final class Gldm implements FeatureFamily {

    /** The features in PyRadiomics' order. */
    public static final List<String> FEATURES = List.of("DependenceEntropy", "DependenceNonUniformity",
        "DependenceNonUniformityNormalized", "DependenceVariance", "GrayLevelNonUniformity", "GrayLevelVariance",
        "HighGrayLevelEmphasis", "LargeDependenceEmphasis", "LargeDependenceHighGrayLevelEmphasis",
        "LargeDependenceLowGrayLevelEmphasis", "LowGrayLevelEmphasis", "SmallDependenceEmphasis",
        "SmallDependenceHighGrayLevelEmphasis", "SmallDependenceLowGrayLevelEmphasis");

    private final LevelSizeStatistics m_dependences;

    /**
     * @param levels the grey levels of a region
     * @param settings which neighbours may depend, and how similar they must be
     */
    public Gldm(final GreyLevels levels, final TextureSettings settings) {
        final LevelSizeMatrix dependences = settings.isAdjacent() && settings.dependenceTolerance() == 0
            ? Dependences.count(levels, levels.equalNeighbours(settings.flatAxis()))
            : Dependences.count(levels, Direction.all(levels.region(), settings.distances(), settings.flatAxis()),
                settings.dependenceTolerance());
        m_dependences = new LevelSizeStatistics(dependences);
    }

    @Override
    public double value(final String feature) {
        return formula(feature).applyAsDouble(m_dependences);
    }

    /** @return what computes a feature from one matrix */
    static ToDoubleFunction<LevelSizeStatistics> formula(final String feature) {
        return switch (feature) {
            case "DependenceEntropy" -> LevelSizeStatistics::entropy;
            case "DependenceNonUniformity" -> LevelSizeStatistics::sizeNonUniformity;
            case "DependenceNonUniformityNormalized" -> LevelSizeStatistics::sizeNonUniformityNormalized;
            case "DependenceVariance" -> LevelSizeStatistics::sizeVariance;
            case "GrayLevelNonUniformity" -> LevelSizeStatistics::levelNonUniformity;
            case "GrayLevelVariance" -> LevelSizeStatistics::levelVariance;
            case "HighGrayLevelEmphasis" -> LevelSizeStatistics::highLevelEmphasis;
            case "LargeDependenceEmphasis" -> LevelSizeStatistics::largeEmphasis;
            case "LargeDependenceHighGrayLevelEmphasis" -> LevelSizeStatistics::largeHighEmphasis;
            case "LargeDependenceLowGrayLevelEmphasis" -> LevelSizeStatistics::largeLowEmphasis;
            case "LowGrayLevelEmphasis" -> LevelSizeStatistics::lowLevelEmphasis;
            case "SmallDependenceEmphasis" -> LevelSizeStatistics::smallEmphasis;
            case "SmallDependenceHighGrayLevelEmphasis" -> LevelSizeStatistics::smallHighEmphasis;
            case "SmallDependenceLowGrayLevelEmphasis" -> LevelSizeStatistics::smallLowEmphasis;
            default -> throw new IllegalArgumentException("GLDM has no feature " + feature + ".");
        };
    }
}
