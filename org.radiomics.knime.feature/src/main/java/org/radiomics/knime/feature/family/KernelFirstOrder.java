package org.radiomics.knime.feature.family;

import java.util.Arrays;
import java.util.List;

/** First-order features of the neighbourhood of a voxel. */
public final class KernelFirstOrder implements KernelFamily {

    private final Kernel m_kernel;

    private final double[] m_image;

    private final double[] m_intensities;

    private final double[] m_sorted;

    private boolean m_isSorted;

    /** The neighbourhood's voxels that are not NaN. */
    private int m_count;

    private final IntensityStatistics m_statistics;

    private final KernelMean<IntensityStatistics> m_features;

    /**
     * @param levels the grey levels of a region
     * @param image the intensities of the region's box, x fastest
     * @param radius how many voxels the neighbourhood reaches from its centre
     * @param flatAxis the axis along which it is one voxel thick; -1 for none
     * @param shift added to intensities in Energy, TotalEnergy and RootMeanSquared
     * @param features which
     */
    public KernelFirstOrder(final GreyLevels levels, final double[] image, final int radius, final int flatAxis,
        final double shift, final List<String> features) {
        m_kernel = new Kernel(levels, radius, flatAxis, 1);
        m_image = image;
        m_intensities = new double[m_kernel.mostVoxels()];
        m_sorted = new double[m_kernel.mostVoxels()];
        m_statistics = new IntensityStatistics(shift, levels.region().voxelVolume());
        m_statistics.setQuantiles(this::quantile);
        m_features = new KernelMean<>(features, FirstOrder::formula);
    }

    @Override
    public void compute(final int x, final int y, final int z, final double[] values) {
        m_kernel.moveTo(x, y, z);
        m_count = 0;
        for (int i = 0; i < m_kernel.voxels(); i++) {
            final double intensity = m_image[m_kernel.source(i)];
            if (!Double.isNaN(intensity)) {
                m_intensities[m_count++] = intensity;
            }
        }
        m_isSorted = false;
        m_statistics.compute(m_intensities, m_count, m_kernel);
        m_features.begin(values);
        m_features.add(m_statistics, values);
    }

    private double quantile(final double share) {
        if (m_count == 0) {
            return Double.NaN;
        }
        if (!m_isSorted) {
            System.arraycopy(m_intensities, 0, m_sorted, 0, m_count);
            Arrays.sort(m_sorted, 0, m_count);
            m_isSorted = true;
        }
        final double position = share * (m_count - 1);
        final int below = (int)Math.floor(position);
        return Quantiles.between(m_sorted[below], m_sorted[Math.min(below + 1, m_count - 1)], position - below);
    }
}
