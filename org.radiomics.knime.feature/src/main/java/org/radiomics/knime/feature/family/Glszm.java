package org.radiomics.knime.feature.family;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Features of the grey level size zone matrix (IBSI 3.8), zones being connected by faces, edges or corners. */
public final class Glszm implements FeatureFamily {

    /** The features in PyRadiomics' order. */
    public static final List<String> FEATURES = List.of("GrayLevelNonUniformity", "GrayLevelNonUniformityNormalized",
        "GrayLevelVariance", "HighGrayLevelZoneEmphasis", "LargeAreaEmphasis", "LargeAreaHighGrayLevelEmphasis",
        "LargeAreaLowGrayLevelEmphasis", "LowGrayLevelZoneEmphasis", "SizeZoneNonUniformity",
        "SizeZoneNonUniformityNormalized", "SmallAreaEmphasis", "SmallAreaHighGrayLevelEmphasis",
        "SmallAreaLowGrayLevelEmphasis", "ZoneEntropy", "ZonePercentage", "ZoneVariance");

    private final LevelSizeStatistics m_zones;

    /**
     * @param levels the grey levels of a region
     * @param settings whether zones are flat
     */
    public Glszm(final GreyLevels levels, final TextureSettings settings) {
        m_zones = new LevelSizeStatistics(Zones.count(levels, levels.equalNeighbours(settings.flatAxis())));
    }

    @Override
    public double value(final String feature) {
        return formula(feature).applyAsDouble(m_zones);
    }

    /** @return what computes a feature from one matrix */
    static ToDoubleFunction<LevelSizeStatistics> formula(final String feature) {
        return switch (feature) {
            case "GrayLevelNonUniformity" -> LevelSizeStatistics::levelNonUniformity;
            case "GrayLevelNonUniformityNormalized" -> LevelSizeStatistics::levelNonUniformityNormalized;
            case "GrayLevelVariance" -> LevelSizeStatistics::levelVariance;
            case "HighGrayLevelZoneEmphasis" -> LevelSizeStatistics::highLevelEmphasis;
            case "LargeAreaEmphasis" -> LevelSizeStatistics::largeEmphasis;
            case "LargeAreaHighGrayLevelEmphasis" -> LevelSizeStatistics::largeHighEmphasis;
            case "LargeAreaLowGrayLevelEmphasis" -> LevelSizeStatistics::largeLowEmphasis;
            case "LowGrayLevelZoneEmphasis" -> LevelSizeStatistics::lowLevelEmphasis;
            case "SizeZoneNonUniformity" -> LevelSizeStatistics::sizeNonUniformity;
            case "SizeZoneNonUniformityNormalized" -> LevelSizeStatistics::sizeNonUniformityNormalized;
            case "SmallAreaEmphasis" -> LevelSizeStatistics::smallEmphasis;
            case "SmallAreaHighGrayLevelEmphasis" -> LevelSizeStatistics::smallHighEmphasis;
            case "SmallAreaLowGrayLevelEmphasis" -> LevelSizeStatistics::smallLowEmphasis;
            case "ZoneEntropy" -> LevelSizeStatistics::entropy;
            case "ZonePercentage" -> LevelSizeStatistics::percentage;
            case "ZoneVariance" -> LevelSizeStatistics::sizeVariance;
            default -> throw new IllegalArgumentException("GLSZM has no feature " + feature + ".");
        };
    }
}
