package org.radiomics.knime.feature.image;

import java.util.Arrays;

/** A region of interest on a grid: which voxels belong to it, under which label and name it was found. */
public final class Mask {

    private final Geometry m_geometry;

    private final boolean[] m_inside;

    private final int m_label;

    private final String m_name;

    private final int m_count;

    private final int[] m_lower;

    private final int[] m_upper;

    /** The region before it was brought onto this grid; null if it was found there. */
    private final Mask m_original;

    /** Of the image of labels that holds this region beside others; null where there is none. */
    private final String m_labelsHash;

    /**
     * @param geometry of the grid
     * @param inside one flag per voxel, x fastest; not copied, the caller gives the array away
     * @param label the value the region has in its file
     * @param name for people; a file's or segment's name
     * @throws IllegalArgumentException if the number of flags does not fit the geometry
     */
    public Mask(final Geometry geometry, final boolean[] inside, final int label, final String name) {
        if (inside.length != geometry.voxels()) {
            throw new IllegalArgumentException(inside.length + " flags do not fill a grid of " + geometry + ".");
        }
        m_geometry = geometry;
        m_inside = inside;
        m_label = label;
        m_name = name;
        m_lower = new int[]{Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE};
        m_upper = new int[]{-1, -1, -1};
        m_count = measure();
        m_original = null;
        m_labelsHash = null;
    }

    /** The same region with another past. */
    private Mask(final Mask same, final Mask original, final String labelsHash) {
        m_geometry = same.m_geometry;
        m_inside = same.m_inside;
        m_label = same.m_label;
        m_name = same.m_name;
        m_lower = same.m_lower;
        m_upper = same.m_upper;
        m_count = same.m_count;
        m_original = original;
        m_labelsHash = labelsHash;
    }

    /**
     * @param original the region as it was before it was brought onto this grid
     * @return the same region, which remembers it
     */
    public Mask broughtFrom(final Mask original) {
        return new Mask(this, original, m_labelsHash);
    }

    /**
     * @param hash {@link VoxelHash} of the image of labels, as 32-bit whole numbers, that this region is part of
     * @return the same region, which remembers it
     */
    public Mask withLabelsHash(final String hash) {
        return new Mask(this, m_original, hash);
    }

    /** @return the region before it was brought onto this grid; this region if it was found there */
    public Mask original() {
        return m_original == null ? this : m_original;
    }

    /**
     * @return {@link VoxelHash} of the image of labels that holds this region; of this region alone if it is not known
     *         to have been found with others
     */
    public String labelsHash() {
        return m_labelsHash == null ? VoxelHash.of(this) : m_labelsHash;
    }

    private int measure() {
        int count = 0;
        int index = 0;
        for (int z = 0; z < m_geometry.size(2); z++) {
            for (int y = 0; y < m_geometry.size(1); y++) {
                for (int x = 0; x < m_geometry.size(0); x++, index++) {
                    if (m_inside[index]) {
                        count++;
                        m_lower[0] = Math.min(m_lower[0], x);
                        m_upper[0] = Math.max(m_upper[0], x);
                        m_lower[1] = Math.min(m_lower[1], y);
                        m_upper[1] = Math.max(m_upper[1], y);
                        m_lower[2] = Math.min(m_lower[2], z);
                        m_upper[2] = Math.max(m_upper[2], z);
                    }
                }
            }
        }
        return count;
    }

    /**
     * The region with one label of a label image.
     *
     * @param labels an image of whole numbers
     * @param label the value of the region's voxels
     * @param name for people
     * @return the region, possibly empty
     */
    public static Mask of(final Volume labels, final int label, final String name) {
        final double[] values = labels.voxels();
        final boolean[] inside = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            inside[i] = values[i] == label;
        }
        return new Mask(labels.geometry(), inside, label, name);
    }

    /**
     * The part of this region in a box.
     *
     * @param lower lowest index of the box along x, y, z
     * @param upper highest index of the box, inclusive
     * @return a copy of the part, possibly empty
     * @throws IllegalArgumentException if the box is empty or reaches beyond the grid
     */
    public Mask crop(final int[] lower, final int[] upper) {
        final Geometry part = m_geometry.crop(lower, upper);
        final boolean[] inside = new boolean[(int)part.voxels()];
        final int row = part.size(0);
        int to = 0;
        for (int z = lower[2]; z <= upper[2]; z++) {
            for (int y = lower[1]; y <= upper[1]; y++, to += row) {
                System.arraycopy(m_inside, m_geometry.index(lower[0], y, z), inside, to, row);
            }
        }
        return new Mask(part, inside, m_label, m_name);
    }

    /**
     * @return an image of this region alone: its label inside, 0 outside; in the smallest unsigned type that holds it
     */
    public Volume toVolume() {
        final double[] voxels = new double[m_inside.length];
        for (int i = 0; i < voxels.length; i++) {
            voxels[i] = m_inside[i] ? m_label : 0;
        }
        final VoxelType type = m_label < 0 ? VoxelType.INT32
            : m_label <= 0xff ? VoxelType.UINT8 : m_label <= 0xffff ? VoxelType.UINT16 : VoxelType.UINT32;
        return new Volume(m_geometry, type, voxels);
    }

    /** @return the grid */
    public Geometry geometry() {
        return m_geometry;
    }

    /** @return one flag per voxel, x fastest; read only */
    public boolean[] inside() {
        return m_inside;
    }

    /** @return the value the region has in its file */
    public int label() {
        return m_label;
    }

    /** @return the region's name for people */
    public String name() {
        return m_name;
    }

    /** @return the number of voxels of the region */
    public int count() {
        return m_count;
    }

    /** @return whether no voxel belongs to the region */
    public boolean isEmpty() {
        return m_count == 0;
    }

    /** @return the lowest index of the bounding box along an axis; undefined for an empty region */
    public int lower(final int axis) {
        return m_lower[axis];
    }

    /** @return the highest index (inclusive) of the bounding box along an axis; undefined for an empty region */
    public int upper(final int axis) {
        return m_upper[axis];
    }

    @Override
    public String toString() {
        return m_name + " (label " + m_label + ", " + m_count + " voxels, box " + Arrays.toString(m_lower) + " to "
            + Arrays.toString(m_upper) + ")";
    }
}
