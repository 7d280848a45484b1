package org.radiomics.knime.feature.file;

import java.nio.file.Path;
import java.util.Arrays;

import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.ImageFormatException;

/**
 * Where a NIfTI grid lies. A header may say it twice, by a quaternion (qform) and by a matrix (sform); the choice
 * between them follows ITK 5.4, so that geometry is the same to the last digit. NIfTI is RAS; this is the place where
 * it becomes LPS, and back.
 */
final class NiftiOrientation {

    private static final double[] TO_LPS = {-1, -1, 1};

    private NiftiOrientation() {
    }

    /**
     * @param file for messages
     * @param header of the file
     * @return the grid in LPS millimetres
     */
    static Geometry read(final Path file, final NiftiHeader header) throws ImageFormatException {
        final double unit = header.unit();
        final double[] spacing = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            spacing[axis] = Math.abs(header.step(axis)) * unit;
        }
        final double[] origin = new double[3];
        final double[] direction = new double[9];
        if (header.qformCode() == 0 && header.sformCode() == 0) {
            direction[0] = 1;
            direction[4] = 1;
            direction[8] = 1;
        } else {
            final double[] matrix = choose(file, header);
            for (int row = 0; row < 3; row++) {
                origin[row] = TO_LPS[row] * matrix[4 * row + 3] * unit + 0.0;
            }
            normalizeColumns(file, matrix, direction);
        }
        for (int axis = 0; axis < 3; axis++) {
            if (header.step(axis) < 0) {
                flip(direction, axis);
            }
        }
        return grid(file, header.size(), spacing, origin, direction);
    }

    private static Geometry grid(final Path file, final int[] size, final double[] spacing, final double[] origin,
        final double[] direction) throws ImageFormatException {
        try {
            return new Geometry(size, spacing, origin, direction);
        } catch (final IllegalArgumentException e) {
            throw new ImageFormatException(file,
                "its header gives no usable grid: " + e.getMessage() + " It is damaged", e);
        }
    }

    private static double[] choose(final Path file, final NiftiHeader header) throws ImageFormatException {
        final double[] sform = header.sformCode() == 0 ? new double[12] : header.matrix();
        final double[] qform = header.qformCode() == 0 ? new double[12] : ofQuaternion(header);
        boolean matrixWins = near(sform, qform, 1e-5, 1e-7);
        if (isRectangular(sform)) {
            if (header.qformCode() == 0 || header.sformCode() == 1) {
                matrixWins = true;
            } else {
                matrixWins = nearBySteps(sform, qform);
            }
        }
        if (matrixWins) {
            return sform;
        }
        if (header.qformCode() == 0) {
            throw new ImageFormatException(file,
                "its axes are not at right angles (sheared sform, no qform); resample it to a rectangular grid");
        }
        return qform;
    }

    /**
     * The rotation of the quaternion, scaled by the steps; of NIfTI-1 rounded to floats, as the format's library does.
     */
    private static double[] ofQuaternion(final NiftiHeader header) {
        final double[] q = header.quaternion();
        double b = q[0];
        double c = q[1];
        double d = q[2];
        double a = 1 - (b * b + c * c + d * d);
        if (a < 1e-7) {
            final double scale = 1 / Math.sqrt(b * b + c * c + d * d);
            b *= scale;
            c *= scale;
            d *= scale;
            a = 0;
        } else {
            a = Math.sqrt(a);
        }
        final double x = header.step(0) > 0 ? header.step(0) : 1;
        final double y = header.step(1) > 0 ? header.step(1) : 1;
        final double depth = header.step(2) > 0 ? header.step(2) : 1;
        final double z = header.reversed() ? -depth : depth;
        final double[] matrix = {
            (a * a + b * b - c * c - d * d) * x, 2 * (b * c - a * d) * y, 2 * (b * d + a * c) * z, q[3],
            2 * (b * c + a * d) * x, (a * a + c * c - b * b - d * d) * y, 2 * (c * d - a * b) * z, q[4],
            2 * (b * d - a * c) * x, 2 * (c * d + a * b) * y, (a * a + d * d - c * c - b * b) * z, q[5]};
        return Arrays.stream(matrix).map(header::rounded).toArray();
    }

    private static boolean near(final double[] one, final double[] other, final double steps, final double offsets) {
        double apart = 0;
        for (int i = 0; i < 12; i++) {
            final double difference = Math.abs(one[i] - other[i]);
            if (i % 4 == 3) {
                apart += difference;
            } else if (!(difference <= steps)) {
                return false;
            }
        }
        return apart <= offsets;
    }

    /** Lengths, directions and offsets agree to 1e-4. */
    private static boolean nearBySteps(final double[] one, final double[] other) {
        for (int column = 0; column < 3; column++) {
            final double length = length(one, column);
            final double otherLength = length(other, column);
            final double offset = Math.abs(one[4 * column + 3] - other[4 * column + 3]);
            if (!(Math.abs(length - otherLength) <= 1e-4) || !(offset <= 1e-4)) {
                return false;
            }
            for (int row = 0; row < 3; row++) {
                if (!(Math.abs(one[4 * row + column] / length - other[4 * row + column] / otherLength) <= 1e-4)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether the columns of three rows of four stand at right angles to each other. */
    private static boolean isRectangular(final double[] matrix) {
        final double[] unit = new double[9];
        for (int column = 0; column < 3; column++) {
            final double length = length(matrix, column);
            for (int row = 0; row < 3; row++) {
                unit[3 * row + column] = matrix[4 * row + column] / length;
            }
        }
        return isRotation(unit);
    }

    private static boolean isRotation(final double[] matrix) {
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double product = 0;
                for (int k = 0; k < 3; k++) {
                    product += matrix[3 * i + k] * matrix[3 * j + k];
                }
                if (!(Math.abs(product - (i == j ? 1 : 0)) <= 1e-4)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static double length(final double[] matrix, final int column) {
        double sum = 0;
        for (int row = 0; row < 3; row++) {
            sum += matrix[4 * row + column] * matrix[4 * row + column];
        }
        return Math.sqrt(sum);
    }

    private static void normalizeColumns(final Path file, final double[] matrix, final double[] direction)
        throws ImageFormatException {
        for (int column = 0; column < 3; column++) {
            final double length = length(matrix, column);
            if (!(length > 0)) {
                throw new ImageFormatException(file, "its header gives axis " + column
                    + " no direction; it is damaged");
            }
            for (int row = 0; row < 3; row++) {
                // Adding zero turns a negative zero into a positive one.
                direction[3 * row + column] = TO_LPS[row] * matrix[4 * row + column] / length + 0.0;
            }
        }
    }

    private static void flip(final double[] direction, final int column) {
        for (int row = 0; row < 3; row++) {
            direction[3 * row + column] = 0.0 - direction[3 * row + column];
        }
    }

    /** @return the three rows of four of the sform */
    static float[] matrix(final Geometry geometry) {
        final double[] direction = geometry.direction();
        final double[] origin = geometry.origin();
        final float[] matrix = new float[12];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                matrix[4 * row + column] =
                    (float)(TO_LPS[row] * direction[3 * row + column] * geometry.spacing(column) + 0.0);
            }
            matrix[4 * row + 3] = (float)(TO_LPS[row] * origin[row] + 0.0);
        }
        return matrix;
    }

    /**
     * @return quaternion parameters b, c, d and the sign of the third axis; empty if the axes are not at right angles,
     *         which a quaternion cannot say
     */
    static float[] quaternion(final Geometry geometry) {
        final double[] r = geometry.direction();
        if (!isRotation(r)) {
            return new float[0];
        }
        for (int column = 0; column < 3; column++) {
            r[column] *= -1;
            r[3 + column] *= -1;
        }
        final double determinant = r[0] * (r[4] * r[8] - r[5] * r[7]) - r[1] * (r[3] * r[8] - r[5] * r[6])
            + r[2] * (r[3] * r[7] - r[4] * r[6]);
        final float sign = determinant < 0 ? -1 : 1;
        for (int row = 0; row < 3; row++) {
            r[3 * row + 2] *= sign;
        }
        final double[] q = ofRotation(r);
        final double direction = q[0] < 0 ? -1 : 1;
        return new float[]{(float)(direction * q[1]), (float)(direction * q[2]), (float)(direction * q[3]), sign};
    }

    /** The unit quaternion a, b, c, d of a rotation, computed from its largest part. */
    private static double[] ofRotation(final double[] r) {
        final double[] squares =
            {1 + r[0] + r[4] + r[8], 1 + r[0] - r[4] - r[8], 1 - r[0] + r[4] - r[8], 1 - r[0] - r[4] + r[8]};
        int largest = 0;
        for (int i = 1; i < 4; i++) {
            if (squares[i] > squares[largest]) {
                largest = i;
            }
        }
        final double s = 2 * Math.sqrt(squares[largest]);
        return switch (largest) {
            case 0 -> new double[]{s / 4, (r[7] - r[5]) / s, (r[2] - r[6]) / s, (r[3] - r[1]) / s};
            case 1 -> new double[]{(r[7] - r[5]) / s, s / 4, (r[1] + r[3]) / s, (r[2] + r[6]) / s};
            case 2 -> new double[]{(r[2] - r[6]) / s, (r[1] + r[3]) / s, s / 4, (r[5] + r[7]) / s};
            default -> new double[]{(r[3] - r[1]) / s, (r[2] + r[6]) / s, (r[5] + r[7]) / s, s / 4};
        };
    }
}
