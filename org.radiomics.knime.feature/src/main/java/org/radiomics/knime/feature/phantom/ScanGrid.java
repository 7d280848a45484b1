package org.radiomics.knime.feature.phantom;

import org.radiomics.knime.feature.image.Geometry;

/**
 * The voxels of one scan, cropped around the lesion, and where each lies in the spine's coordinates.
 */
final class ScanGrid {

    /** Least half extent of the crop from front to back and from head to feet in mm. */
    private static final double[] LEAST_HALF_EXTENT = {46, 52};

    /** Distance kept around the lesion in the slice plane in mm. */
    private static final double MARGIN = 16;

    /** Slices kept on each side of the lesion. */
    private static final int SLICE_MARGIN = 1;

    private static final int LEAST_SLICES = 9;

    /** How far the crop's centre lies behind the lesion's in mm, so that canal and arches are in the picture. */
    private static final double BACKWARDS = 8;

    private final Geometry m_geometry;

    private final double[] m_corner;

    private final double[][] m_steps = new double[3][];

    private ScanGrid(final Geometry geometry, final Pose pose) {
        m_geometry = geometry;
        m_corner = pose.toSpine(geometry.position(0, 0, 0));
        for (int axis = 0; axis < 3; axis++) {
            final double[] next = pose.toSpine(
                geometry.position(axis == 0 ? 1 : 0, axis == 1 ? 1 : 0, axis == 2 ? 1 : 0));
            m_steps[axis] = new double[]{next[0] - m_corner[0], next[1] - m_corner[1], next[2] - m_corner[2]};
        }
    }

    /**
     * Plans a sagittal scan.
     *
     * @param sequence gives matrix and slices
     * @param lesion what the crop must hold
     * @param pose how the spine lies
     * @param direction cosines of the stack, row by row
     * @param draws decide where the lesion falls between voxel centres
     */
    static ScanGrid plan(final PulseSequence sequence, final Lesion lesion, final Pose pose, final double[] direction,
        final Draws draws) {
        final double pixel = sequence.pixelSpacing();
        final int depth = 2 * (int)Math.ceil(Math.max(LEAST_HALF_EXTENT[0], lesion.extent(1) + MARGIN) / pixel);
        final int height = 2 * (int)Math.ceil(Math.max(LEAST_HALF_EXTENT[1], lesion.extent(2) + MARGIN) / pixel);
        final int besides = (int)Math.ceil(lesion.extent(0) / PulseSequence.SLICE_DISTANCE) + SLICE_MARGIN;
        final int slices = Math.max(LEAST_SLICES, 2 * besides + 1);
        final int[] size = {depth, height, slices};
        final double[] spacing = {pixel, pixel, PulseSequence.SLICE_DISTANCE};

        final double[] centre = lesion.centre();
        centre[1] += BACKWARDS;
        final double[] origin = pose.toPatient(centre);
        for (int axis = 0; axis < 3; axis++) {
            final double voxels = (size[axis] - 1) / 2.0 + draws.uniform(-0.5, 0.5);
            for (int row = 0; row < 3; row++) {
                origin[row] -= direction[3 * row + axis] * spacing[axis] * voxels;
            }
        }
        return new ScanGrid(new Geometry(size, spacing, origin, direction), pose);
    }

    /** @return size, spacing, origin and direction in LPS */
    Geometry geometry() {
        return m_geometry;
    }

    /** @return one of the spine's coordinates (0 to 2) of a (fractional) voxel index */
    double place(final int coordinate, final double i, final double j, final double k) {
        return m_corner[coordinate] + i * m_steps[0][coordinate] + j * m_steps[1][coordinate]
            + k * m_steps[2][coordinate];
    }
}
