package org.radiomics.knime.feature.family;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Features of the neighbourhood grey tone difference matrix (IBSI 3.10). */
public final class Ngtdm implements FeatureFamily {

    /** The features in PyRadiomics' order. */
    public static final List<String> FEATURES =
        List.of("Busyness", "Coarseness", "Complexity", "Contrast", "Strength");

    private final ToneDifferenceStatistics m_statistics = new ToneDifferenceStatistics();

    /**
     * @param levels the grey levels of a region
     * @param settings which neighbours count
     */
    public Ngtdm(final GreyLevels levels, final TextureSettings settings) {
        m_statistics.compute(new NeighbourhoodDifferences(levels, settings));
    }

    @Override
    public double value(final String feature) {
        return formula(feature).applyAsDouble(m_statistics);
    }

    /** @return what computes a feature from the matrix */
    static ToDoubleFunction<ToneDifferenceStatistics> formula(final String feature) {
        return switch (feature) {
            case "Busyness" -> ToneDifferenceStatistics::busyness;
            case "Coarseness" -> ToneDifferenceStatistics::coarseness;
            case "Complexity" -> ToneDifferenceStatistics::complexity;
            case "Contrast" -> ToneDifferenceStatistics::contrast;
            case "Strength" -> ToneDifferenceStatistics::strength;
            default -> throw new IllegalArgumentException("NGTDM has no feature " + feature + ".");
        };
    }
}
