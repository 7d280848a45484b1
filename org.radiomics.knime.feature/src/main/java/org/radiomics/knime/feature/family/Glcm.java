package org.radiomics.knime.feature.family;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Features of the grey level co-occurrence matrices (IBSI 3.6), averaged over the directions that have pairs. */
public final class Glcm implements FeatureFamily {

    /** The features in PyRadiomics' order. */
    public static final List<String> FEATURES = List.of("Autocorrelation", "ClusterProminence", "ClusterShade",
        "ClusterTendency", "Contrast", "Correlation", "DifferenceAverage", "DifferenceEntropy", "DifferenceVariance",
        "Id", "Idm", "Idmn", "Idn", "Imc1", "Imc2", "InverseVariance", "JointAverage", "JointEnergy", "JointEntropy",
        "MCC", "MaximumProbability", "SumAverage", "SumEntropy", "SumSquares");

    private final boolean m_flat;

    private final List<CooccurrenceStatistics> m_statistics;

    /**
     * @param levels the grey levels of a region
     * @param settings which neighbours count, and how
     */
    public Glcm(final GreyLevels levels, final TextureSettings settings) {
        m_flat = levels.present() == 1;
        final List<Direction> directions =
            Direction.half(levels.region(), settings.distances(), settings.flatAxis());
        List<CooccurrenceMatrix> matrices =
            CooccurrenceMatrix.perDirection(levels, directions, settings.symmetricGlcm());
        if (settings.weighting() != Weighting.NONE && !matrices.isEmpty()) {
            final double[] weights = directions.stream()
                .mapToDouble(d -> settings.weighting().closeness(d.millimetres(levels.region()))).toArray();
            matrices = List.of(CooccurrenceMatrix.merge(matrices, weights));
        }
        m_statistics = matrices.stream().filter(m -> !m.isEmpty()).map(CooccurrenceStatistics::new).toList();
    }

    @Override
    public double value(final String feature) {
        return switch (feature) {
            case "Autocorrelation" -> mean(CooccurrenceStatistics::autocorrelation);
            case "ClusterProminence" -> mean(CooccurrenceStatistics::clusterProminence);
            case "ClusterShade" -> mean(CooccurrenceStatistics::clusterShade);
            case "ClusterTendency" -> mean(CooccurrenceStatistics::clusterTendency);
            case "Contrast" -> mean(CooccurrenceStatistics::contrast);
            case "Correlation" -> mean(CooccurrenceStatistics::correlation);
            case "DifferenceAverage" -> mean(CooccurrenceStatistics::differenceAverage);
            case "DifferenceEntropy" -> mean(CooccurrenceStatistics::differenceEntropy);
            case "DifferenceVariance" -> mean(CooccurrenceStatistics::differenceVariance);
            case "Id" -> mean(CooccurrenceStatistics::inverseDifference);
            case "Idm" -> mean(CooccurrenceStatistics::inverseDifferenceMoment);
            case "Idmn" -> mean(CooccurrenceStatistics::inverseDifferenceMomentNormalized);
            case "Idn" -> mean(CooccurrenceStatistics::inverseDifferenceNormalized);
            case "Imc1" -> mean(CooccurrenceStatistics::informationalCorrelation1);
            case "Imc2" -> mean(CooccurrenceStatistics::informationalCorrelation2);
            case "InverseVariance" -> mean(CooccurrenceStatistics::inverseVariance);
            case "JointAverage" -> mean(CooccurrenceStatistics::jointAverage);
            case "JointEnergy" -> mean(CooccurrenceStatistics::jointEnergy);
            case "JointEntropy" -> mean(CooccurrenceStatistics::jointEntropy);
            // PyRadiomics gives 1 to a region of one grey level, even where no voxel has a neighbour.
            case "MCC" -> m_flat ? 1 : mean(CooccurrenceStatistics::maximalCorrelation);
            case "MaximumProbability" -> mean(CooccurrenceStatistics::maximumProbability);
            case "SumAverage" -> mean(CooccurrenceStatistics::sumAverage);
            case "SumEntropy" -> mean(CooccurrenceStatistics::sumEntropy);
            case "SumSquares" -> mean(CooccurrenceStatistics::sumSquares);
            default -> throw new IllegalArgumentException("GLCM has no feature " + feature + ".");
        };
    }

    private double mean(final ToDoubleFunction<CooccurrenceStatistics> feature) {
        return m_statistics.stream().mapToDouble(feature).average().orElse(Double.NaN);
    }

    @Override
    public String whyUndefined() {
        return "no two voxels of the region are neighbours";
    }
}
