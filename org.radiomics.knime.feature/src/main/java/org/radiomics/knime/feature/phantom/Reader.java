package org.radiomics.knime.feature.phantom;

import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Mask;

/**
 * A reader who outlines the lesion slice by slice. The outline misses the true surface by a smooth field, wider where
 * the lesion infiltrates, and by a little more or less in each slice. Part of the error is common to all outlines of a
 * lesion, for the picture misleads everyone alike; part is the reader's own habit; part is new each time.
 */
final class Reader {

    /** SD of the outline's error in mm at a sharp boundary, and what each mm of transition adds. */
    private static final double SHARP_ERROR = 0.35;

    private static final double ERROR_PER_TRANSITION = 0.55;

    /** SD of the error of a whole slice relative to that of the outline. */
    private static final double SLICE_ERROR = 0.45;

    /** Length in mm on which the error changes. */
    private static final double LENGTH = 9;

    /** Part of the diameter that the error reaches at most, and part that is added: large ones are drawn coarsely. */
    private static final double MOST_ERROR_PER_DIAMETER = 0.04;

    private static final double COARSENESS_PER_DIAMETER = 0.006;

    private static final int LABEL = 1;

    private final Draws m_lesion;

    private final SmoothField m_common;

    /** @param draws decide the errors that all outlines of one lesion on one sequence share */
    Reader(final Draws draws) {
        m_lesion = draws;
        m_common = new SmoothField(draws.child("common"), LENGTH);
    }

    /**
     * Outlines the lesion.
     *
     * @param reading who reads and which time
     * @param scene the lesion in its surroundings
     * @param grid the voxels
     * @return the region, one connected piece
     */
    Mask outline(final Reading reading, final Scene scene, final ScanGrid grid) {
        final double error = error(scene.lesion().traits());
        final SmoothField habit = new SmoothField(m_lesion.child("habit of " + reading.person()), LENGTH);
        final SmoothField moment = new SmoothField(m_lesion.child("moment of " + reading.label()), LENGTH);
        final Draws slices = m_lesion.child("slices of " + reading.label());
        final Geometry geometry = grid.geometry();
        final boolean[] inside = new boolean[(int)geometry.voxels()];
        int index = 0;
        for (int k = 0; k < geometry.size(2); k++) {
            final double slice = error * SLICE_ERROR * slices.gaussian() - reading.generosity();
            for (int j = 0; j < geometry.size(1); j++) {
                for (int i = 0; i < geometry.size(0); i++) {
                    final double x = grid.place(0, i, j, k);
                    final double y = grid.place(1, i, j, k);
                    final double z = grid.place(2, i, j, k);
                    final double free = scene.lesion().distance(x, y, z) + slice;
                    final boolean near = free < 5 * error;
                    inside[index++] = near && scene.distance(x, y, z) + slice + error * (0.6 * m_common.at(x, y, z)
                        + 0.5 * habit.at(x, y, z) + 0.6 * moment.at(x, y, z)) < 0;
                }
            }
        }
        final Mask mask = LargestPiece.of(new Mask(geometry, inside, LABEL, reading.label()));
        if (mask.isEmpty()) {
            throw new IllegalStateException("The outline of a lesion of " + scene.lesion().traits().diameter()
                + " mm holds no voxel.");
        }
        return mask;
    }

    private static double error(final LesionTraits lesion) {
        return Math.min(SHARP_ERROR + ERROR_PER_TRANSITION * lesion.transition(),
            MOST_ERROR_PER_DIAMETER * lesion.diameter()) + COARSENESS_PER_DIAMETER * lesion.diameter();
    }
}
