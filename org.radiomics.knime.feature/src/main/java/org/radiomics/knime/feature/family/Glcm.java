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

    /** Of a region of one grey level it is 1. */
    static final String MCC = "MCC";

    private final boolean m_flat;

    private final boolean m_isOneMatrix;

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
        m_isOneMatrix = matrices.size() == 1;
        m_statistics = matrices.stream().filter(m -> !m.isEmpty()).map(CooccurrenceStatistics::new).toList();
    }

    @Override
    public double value(final String feature) {
        // PyRadiomics gives 1 to a region of one grey level, even where no voxel has a neighbour, but not if there is
        // one direction only: then it has an inverse variance of 0.
        if (m_flat && feature.equals(MCC) && !(m_statistics.isEmpty() && m_isOneMatrix)) {
            return 1;
        }
        if (m_flat && feature.equals("InverseVariance") && m_statistics.isEmpty() && m_isOneMatrix) {
            return 0;
        }
        final ToDoubleFunction<CooccurrenceStatistics> formula = formula(feature);
        return m_statistics.stream().mapToDouble(formula).average().orElse(Double.NaN);
    }

    /** @return what computes a feature from one matrix */
    static ToDoubleFunction<CooccurrenceStatistics> formula(final String feature) {
        return switch (feature) {
            case "Autocorrelation" -> CooccurrenceStatistics::autocorrelation;
            case "ClusterProminence" -> CooccurrenceStatistics::clusterProminence;
            case "ClusterShade" -> CooccurrenceStatistics::clusterShade;
            case "ClusterTendency" -> CooccurrenceStatistics::clusterTendency;
            case "Contrast" -> CooccurrenceStatistics::contrast;
            case "Correlation" -> CooccurrenceStatistics::correlation;
            case "DifferenceAverage" -> CooccurrenceStatistics::differenceAverage;
            case "DifferenceEntropy" -> CooccurrenceStatistics::differenceEntropy;
            case "DifferenceVariance" -> CooccurrenceStatistics::differenceVariance;
            case "Id" -> CooccurrenceStatistics::inverseDifference;
            case "Idm" -> CooccurrenceStatistics::inverseDifferenceMoment;
            case "Idmn" -> CooccurrenceStatistics::inverseDifferenceMomentNormalized;
            case "Idn" -> CooccurrenceStatistics::inverseDifferenceNormalized;
            case "Imc1" -> CooccurrenceStatistics::informationalCorrelation1;
            case "Imc2" -> CooccurrenceStatistics::informationalCorrelation2;
            case "InverseVariance" -> CooccurrenceStatistics::inverseVariance;
            case "JointAverage" -> CooccurrenceStatistics::jointAverage;
            case "JointEnergy" -> CooccurrenceStatistics::jointEnergy;
            case "JointEntropy" -> CooccurrenceStatistics::jointEntropy;
            case MCC -> CooccurrenceStatistics::maximalCorrelation;
            case "MaximumProbability" -> CooccurrenceStatistics::maximumProbability;
            case "SumAverage" -> CooccurrenceStatistics::sumAverage;
            case "SumEntropy" -> CooccurrenceStatistics::sumEntropy;
            case "SumSquares" -> CooccurrenceStatistics::sumSquares;
            default -> throw new IllegalArgumentException("GLCM has no feature " + feature + ".");
        };
    }

    @Override
    public String whyUndefined() {
        return "no two voxels of the region are neighbours";
    }
}
