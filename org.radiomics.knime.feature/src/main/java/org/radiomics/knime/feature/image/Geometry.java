package org.radiomics.knime.feature.image;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where the voxels of a 3-D grid lie in the patient. Coordinates are LPS millimetres (x to the patient's left, y to the
 * back, z to the head), as in DICOM and ITK; readers of formats with other conventions convert once.
 */
public final class Geometry {

    /** The least volume that three unit vectors along the axes may span. */
    private static final double FLATTEST = 1e-6;

    private final int[] m_size;

    private final double[] m_spacing;

    private final double[] m_origin;

    private final double[] m_direction;

    /** Of the direction matrix. */
    private final double[] m_inverse;

    /**
     * @param size voxels along x, y, z; each at least 1
     * @param spacing distance of voxel centres along x, y, z in mm; positive
     * @param origin position of the centre of voxel (0, 0, 0) in mm
     * @param direction 3 x 3 matrix, row by row; column j is the unit vector of grid axis j
     * @throws IllegalArgumentException if a size or spacing is not positive, a number is not finite, or the three axes
     *             lie in one plane
     */
    public Geometry(final int[] size, final double[] spacing, final double[] origin, final double[] direction) {
        if (size.length != 3 || spacing.length != 3 || origin.length != 3 || direction.length != 9) {
            throw new IllegalArgumentException(
                "A geometry has 3 sizes, 3 spacings, 3 origins and 9 direction cosines.");
        }
        for (int i = 0; i < 3; i++) {
            if (size[i] < 1) {
                throw new IllegalArgumentException("Size along axis " + i + " is " + size[i]
                    + "; it must be at least 1.");
            }
            if (!(spacing[i] > 0) || Double.isInfinite(spacing[i])) {
                throw new IllegalArgumentException(
                    "Spacing along axis " + i + " is " + spacing[i] + " mm; it must be positive.");
            }
            if (!Double.isFinite(origin[i])) {
                throw new IllegalArgumentException("Origin along axis " + i + " is " + origin[i] + ".");
            }
        }
        if (Arrays.stream(direction).anyMatch(d -> !Double.isFinite(d))) {
            throw new IllegalArgumentException("A direction cosine is not a finite number.");
        }
        m_size = size.clone();
        m_spacing = spacing.clone();
        m_origin = origin.clone();
        m_direction = direction.clone();
        m_inverse = inverse(direction);
    }

    private static double[] inverse(final double[] d) {
        final double[] cofactors = {d[4] * d[8] - d[5] * d[7], d[2] * d[7] - d[1] * d[8], d[1] * d[5] - d[2] * d[4],
            d[5] * d[6] - d[3] * d[8], d[0] * d[8] - d[2] * d[6], d[2] * d[3] - d[0] * d[5],
            d[3] * d[7] - d[4] * d[6], d[1] * d[6] - d[0] * d[7], d[0] * d[4] - d[1] * d[3]};
        final double determinant = d[0] * cofactors[0] + d[1] * cofactors[3] + d[2] * cofactors[6];
        if (!(Math.abs(determinant) > FLATTEST)) {
            throw new IllegalArgumentException("The three axes of the direction matrix lie in one plane.");
        }
        return Arrays.stream(cofactors).map(cofactor -> cofactor / determinant).toArray();
    }

    /**
     * A grid along the patient's axes.
     *
     * @param size voxels along x, y, z
     * @param spacing in mm
     * @param origin of voxel (0, 0, 0) in mm
     * @return the grid with the identity as direction
     */
    public static Geometry axisAligned(final int[] size, final double[] spacing, final double[] origin) {
        return new Geometry(size, spacing, origin, new double[]{1, 0, 0, 0, 1, 0, 0, 0, 1});
    }

    /** @return voxels along axis 0 = x, 1 = y, 2 = z */
    public int size(final int axis) {
        return m_size[axis];
    }

    /** @return millimetres between voxel centres along an axis */
    public double spacing(final int axis) {
        return m_spacing[axis];
    }

    /** @return a copy of the three sizes */
    public int[] size() {
        return m_size.clone();
    }

    /** @return a copy of the three spacings in mm */
    public double[] spacing() {
        return m_spacing.clone();
    }

    /** @return a copy of the position of voxel (0, 0, 0) in mm */
    public double[] origin() {
        return m_origin.clone();
    }

    /** @return a copy of the direction matrix, row by row */
    public double[] direction() {
        return m_direction.clone();
    }

    /** @return the number of voxels */
    public long voxels() {
        return (long)m_size[0] * m_size[1] * m_size[2];
    }

