package org.radiomics.knime.feature.filter;

import java.util.List;

import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

/**
 * Magnitude of the gradient by central differences, with replicated borders, rounded to 32-bit floats as ITK and
 * PyRadiomics do. In grey values per mm, or per voxel if spacing is not used.
 */
public final class GradientFilter implements Filter {

    private final boolean m_useSpacing;

    private GradientFilter(final boolean useSpacing) {
        m_useSpacing = useSpacing;
    }

    /** @return in grey values per mm */
    public static GradientFilter withDefaults() {
        return new GradientFilter(true);
    }

    /**
     * @param use whether differences are divided by the spacing
     * @return a copy with the other choice
     */
    public GradientFilter withSpacing(final boolean use) {
        return new GradientFilter(use);
    }

    @Override
    public List<FilteredImage> apply(final Volume image) {
        final Geometry geometry = image.geometry();
        final double[] voxels = image.voxels();
        final double[] weights = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            weights[axis] = 0.5 * (m_useSpacing ? 1 / geometry.spacing(axis) : 1);
        }
        final int sizeX = geometry.size(0);
        final int sizeY = geometry.size(1);
        final int sizeZ = geometry.size(2);
        final double[] gradient = new double[voxels.length];
        int i = 0;
        for (int z = 0; z < sizeZ; z++) {
            final int above = geometry.index(0, 0, Math.min(z + 1, sizeZ - 1)) - geometry.index(0, 0, z);
            final int below = geometry.index(0, 0, Math.max(z - 1, 0)) - geometry.index(0, 0, z);
            for (int y = 0; y < sizeY; y++) {
                final int behind = y < sizeY - 1 ? sizeX : 0;
                final int before = y > 0 ? -sizeX : 0;
                for (int x = 0; x < sizeX; x++, i++) {
                    final int right = x < sizeX - 1 ? 1 : 0;
                    final int left = x > 0 ? -1 : 0;
                    final double dx = weights[0] * voxels[i + right] - weights[0] * voxels[i + left];
                    final double dy = weights[1] * voxels[i + behind] - weights[1] * voxels[i + before];
                    final double dz = weights[2] * voxels[i + above] - weights[2] * voxels[i + below];
                    gradient[i] = (float)Math.sqrt(dx * dx + dy * dy + dz * dz);
                }
            }
        }
        return List.of(new FilteredImage("gradient", new Volume(geometry, VoxelType.FLOAT32, gradient)));
    }
}
