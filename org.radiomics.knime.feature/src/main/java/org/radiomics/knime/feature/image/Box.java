package org.radiomics.knime.feature.image;

import java.util.Arrays;

/** A box of voxels of a grid, given by its lowest and highest indices along x, y, z. Immutable. */
public final class Box {

    private final int[] m_lower;

    private final int[] m_upper;

    /**
     * @param lower lowest index along x, y, z
     * @param upper highest index along x, y, z, inclusive
     * @throws IllegalArgumentException if the box is empty or an index is negative
     */
    public Box(final int[] lower, final int[] upper) {
        m_lower = lower.clone();
        m_upper = upper.clone();
        for (int axis = 0; axis < 3; axis++) {
            if (m_lower[axis] < 0 || m_upper[axis] < m_lower[axis]) {
                throw new IllegalArgumentException("A box from " + Arrays.toString(m_lower) + " to "
                    + Arrays.toString(m_upper) + " has no voxels.");
            }
        }
    }

    /** @return the box of all voxels of a grid */
    public static Box of(final Geometry grid) {
        return new Box(new int[3], new int[]{grid.size(0) - 1, grid.size(1) - 1, grid.size(2) - 1});
    }

    /**
     * @param region a region of at least one voxel
     * @return its bounding box
     * @throws IllegalArgumentException if the region is empty
     */
    public static Box of(final Mask region) {
        if (region.isEmpty()) {
            throw new IllegalArgumentException(
                "The region " + region.name() + " has no voxels, so it has no bounding box.");
        }
        return new Box(new int[]{region.lower(0), region.lower(1), region.lower(2)},
            new int[]{region.upper(0), region.upper(1), region.upper(2)});
    }

    /** @return the lowest index along an axis */
    public int lower(final int axis) {
        return m_lower[axis];
    }

    /** @return the highest index along an axis, inclusive */
    public int upper(final int axis) {
        return m_upper[axis];
    }

    /** @return voxels along an axis */
    public int size(final int axis) {
        return m_upper[axis] - m_lower[axis] + 1;
    }

    /** @return a copy of the lowest indices */
    public int[] lower() {
        return m_lower.clone();
    }

    /** @return a copy of the highest indices */
    public int[] upper() {
        return m_upper.clone();
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof Box that && Arrays.equals(m_lower, that.m_lower)
            && Arrays.equals(m_upper, that.m_upper);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(m_lower) + Arrays.hashCode(m_upper);
    }

    @Override
    public String toString() {
        return Arrays.toString(m_lower) + " to " + Arrays.toString(m_upper);
    }
}
