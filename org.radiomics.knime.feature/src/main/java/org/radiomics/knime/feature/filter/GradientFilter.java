package org.radiomics.knime.feature.filter;

import java.util.List;

import org.radiomics.knime.feature.image.Box;
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
    public List<FilteredImage> apply(final Volume image, final Box box) {
        final Geometry grid = image.geometry();
        final Geometry part = grid.crop(box.lower(), box.upper());
        final double[] weights = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            weights[axis] = 0.5 * (m_useSpacing ? 1 / grid.spacing(axis) : 1);
        }
        final double[] gradient = new double[(int)part.voxels()];
        int to = 0;
        for (int z = box.lower(2); z <= box.upper(2); z++) {
            final int above = step(grid, 2, z, 1);
            final int below = step(grid, 2, z, -1);
            for (int y = box.lower(1); y <= box.upper(1); y++, to += box.size(0)) {
                row(image.voxels(), grid.index(0, y, z), box.lower(0), box.upper(0), grid.size(0) - 1,
                    new int[]{step(grid, 1, y, -1), step(grid, 1, y, 1), below, above}, weights, gradient, to);
            }
        }
        return List.of(new FilteredImage("gradient", new Volume(part, VoxelType.FLOAT32, gradient)));
    }

    /** By how many voxels of the array a step leads on; by none at the border. */
    private static int step(final Geometry grid, final int axis, final int from, final int step) {
        final int to = from + step;
        return to < 0 || to >= grid.size(axis) ? 0 : step * (axis == 1 ? grid.size(0) : grid.size(0) * grid.size(1));
    }

    private static void row(final double[] voxels, final int row, final int first, final int last, final int end,
        final int[] steps, final double[] weights, final double[] gradient, final int to) {
        for (int x = first; x <= last; x++) {
            final int i = row + x;
            final double dx = weights[0] * voxels[x < end ? i + 1 : i] - weights[0] * voxels[x > 0 ? i - 1 : i];
            final double dy = weights[1] * voxels[i + steps[1]] - weights[1] * voxels[i + steps[0]];
            final double dz = weights[2] * voxels[i + steps[3]] - weights[2] * voxels[i + steps[2]];
            gradient[to + x - first] = (float)Math.sqrt(dx * dx + dy * dy + dz * dz);
        }
    }
}
