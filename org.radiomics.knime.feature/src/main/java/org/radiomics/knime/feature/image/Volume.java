package org.radiomics.knime.feature.image;

/**
 * A 3-D image: voxels with x running fastest, and where they lie. Callers treat it as immutable; hot loops of this
 * bundle read {@link #voxels()} directly.
 */
public final class Volume {

    private final Geometry m_geometry;

    private final VoxelType m_type;

    private final double[] m_voxels;

    /**
     * @param geometry of the grid
     * @param type the pixel type the values have
     * @param voxels {@code geometry.voxels()} values, x fastest; not copied, the caller gives the array away
     * @throws IllegalArgumentException if the number of voxels does not fit the geometry
     */
    public Volume(final Geometry geometry, final VoxelType type, final double[] voxels) {
        if (voxels.length != geometry.voxels()) {
            throw new IllegalArgumentException(voxels.length + " voxels do not fill a grid of " + geometry + ".");
        }
        m_geometry = geometry;
        m_type = type;
        m_voxels = voxels;
    }

    /** @return where the voxels lie */
    public Geometry geometry() {
        return m_geometry;
    }

    /** @return the pixel type of the values */
    public VoxelType type() {
        return m_type;
    }

    /** @return the voxels themselves, x fastest; read only */
    public double[] voxels() {
        return m_voxels;
    }

    /** @return the value of one voxel */
    public double at(final int x, final int y, final int z) {
        return m_voxels[m_geometry.index(x, y, z)];
    }

    /**
     * A part of this image.
     *
     * @param lower lowest index of the part along x, y, z
     * @param upper highest index of the part, inclusive
     * @return a copy of the part
     * @throws IllegalArgumentException if the part is empty or reaches beyond this image
     */
    public Volume crop(final int[] lower, final int[] upper) {
        final Geometry part = m_geometry.crop(lower, upper);
        final double[] voxels = new double[(int)part.voxels()];
        final int row = part.size(0);
        int to = 0;
        for (int z = lower[2]; z <= upper[2]; z++) {
            for (int y = lower[1]; y <= upper[1]; y++, to += row) {
                System.arraycopy(m_voxels, m_geometry.index(lower[0], y, z), voxels, to, row);
            }
        }
        return new Volume(part, m_type, voxels);
    }

    /**
     * The part of this image in a box.
     *
     * @param box the part
     * @return a copy of the part
     * @throws IllegalArgumentException if the box reaches beyond this image
     */
    public Volume crop(final Box box) {
        return crop(box.lower(), box.upper());
    }
}
