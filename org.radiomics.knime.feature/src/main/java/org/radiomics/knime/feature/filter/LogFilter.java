package org.radiomics.knime.feature.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

/**
 * Laplacian of Gaussian by recursive filters, one image per sigma, normalised across scale (multiplied by sigma^2), in
 * 32-bit floats, as ITK and PyRadiomics compute it.
 */
public final class LogFilter implements Filter {

    private final double[] m_sigmas;

    private LogFilter(final double[] sigmas) {
        m_sigmas = sigmas;
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
        return new LogFilter(millimetres.clone());
    }

    /**
     * {@inheritDoc} A sigma is left out where an axis is shorter than 4 voxels or than ceil(sigma / spacing) + 1, for
     * which the recursion has no room.
     */
    @Override
    public List<FilteredImage> apply(final Volume image) {
        final List<FilteredImage> images = new ArrayList<>();
        for (final double sigma : m_sigmas) {
            if (hasRoom(image.geometry(), sigma)) {
                images.add(new FilteredImage(name(sigma), laplacian(image, sigma)));
            }
        }
        return images;
    }

    private static boolean hasRoom(final Geometry geometry, final double sigma) {
        for (int axis = 0; axis < 3; axis++) {
            if (geometry.size(axis) < 4 || geometry.size(axis) < Math.ceil(sigma / geometry.spacing(axis)) + 1) {
                return false;
            }
        }
        return true;
    }

    private static String name(final double sigma) {
        return "log-sigma-" + Double.toString(sigma).replace('.', '-') + "-mm-3D";
    }

    private static Volume laplacian(final Volume image, final double sigma) {
        final Geometry geometry = image.geometry();
        final float[] samples = new float[image.voxels().length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float)image.voxels()[i];
        }
        final double[] laplacian = new double[samples.length];
        for (int axis = 0; axis < 3; axis++) {
            final double perAxis = sigma / geometry.spacing(axis);
            float[] second =
                alongAxis(RecursiveGaussian.secondDerivative(perAxis, sigma * sigma), samples, geometry, axis);
            for (int other = 0; other < 3; other++) {
                if (other != axis) {
                    final double alongOther = sigma / geometry.spacing(other);
                    second = alongAxis(RecursiveGaussian.smoothing(alongOther), second, geometry, other);
                }
            }
            final double perSquare = geometry.spacing(axis) * geometry.spacing(axis);
            for (int i = 0; i < laplacian.length; i++) {
                laplacian[i] = (float)(laplacian[i] + second[i] / perSquare);
            }
        }
        return new Volume(geometry, VoxelType.FLOAT32, laplacian);
    }

    private static float[] alongAxis(final RecursiveGaussian filter, final float[] samples, final Geometry geometry,
        final int axis) {
        final int stride = axis == 0 ? 1 : axis == 1 ? geometry.size(0) : geometry.size(0) * geometry.size(1);
        return filter.apply(samples, geometry.size(axis), stride);
    }
}
