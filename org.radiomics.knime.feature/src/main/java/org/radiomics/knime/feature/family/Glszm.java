package org.radiomics.knime.feature.family;

import java.util.List;

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
        return switch (feature) {
            case "GrayLevelNonUniformity" -> m_zones.levelNonUniformity();
            case "GrayLevelNonUniformityNormalized" -> m_zones.levelNonUniformityNormalized();
            case "GrayLevelVariance" -> m_zones.levelVariance();
            case "HighGrayLevelZoneEmphasis" -> m_zones.highLevelEmphasis();
            case "LargeAreaEmphasis" -> m_zones.largeEmphasis();
            case "LargeAreaHighGrayLevelEmphasis" -> m_zones.largeHighEmphasis();
            case "LargeAreaLowGrayLevelEmphasis" -> m_zones.largeLowEmphasis();
            case "LowGrayLevelZoneEmphasis" -> m_zones.lowLevelEmphasis();
            case "SizeZoneNonUniformity" -> m_zones.sizeNonUniformity();
            case "SizeZoneNonUniformityNormalized" -> m_zones.sizeNonUniformityNormalized();
            case "SmallAreaEmphasis" -> m_zones.smallEmphasis();
            case "SmallAreaHighGrayLevelEmphasis" -> m_zones.smallHighEmphasis();
            case "SmallAreaLowGrayLevelEmphasis" -> m_zones.smallLowEmphasis();
            case "ZoneEntropy" -> m_zones.entropy();
            case "ZonePercentage" -> m_zones.percentage();
            case "ZoneVariance" -> m_zones.sizeVariance();
            default -> throw new IllegalArgumentException("GLSZM has no feature " + feature + ".");
        };
    }
}
