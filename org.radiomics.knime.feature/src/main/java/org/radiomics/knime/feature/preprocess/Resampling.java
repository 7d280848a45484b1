package org.radiomics.knime.feature.preprocess;

import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.ImagePair;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

/**
 * Brings images to another spacing. The new grid has the directions of the old one and lies to it as a
 * {@link GridConvention} says. Masks take the nearest voxel, halfway the next one, or are interpolated linearly.
 * Immutable.
 */
public final class Resampling {

    /** How far an image is continued beyond its border before a spline is put through it: as SciPy does. */
    private static final int SPLINE_MARGIN = 12;

    private final double[] m_spacing;

    private final Interpolator m_interpolator;

    private final int m_padding;

    private final GridConvention m_convention;

    private final boolean m_rounded;

    private final boolean m_linearMasks;

    private Resampling(final double[] spacing, final Interpolator interpolator, final int padding,
        final GridConvention convention, final boolean rounded, final boolean linearMasks) {
        m_spacing = spacing;
        m_interpolator = interpolator;
        m_padding = padding;
        m_convention = convention;
        m_rounded = rounded;
        m_linearMasks = linearMasks;
    }

    /** @return keeps every spacing, B-spline, 5 voxels of padding, masks by the nearest voxel: PyRadiomics' defaults */
    public static Resampling withDefaults() {
        return new Resampling(new double[3], Interpolator.BSPLINE, 5, GridConvention.PYRADIOMICS, false, false);
    }

    /**
     * @param convention how the new grid lies to the old one
     * @return a copy with another convention
     */
    public Resampling withConvention(final GridConvention convention) {
        return new Resampling(m_spacing, m_interpolator, m_padding, convention, m_rounded, m_linearMasks);
    }

    /**
     * @param rounded whether interpolated grey values are rounded to the nearest whole number (halfway to the even
     *            one), as the IBSI asks for of CT
     * @return a copy that rounds, or does not
     */
    public Resampling withRounding(final boolean rounded) {
        return new Resampling(m_spacing, m_interpolator, m_padding, m_convention, rounded, m_linearMasks);
    }

    /**
     * @param linear whether masks are interpolated linearly, and a voxel belongs to the region from one half on, as
     *            the IBSI asks for; otherwise the nearest voxel decides
     * @return a copy that does so, or does not
     */
    public Resampling withLinearMasks(final boolean linear) {
        return new Resampling(m_spacing, m_interpolator, m_padding, m_convention, m_rounded, linear);
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
        return new Resampling(spacing, m_interpolator, m_padding, m_convention, m_rounded, m_linearMasks);
    }

    /**
     * @param interpolator of grey values
     * @return a copy with another interpolator
     */
    public Resampling withInterpolator(final Interpolator interpolator) {
        return new Resampling(m_spacing, interpolator, m_padding, m_convention, m_rounded, m_linearMasks);
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
        return new Resampling(m_spacing, m_interpolator, voxels, m_convention, m_rounded, m_linearMasks);
    }

    /**
     * Resamples the surroundings of a region, as PyRadiomics does before it computes features: the region's bounding
     * box and the padding, as far as the image reaches. Along an axis where the region has one slice, the spacing
     * stays. If no spacing changes, image and mask are only cropped. Samples outside the image are 0, and the grid is
     * PyRadiomics', whatever the convention.
     *
     * @param image the image
     * @param mask the region, on the same grid, not empty
     * @return image and mask on the new grid; small regions may lose all their voxels
     * @throws IllegalArgumentException if the mask is empty, the new image would be too large, or a B-spline is to go
     *             through voxels that are not finite
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
        requireFinite(image);
        final Sampler sampler = new Sampler(image.geometry(), ResampledGrid.around(mask, spacing, m_padding));
        final double[] samples = sampler.sample(image, m_interpolator);
        sampler.clearOutside(samples);
        return new ImagePair(finished(sampler.grid(), samples, image.type()), mask(sampler, mask));
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
     * Resamples a whole image, on a grid that covers all of it.
     *
     * @param image the image
     * @return the image on the new grid; the image itself if no spacing changes
     * @throws IllegalArgumentException if the new image would be too large, or a B-spline is to go through voxels that
     *             are not finite
     */
    public Volume apply(final Volume image) {
        final Geometry old = image.geometry();
        final double[] spacing = wholeSpacing(old);
        if (isSame(old, spacing)) {
            return image;
        }
        requireFinite(image);
        final ResampledGrid grid = ResampledGrid.ofWhole(old, spacing, m_convention);
        final double[] samples = m_convention == GridConvention.IBSI && m_interpolator == Interpolator.BSPLINE
            ? beyondEdges(image, grid) : new Sampler(old, grid).sample(image, m_interpolator);
        return finished(grid.geometry(), samples, image.type());
    }

    private double[] beyondEdges(final Volume image, final ResampledGrid grid) {
        final int[] margin = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            margin[axis] = image.geometry().spacing(axis) == grid.geometry().spacing(axis) ? 0 : SPLINE_MARGIN;
        }
        final Volume padded = EdgePadding.of(image, margin);
        return new Sampler(padded.geometry(), grid.within(margin)).sample(padded, m_interpolator);
    }

    /**
     * Resamples a whole mask, onto the grid that {@link #apply(Volume)} gives its image.
     *
     * @param mask the region
     * @return the region on the new grid, possibly empty; the mask itself if no spacing changes
     * @throws IllegalArgumentException if the new mask would be too large
     */
    public Mask apply(final Mask mask) {
        final Geometry old = mask.geometry();
        final double[] spacing = wholeSpacing(old);
        return isSame(old, spacing) ? mask
            : mask(new Sampler(old, ResampledGrid.ofWhole(old, spacing, m_convention)), mask);
    }

    private Mask mask(final Sampler sampler, final Mask mask) {
        return m_linearMasks ? sampler.linear(mask) : sampler.nearest(mask);
    }

    private Volume finished(final Geometry grid, final double[] samples, final VoxelType type) {
        if (m_rounded) {
            VoxelCast.round(samples);
        }
        final VoxelType finished =
            m_convention == GridConvention.IBSI && type.isInteger() && !m_rounded ? VoxelType.FLOAT64 : type;
        VoxelCast.truncate(samples, finished);
        return new Volume(grid, finished, samples);
    }

    private void requireFinite(final Volume image) {
        final double[] voxels = image.voxels();
        for (int i = 0; m_interpolator == Interpolator.BSPLINE && i < voxels.length; i++) {
            if (!Double.isFinite(voxels[i])) {
                throw new IllegalArgumentException("Voxel " + image.geometry().place(i) + " is " + voxels[i]
                    + ", which a B-spline would spread over the whole image; repair the image or resample it "
                    + "linearly.");
            }
        }
    }

    private double[] wholeSpacing(final Geometry old) {
        final double[] spacing = m_spacing.clone();
        for (int axis = 0; axis < 3; axis++) {
            spacing[axis] = spacing[axis] == 0 ? old.spacing(axis) : spacing[axis];
        }
        return spacing;
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
