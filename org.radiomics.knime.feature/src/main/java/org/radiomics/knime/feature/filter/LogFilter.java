package org.radiomics.knime.feature.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.radiomics.knime.feature.image.Box;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

/**
 * Laplacian of Gaussian by recursive filters, one image per sigma, normalised across scale (multiplied by sigma^2), as
 * ITK and PyRadiomics compute it: the result of each recursion is rounded to 32-bit floats, the image before the first
 * one is not.
 */
public final class LogFilter implements Filter {

    private final double[] m_sigmas;

    /** Along x and y, and z unless images are planes. */
    private final int m_axes;

    private LogFilter(final double[] sigmas, final int axes) {
        m_sigmas = sigmas;
        m_axes = axes;
    }

    /**
     * @param millimetres the standard deviations of the Gaussians
     * @return a filter that gives an image for each
     * @throws IllegalArgumentException if there is none, or one is not positive
     */
    public static LogFilter withSigmas(final double... millimetres) {
        if (millimetres.length == 0 || Arrays.stream(millimetres).anyMatch(s -> !(s > 0) || Double.isInfinite(s))) {
            throw new IllegalArgumentException("The sigmas of the Laplacian of Gaussian are "
                + Arrays.toString(millimetres) + "; give at least one, in millimetres, all positive.");
        }
        return new LogFilter(millimetres.clone(), 3);
    }

    /** @return a copy for images of one slice across z, along x and y */
    public LogFilter inPlanes() {
        return new LogFilter(m_sigmas, 2);
    }

    /**
     * {@inheritDoc} A sigma is left out where an axis is shorter than 4 voxels or than ceil(sigma / spacing) + 1, for
     * which the recursion has no room.
     */
    @Override
    public List<FilteredImage> apply(final Volume image, final Box box) {
        final List<FilteredImage> images = new ArrayList<>();
        for (final double sigma : m_sigmas) {
            if (hasRoom(image.geometry(), sigma)) {
                images.add(new FilteredImage(name(sigma), laplacian(image, box, sigma)));
            }
        }
        return images;
    }

    private boolean hasRoom(final Geometry geometry, final double sigma) {
        for (int axis = 0; axis < m_axes; axis++) {
            if (geometry.size(axis) < 4 || geometry.size(axis) < Math.ceil(sigma / geometry.spacing(axis)) + 1) {
                return false;
            }
        }
        return true;
    }

    private static String name(final double sigma) {
        return "log-sigma-" + Double.toString(sigma).replace('.', '-') + "-mm-3D";
    }

    private Volume laplacian(final Volume image, final Box box, final double sigma) {
        final Geometry grid = image.geometry();
        final Geometry part = grid.crop(box.lower(), box.upper());
        final double[] laplacian = new double[(int)part.voxels()];
        for (int axis = 0; axis < m_axes; axis++) {
            final float[] second = second(image.voxels(), grid, box, axis, sigma);
            final double perSquare = 1 / (grid.spacing(axis) * grid.spacing(axis));
            for (int i = 0; i < laplacian.length; i++) {
                laplacian[i] = (float)(laplacian[i] + second[i] * perSquare);
            }
        }
        return new Volume(part, VoxelType.FLOAT32, laplacian);
    }

    /** The second derivative along an axis, smoothed along the others; each pass drops what lies outside the box. */
    private float[] second(final double[] image, final Geometry grid, final Box box, final int axis,
        final double sigma) {
        final int[] size = grid.size();
        float[] samples = RecursiveGaussian.secondDerivative(sigma / grid.spacing(axis), sigma * sigma).apply(image,
            size, axis, box.lower(axis), box.upper(axis));
        size[axis] = box.size(axis);
        for (int other = 0; other < m_axes; other++) {
            if (other != axis) {
                samples = RecursiveGaussian.smoothing(sigma / grid.spacing(other)).apply(samples, size, other,
                    box.lower(other), box.upper(other));
                size[other] = box.size(other);
            }
        }
        return samples;
    }
}
