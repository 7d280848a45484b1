package org.radiomics.knime.feature.family;

import java.util.List;

/**
 * GLCM features of the neighbourhood of a voxel, averaged over the directions in which it has pairs; NaN where it has
 * none.
 */
public final class KernelGlcm implements KernelFamily {

    private final Kernel m_kernel;

    private final int[] m_offsets;

    /** One factor per direction where they are merged; null where features are averaged. */
    private final double[] m_weights;

    private final CellTally m_pairs;

    private final CooccurrenceMatrix m_matrix;

    private final CooccurrenceStatistics m_statistics = new CooccurrenceStatistics();

    private final KernelMean<CooccurrenceStatistics> m_features;

    /** Where MCC stands among the features if the whole region is flat, else -1. */
    private final int m_flatMcc;

    /**
     * @param levels the grey levels of a region
     * @param radius how many voxels the neighbourhood reaches from its centre
     * @param settings which neighbours count, and how
     * @param features which
     */
    public KernelGlcm(final GreyLevels levels, final int radius, final TextureSettings settings,
        final List<String> features) {
        m_kernel = new Kernel(levels, radius, settings.flatAxis(), Kernel.longestStep(settings.distances(), radius));
        final List<Direction> steps = m_kernel.steps(settings.distances(), settings.flatAxis());
        m_offsets = m_kernel.offsets(steps);
        m_weights = settings.weighting() == Weighting.NONE ? null : steps.stream()
            .mapToDouble(step -> settings.weighting().closeness(step.millimetres(levels.region()))).toArray();
        final int most = m_kernel.mostVoxels();
        m_pairs = new CellTally(m_weights == null ? most : Math.multiplyExact(most, Math.max(1, steps.size())));
        m_matrix = new CooccurrenceMatrix(m_kernel, settings.symmetricGlcm(), m_pairs);
        m_features = new KernelMean<>(features, Glcm::formula);
        m_flatMcc = levels.present() == 1 ? features.indexOf(Glcm.MCC) : -1;
    }

    @Override
    public void compute(final int x, final int y, final int z, final double[] values) {
        m_kernel.moveTo(x, y, z);
        m_features.begin(values);
        m_pairs.clear();
        for (int d = 0; d < m_offsets.length; d++) {
            count(m_offsets[d], m_weights == null ? 1 : m_weights[d]);
            if (m_weights == null) {
                addFeatures(values);
            }
        }
        if (m_weights != null) {
            addFeatures(values);
        }
        m_features.end(values);
        if (m_flatMcc >= 0) {
            values[m_flatMcc] = 1;
        }
    }

    private void count(final int offset, final double weight) {
        final int[] ranks = m_kernel.ranks();
        final boolean symmetric = m_matrix.isSymmetric();
        for (int i = 0; i < m_kernel.voxels(); i++) {
            final int cell = m_kernel.cell(i);
            final int here = ranks[cell];
            final int there = ranks[cell + offset];
            if (there > 0) {
                if (symmetric && there < here) {
                    m_pairs.add(there, here, weight);
                } else {
                    m_pairs.add(here, there, weight);
                }
            }
        }
    }

    private void addFeatures(final double[] values) {
        m_matrix.recount();
        if (!m_matrix.isEmpty()) {
            m_statistics.compute(m_matrix);
            m_features.add(m_statistics, values);
        }
        m_pairs.clear();
    }
}
