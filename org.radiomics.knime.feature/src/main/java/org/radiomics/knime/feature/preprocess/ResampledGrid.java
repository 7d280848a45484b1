package org.radiomics.knime.feature.preprocess;

import java.util.Arrays;

import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.GridScan;
import org.radiomics.knime.feature.image.Mask;

/**
 * A grid with the directions of an old one and another spacing.
 *
 * @param geometry where it lies
 * @param axes where its samples lie on the axes of the old grid
 * @param oblique the same by way of millimetres, if the grids are oblique and positions are to be ITK's; null if not
 */
record ResampledGrid(Geometry geometry, GridAxis[] axes, ObliqueScan oblique) {

    /** A hundred-millionth of a voxel. */
    private static final double ROUNDING = 1e-8;

    /**
     * PyRadiomics' grid around a region: its bounding box and some voxels of padding, as far as the old grid reaches.
     *
     * @param mask the region, not empty
     * @param spacing of the new grid in mm
     * @param padding in new voxels
     * @throws IllegalArgumentException if an image on it would be too large
     */
    static ResampledGrid around(final Mask mask, final double[] spacing, final int padding) {
        final Geometry old = mask.geometry();
        final int[] size = new int[3];
        final double[] first = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            final double ratio = old.spacing(axis) / spacing[axis];
            final double lower = Math.floor((mask.lower(axis) - 0.5) * ratio - padding);
            final double upper = Math.ceil((mask.upper(axis) + 0.5) * ratio + padding);
            final double from = Math.max(0, lower);
            final double to = Math.min(Math.ceil(old.size(axis) * ratio) - 1, upper);
            size[axis] = (int)(to - from + 1);
            first[axis] = sameCorner(old, spacing[axis], axis) + from / ratio;
        }
        return byMillimetres(old, geometry(old, size, spacing, first), first);
    }

    /**
     * A grid that covers all of the old one.
     *
     * @param old the old grid
     * @param spacing of the new one in mm
     * @param convention how they lie to each other
     * @throws IllegalArgumentException if an image on it would be too large
     */
    static ResampledGrid ofWhole(final Geometry old, final double[] spacing, final GridConvention convention) {
        final int[] size = new int[3];
        final double[] first = new double[3];
        final boolean centred = convention == GridConvention.IBSI;
        for (int axis = 0; axis < 3; axis++) {
            final double voxels = old.size(axis) * (old.spacing(axis) / spacing[axis]);
            // The IBSI's grid gets no voxel for what is rounding.
            size[axis] = (int)Math.ceil(centred ? voxels - ROUNDING : voxels);
            first[axis] =
                centred ? sameCentre(old, size[axis], spacing[axis], axis) : sameCorner(old, spacing[axis], axis);
        }
        final Geometry geometry = geometry(old, size, spacing, first);
        return centred ? evenly(old, geometry, first) : byMillimetres(old, geometry, first);
    }

    /** Index on the old grid of the centre of the new grid's first voxel, if both begin at the same corner. */
    private static double sameCorner(final Geometry old, final double spacing, final int axis) {
        return .5 * (spacing - old.spacing(axis)) / old.spacing(axis);
    }

    /** Index on the old grid of the new grid's first voxel, if both have the same centre. */
    private static double sameCentre(final Geometry old, final int size, final double spacing, final int axis) {
        return .5 * (old.size(axis) - 1 - (size - 1) * (spacing / old.spacing(axis)));
    }

    private static ResampledGrid byMillimetres(final Geometry old, final Geometry geometry, final double[] first) {
        final GridAxis[] axes = new GridAxis[3];
        final double[] toIndices = GridScan.toIndices(old);
        for (int axis = 0; axis < 3; axis++) {
            axes[axis] = GridAxis.byMillimetres(old, toIndices, geometry, axis, first[axis]);
        }
        return new ResampledGrid(geometry, axes, ObliqueScan.isOblique(old, toIndices) ? new ObliqueScan(old, geometry) : null);
    }

    private static ResampledGrid evenly(final Geometry old, final Geometry geometry, final double[] first) {
        final GridAxis[] axes = new GridAxis[3];
        for (int axis = 0; axis < 3; axis++) {
            axes[axis] = GridAxis.evenly(old.size(axis), geometry.size(axis), first[axis],
                geometry.spacing(axis) / old.spacing(axis));
        }
        return new ResampledGrid(geometry, axes, null);
    }

    private static Geometry geometry(final Geometry old, final int[] size, final double[] spacing,
        final double[] first) {
        final double voxels = (double)size[0] * size[1] * size[2];
        if (voxels > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("The spacing " + Arrays.toString(spacing) + " mm makes an image of "
                + Arrays.toString(size) + " voxels, more than one image can hold; choose a coarser one.");
        }
        final long megabytes = (long)voxels * Double.BYTES >> 20;
        final long allowed = Runtime.getRuntime().maxMemory() >> 20;
        if (megabytes > allowed) {
            throw new IllegalArgumentException("The spacing " + Arrays.toString(spacing) + " mm makes an image of "
                + megabytes + " MB where Java may take " + allowed
                + " MB; choose a coarser one, or give Java more memory with -Xmx.");
        }
        return new Geometry(size, spacing, old.position(first[0], first[1], first[2]), old.direction());
    }

    /**
     * @param margin voxels by which the old grid grows at both ends of each axis
     * @return the same grid, on the larger one
     */
    ResampledGrid within(final int[] margin) {
        final GridAxis[] shifted = new GridAxis[3];
        for (int axis = 0; axis < 3; axis++) {
            shifted[axis] = axes[axis].within(margin[axis]);
        }
        return new ResampledGrid(geometry, shifted, null);
    }
}
