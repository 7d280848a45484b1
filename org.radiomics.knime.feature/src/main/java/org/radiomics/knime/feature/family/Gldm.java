package org.radiomics.knime.feature.family;

import java.util.List;

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
        return switch (feature) {
            case "DependenceEntropy" -> m_dependences.entropy();
            case "DependenceNonUniformity" -> m_dependences.sizeNonUniformity();
            case "DependenceNonUniformityNormalized" -> m_dependences.sizeNonUniformityNormalized();
            case "DependenceVariance" -> m_dependences.sizeVariance();
            case "GrayLevelNonUniformity" -> m_dependences.levelNonUniformity();
            case "GrayLevelVariance" -> m_dependences.levelVariance();
            case "HighGrayLevelEmphasis" -> m_dependences.highLevelEmphasis();
            case "LargeDependenceEmphasis" -> m_dependences.largeEmphasis();
            case "LargeDependenceHighGrayLevelEmphasis" -> m_dependences.largeHighEmphasis();
            case "LargeDependenceLowGrayLevelEmphasis" -> m_dependences.largeLowEmphasis();
            case "LowGrayLevelEmphasis" -> m_dependences.lowLevelEmphasis();
            case "SmallDependenceEmphasis" -> m_dependences.smallEmphasis();
            case "SmallDependenceHighGrayLevelEmphasis" -> m_dependences.smallHighEmphasis();
            case "SmallDependenceLowGrayLevelEmphasis" -> m_dependences.smallLowEmphasis();
            default -> throw new IllegalArgumentException("GLDM has no feature " + feature + ".");
        };
    }
}