    /** @return the index of a voxel in an array with x running fastest */
    public int index(final int x, final int y, final int z) {
        return x + m_size[0] * (y + m_size[1] * z);
    }

    /**
     * @param index of a voxel in an array with x running fastest
     * @return its place for messages, as {@code (x, y, z)} counted from 0
     */
    public String place(final int index) {
        final int row = index / m_size[0];
        return "(" + index % m_size[0] + ", " + row % m_size[1] + ", " + row / m_size[1] + ")";
    }

    /** @return the position in mm of a (fractional) voxel index, with ITK's order of sums */
    public double[] position(final double x, final double y, final double z) {
        final double[] position = new double[3];
        for (int row = 0; row < 3; row++) {
            double sum = m_direction[3 * row] * m_spacing[0] * x;
            sum += m_direction[3 * row + 1] * m_spacing[1] * y;
            sum += m_direction[3 * row + 2] * m_spacing[2] * z;
            position[row] = sum + m_origin[row];
        }
        return position;
    }

    /**
     * A part of this grid.
     *
     * @param lower lowest index of the part along x, y, z
     * @param upper highest index of the part, inclusive
     * @return a grid with the same spacing and direction
     * @throws IllegalArgumentException if the part is empty or reaches beyond this grid
     */
    public Geometry crop(final int[] lower, final int[] upper) {
        final int[] size = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            if (lower[axis] < 0 || upper[axis] < lower[axis] || upper[axis] >= m_size[axis]) {
                throw new IllegalArgumentException("A box from " + Arrays.toString(lower) + " to "
                    + Arrays.toString(upper) + " is no part of a grid of " + sizes(m_size) + ".");
            }
            size[axis] = upper[axis] - lower[axis] + 1;
        }
        return new Geometry(size, m_spacing, position(lower[0], lower[1], lower[2]), m_direction);
    }

    /** @return the (fractional) voxel index of a position in mm; the inverse of {@link #position} */
    public double[] voxel(final double x, final double y, final double z) {
        final double[] offset = {x - m_origin[0], y - m_origin[1], z - m_origin[2]};
        final double[] voxel = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            voxel[axis] = (m_inverse[3 * axis] * offset[0] + m_inverse[3 * axis + 1] * offset[1]
                + m_inverse[3 * axis + 2] * offset[2]) / m_spacing[axis];
        }
        return voxel;
    }

    /**
     * Where this grid's voxels lie in another grid.
     *
     * @param other the other grid
     * @return three rows of four numbers: the other grid's (fractional) index along axis i of this grid's voxel (x, y,
     *         z) is {@code a[4 i] x + a[4 i + 1] y + a[4 i + 2] z + a[4 i + 3]}
     */
    public double[] indicesIn(final Geometry other) {
        final double[] affine = new double[12];
        final double[] first = other.voxel(m_origin[0], m_origin[1], m_origin[2]);
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                double product = 0;
                for (int k = 0; k < 3; k++) {
                    product += other.m_inverse[3 * row + k] * m_direction[3 * k + column];
                }
                affine[4 * row + column] = product * m_spacing[column] / other.m_spacing[row];
            }
            affine[4 * row + 3] = first[row];
        }
        return affine;
    }

    /**
     * Compares two grids voxel by voxel.
     *
     * @param other the grid to compare with
     * @param tolerance allowed difference of origin and spacing as a fraction of this grid's voxels, and of each
     *            direction cosine
     * @return a phrase that says all that differs and by how much; empty if the grids agree
     */
    public Optional<String> difference(final Geometry other, final double tolerance) {
        return new GridDifference(this, other, tolerance).phrase();
    }

    static String sizes(final int[] size) {
        return size[0] + " x " + size[1] + " x " + size[2];
    }

    static String millimetres(final double[] values) {
        return Arrays.stream(values).mapToObj(Geometry::readable).collect(Collectors.joining(", ", "(", ") mm"));
    }

    private static String readable(final double value) {
        return new BigDecimal(value).round(new MathContext(9)).stripTrailingZeros().toPlainString();
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof Geometry that && Arrays.equals(m_size, that.m_size)
            && Arrays.equals(m_spacing, that.m_spacing) && Arrays.equals(m_origin, that.m_origin)
            && Arrays.equals(m_direction, that.m_direction);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(m_size) + 31 * Arrays.hashCode(m_spacing);
    }

    @Override
    public String toString() {
        return sizes(m_size) + ", spacing " + millimetres(m_spacing) + ", origin " + millimetres(m_origin);
    }
}
