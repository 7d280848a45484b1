package org.radiomics.knime.feature.preprocess;

import java.util.Arrays;

import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.ImagePair;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;

/**
 * Brings images to another spacing. The new grid has the directions of the old one and begins at the same corner: its
 * first voxel's outer faces are those of the old first voxel, so that the origin moves by half the difference of the
 * voxel sizes. Images keep their voxel type; whole numbers are truncated towards zero, as ITK does. Masks take the
 * nearest voxel, halfway the next one.
 */
public final class Resampling {

    private final double[] m_spacing;

    private final Interpolator m_interpolator;

    private final int m_padding;

    private Resampling(final double[] spacing, final Interpolator interpolator, final int padding) {
        m_spacing = spacing;
        m_interpolator = interpolator;
        m_padding = padding;
    }

    /** @return keeps every spacing, B-spline, 5 voxels of padding: PyRadiomics' defaults */
    public static Resampling withDefaults() {
        return new Resampling(new double[3], Interpolator.BSPLINE, 5);
    }

    /**
     * @param x new distance of voxel centres along x in mm; 0 keeps that of the image
     * @param y along y
     * @param z along z
     * @return a copy with another spacing
     * @throws IllegalArgumentException if a spacing is negative or not finite
     */
    public Resampling withSpacing(final double x, final double y, final double z) {
        final double[] spacing = {x, y, z};
        for (final double s : spacing) {
            if (!(s >= 0) || Double.isInfinite(s)) {
                throw new IllegalArgumentException(
                    "The new spacing " + s + " mm is not usable; give millimetres, or 0 to keep the image's own.");
            }
        }
        return new Resampling(spacing, m_interpolator, m_padding);
    }

    /**
     * @param interpolator of grey values
     * @return a copy with another interpolator
     */
    public Resampling withInterpolator(final Interpolator interpolator) {
        return new Resampling(m_spacing, interpolator, m_padding);
    }

    /**
     * @param voxels how many new voxels are kept around the region's bounding box
     * @return a copy with another padding
     * @throws IllegalArgumentException if the number is negative
     */
    public Resampling withPadding(final int voxels) {
        if (voxels < 0) {
            throw new IllegalArgumentException("The padding is " + voxels + " voxels; it must not be negative.");
        }
        return new Resampling(m_spacing, m_interpolator, voxels);
    }

    /**
     * Resamples the surroundings of a region, as PyRadiomics does before it computes features: the region's bounding
     * box and the padding, as far as the image reaches. Along an axis where the region has one slice, the spacing
     * stays. If no spacing changes, image and mask are only cropped. Samples outside the image are 0.
     *
     * @param image the image
     * @param mask the region, on the same grid, not empty
     * @return image and mask on the new grid; small regions may lose all their voxels
     * @throws IllegalArgumentException if the mask is empty
     */
    public ImagePair apply(final Volume image, final Mask mask) {
        if (mask.isEmpty()) {
            throw new IllegalArgumentException(
                "The region " + mask.name() + " has no voxel, so there is nothing to resample; draw the region.");
        }
        final Geometry old = mask.geometry();
        final double[] spacing = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            final boolean keep = m_spacing[axis] == 0 || mask.lower(axis) == mask.upper(axis);
            spacing[axis] = keep ? old.spacing(axis) : m_spacing[axis];
        }
        if (isSame(image.geometry(), spacing)) {
            return crop(image, mask);
        }
        final int[] size = new int[3];
        final double[] first = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            final double ratio = old.spacing(axis) / spacing[axis];
            final double lower = Math.floor((mask.lower(axis) - 0.5) * ratio - m_padding);
            final double upper = Math.ceil((mask.upper(axis) + 0.5) * ratio + m_padding);
            final double from = Math.max(0, lower);
            final double to = Math.min(Math.ceil(old.size(axis) * ratio) - 1, upper);
            size[axis] = (int)(to - from + 1);
            first[axis] = shift(old, spacing, axis) + from / ratio;
        }
        final Geometry grid = grid(old, size, spacing, first);
        final Sampler sampler = new Sampler(image.geometry(), grid, first, true);
        return new ImagePair(sampler.sample(image, m_interpolator), sampler.sample(mask));
    }

    private ImagePair crop(final Volume image, final Mask mask) {
        final int[] lower = new int[3];
        final int[] upper = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            lower[axis] = Math.max(0, mask.lower(axis) - m_padding);
            upper[axis] = Math.min(mask.geometry().size(axis) - 1, mask.upper(axis) + m_padding);
        }
        return new ImagePair(image.crop(lower, upper), mask.crop(lower, upper));
    }

    /**
     * Resamples a whole image. The new grid covers all of it; where the last voxel's centre lies outside the image, it
     * takes the value at the border.
     *
     * @param image the image
     * @return the image on the new grid; the image itself if no spacing changes
     */
    public Volume apply(final Volume image) {
        final Geometry old = image.geometry();
        return isSame(old, wholeSpacing(old)) ? image : whole(old).sample(image, m_interpolator);
    }

    /**
     * Resamples a whole mask, onto the grid that {@link #apply(Volume)} gives its image.
     *
     * @param mask the region
     * @return the region on the new grid, possibly empty; the mask itself if no spacing changes
     */
    public Mask apply(final Mask mask) {
        final Geometry old = mask.geometry();
        return isSame(old, wholeSpacing(old)) ? mask : whole(old).sample(mask);
    }

    private double[] wholeSpacing(final Geometry old) {
        final double[] spacing = m_spacing.clone();
        for (int axis = 0; axis < 3; axis++) {
            spacing[axis] = spacing[axis] == 0 ? old.spacing(axis) : spacing[axis];
        }
        return spacing;
    }

    private Sampler whole(final Geometry old) {
        final double[] spacing = wholeSpacing(old);
        final int[] size = new int[3];
        final double[] first = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            size[axis] = (int)Math.ceil(old.size(axis) * (old.spacing(axis) / spacing[axis]));
            first[axis] = shift(old, spacing, axis);
        }
        return new Sampler(old, grid(old, size, spacing, first), first, false);
    }

    /** Index on the old grid of the centre of the new grid's first voxel, if both begin at the same corner. */
    private static double shift(final Geometry old, final double[] spacing, final int axis) {
        return .5 * (spacing[axis] - old.spacing(axis)) / old.spacing(axis);
    }

    private static Geometry grid(final Geometry old, final int[] size, final double[] spacing, final double[] first) {
        final double voxels = (double)size[0] * size[1] * size[2];
        if (voxels > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("The spacing " + Arrays.toString(spacing) + " mm makes an image of "
                + Arrays.toString(size) + " voxels, more than one image can hold; choose a coarser one.");
        }
        return new Geometry(size, spacing, old.position(first[0], first[1], first[2]), old.direction());
    }

    /** Equal up to rounding, with the tolerance of numpy.allclose. */
    private static boolean isSame(final Geometry old, final double[] spacing) {
        for (int axis = 0; axis < 3; axis++) {
            if (Math.abs(old.spacing(axis) - spacing[axis]) > 1e-8 + 1e-5 * spacing[axis]) {
                return false;
            }
        }
        return true;
    }
}
