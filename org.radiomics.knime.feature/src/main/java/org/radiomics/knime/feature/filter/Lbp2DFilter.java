package org.radiomics.knime.feature.filter;

import java.util.List;

import org.radiomics.knime.feature.image.Box;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

/**
 * Local binary patterns within slices (Ojala 2002): samples on a circle are compared with its centre. Roundings are
 * those of scikit-image, which decide where neighbours are equal: sample offsets have five decimals, values between
 * voxels are interpolated linearly, voxels outside the slice are 0. The voxel type is that of the image, unless
 * doubles are asked for, and patterns are brought into it as PyRadiomics does, cutting off what does not fit.
 */
public final class Lbp2DFilter implements Filter {

    /** More samples than this make no code of bits. */
    public static final int MOST_BITS = 31;

    /** What is made of the comparisons. */
    public enum Method {
        /**
         * The number of samples at least as bright as the centre, if going round there are at most two changes, else
         * the number of samples + 1.
         */
        UNIFORM,
        /** The number whose bit k is set if sample k is at least as bright as the centre. */
        DEFAULT,
        /** The least such number that a rotation of the circle gives. */
        ROR,
        /** The variance of the samples, whatever the centre is; NaN where it is 0. */
        VAR
    }

    private final int m_samples;

    private final double m_radius;

    private final Method m_method;

    private final int m_flatAxis;

    private final boolean m_doubles;

    private Lbp2DFilter(final int samples, final double radius, final Method method, final int flatAxis,
        final boolean doubles) {
        m_samples = samples;
        m_radius = radius;
        m_method = method;
        m_flatAxis = flatAxis;
        m_doubles = doubles;
    }

    /** @return 8 samples at a radius of 1 voxel, uniform patterns, in the slices across z */
    public static Lbp2DFilter withDefaults() {
        return new Lbp2DFilter(8, 1, Method.UNIFORM, 2, false);
    }

    /**
     * @param samples on the circle
     * @param radius of the circle in voxels
     * @return a copy with another circle
     * @throws IllegalArgumentException if one of them is not positive, or samples are too many for the method
     */
    public Lbp2DFilter withCircle(final int samples, final double radius) {
        if (samples < 1 || !(radius > 0)) {
            throw new IllegalArgumentException(
                "A circle of " + samples + " samples and radius " + radius
                + " gives no pattern; both must be positive.");
        }
        checkBits(samples, m_method);
        return new Lbp2DFilter(samples, radius, m_method, m_flatAxis, m_doubles);
    }

    /**
     * @param method what is made of the comparisons
     * @return a copy with another method
     * @throws IllegalArgumentException if the circle has too many samples for it
     */
    public Lbp2DFilter withMethod(final Method method) {
        checkBits(m_samples, method);
        return new Lbp2DFilter(m_samples, m_radius, method, m_flatAxis, m_doubles);
    }

    private static void checkBits(final int samples, final Method method) {
        if (samples > MOST_BITS && (method == Method.DEFAULT || method == Method.ROR)) {
            throw new IllegalArgumentException("Binary patterns of " + samples
                + " samples make no number; take at most " + MOST_BITS + ", or uniform patterns.");
        }
    }

    /**
     * @param axis across which slices lie: 0 = x, 1 = y, 2 = z
     * @return a copy for these slices
     * @throws IllegalArgumentException if there is no such axis
     */
    public Lbp2DFilter withFlatAxis(final int axis) {
        if (axis < 0 || axis > 2) {
            throw new IllegalArgumentException("There is no axis " + axis + "; give 0, 1 or 2.");
        }
        return new Lbp2DFilter(m_samples, m_radius, m_method, axis, m_doubles);
    }

    /** @return a copy that leaves patterns in 64-bit floats, as PyRadiomics does in images of two dimensions */
    public Lbp2DFilter inDoubles() {
        return new Lbp2DFilter(m_samples, m_radius, m_method, m_flatAxis, true);
    }

    @Override
    public List<FilteredImage> apply(final Volume image, final Box box) {
        // The direction in which scikit-image goes round depends on how PyRadiomics turns the slices.
        final int rowAxis = m_flatAxis == 1 ? 2 : 1;
        final int columnAxis = m_flatAxis == 0 ? 2 : 0;
        final CircleSample[] circle = circle(box, rowAxis, columnAxis);
        final Geometry part = image.geometry().crop(box.lower(), box.upper());
        final VoxelType type = m_doubles ? VoxelType.FLOAT64 : image.type();
        final double[] patterns = new double[(int)part.voxels()];
        final SlicePart slice = new SlicePart(image, box, rowAxis, columnAxis, (int)Math.ceil(m_radius));
        final BinaryPatterns found = new BinaryPatterns(m_samples, box.size(columnAxis));
        final int[] strides = {1, part.size(0), part.size(0) * part.size(1)};
        for (int s = 0; s < box.size(m_flatAxis); s++) {
            slice.read(box.lower(m_flatAxis) + s);
            for (int row = 0; row < box.size(rowAxis); row++) {
                gather(circle, slice, row, found);
                final int first = s * strides[m_flatAxis] + row * strides[rowAxis];
                for (int column = 0; column < box.size(columnAxis); column++) {
                    patterns[first + column * strides[columnAxis]] = stored(pattern(found, column), type);
                }
            }
        }
        return List.of(new FilteredImage("lbp-2D", new Volume(part, type, patterns)));
    }

    private CircleSample[] circle(final Box box, final int rowAxis, final int columnAxis) {
        final CircleSample[] circle = new CircleSample[m_samples];
        // scikit-image takes the radius in single precision.
        final double radius = (float)m_radius;
        for (int k = 0; k < m_samples; k++) {
            final double angle = 2 * Math.PI * k / m_samples;
            circle[k] = new CircleSample(fiveDecimals(-radius * Math.sin(angle)),
                fiveDecimals(radius * Math.cos(angle)), box.lower(rowAxis), box.size(rowAxis), box.lower(columnAxis),
                box.size(columnAxis));
        }
        return circle;
    }

    private static double fiveDecimals(final double value) {
        return Math.rint(value * 1e5) / 1e5;
    }

    private void gather(final CircleSample[] circle, final SlicePart slice, final int row,
        final BinaryPatterns found) {
        found.clear();
        final double[] values = slice.line();
        for (final CircleSample sample : circle) {
            sample.row(slice.pixels(), slice.margin(), row, values);
            if (m_method == Method.VAR) {
                found.sum(values);
            } else {
                found.compare(values, slice.pixels(), slice.index(row));
            }
        }
    }

    private double pattern(final BinaryPatterns found, final int pixel) {
        return switch (m_method) {
            case UNIFORM -> found.uniform(pixel);
            case DEFAULT -> found.code(pixel);
            case ROR -> found.leastRotation(pixel);
            case VAR -> found.variance(pixel);
        };
    }

    /** A value as an array of C of the voxel type stores it. */
    private static double stored(final double value, final VoxelType type) {
        return switch (type) {
            case INT8 -> (byte)value;
            case UINT8 -> (int)value & 0xff;
            case INT16 -> (short)value;
            case UINT16 -> (int)value & 0xffff;
            case INT32 -> Double.isNaN(value) ? Integer.MIN_VALUE : (int)value;
            case INT64 -> Double.isNaN(value) ? Long.MIN_VALUE : (long)value;
            case UINT32, UINT64 -> (long)value;
            case FLOAT32 -> (float)value;
            case FLOAT64 -> value;
        };
    }
}
