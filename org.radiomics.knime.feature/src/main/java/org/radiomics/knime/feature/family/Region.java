package org.radiomics.knime.feature.family;

import java.util.Arrays;

import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;

/**
 * The bounding box of a region of interest, cut out of its grid and surrounded by a border of voxels that do not belong
 * to it, so that a step to a neighbour is one linear offset and needs no bounds check. The region itself is held as
 * runs of voxels along x. Immutable; one region serves all filtered images of a case.
 */
public final class Region {

    private final int[] m_size;

    private final double[] m_spacing;

    private final int m_border;

    private final int m_rowStride;

    private final int m_sliceStride;

    private final int m_cells;

    private final int[] m_runStart;

    private final int[] m_runLength;

    private final int[] m_runSource;

    private final int m_voxels;

    private Region(final Mask mask, final int[] lower, final int[] upper, final int border) {
        final Geometry grid = mask.geometry();
        m_size = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            m_size[axis] = upper[axis] - lower[axis] + 1;
        }
        m_spacing = grid.spacing();
        m_border = border;
        m_rowStride = m_size[0] + 2 * border;
        m_sliceStride = Math.multiplyExact(m_rowStride, m_size[1] + 2 * border);
        m_cells = Math.multiplyExact(m_sliceStride, m_size[2] + 2 * border);

        int[] start = new int[64];
        int[] length = new int[64];
        int[] source = new int[64];
        int runs = 0;
        int voxels = 0;
        final boolean[] inside = mask.inside();
        for (int z = 0; z < m_size[2]; z++) {
            for (int y = 0; y < m_size[1]; y++) {
                final int row = grid.index(lower[0], lower[1] + y, lower[2] + z);
                final int paddedRow = cell(0, y, z);
                int x = 0;
                while (x < m_size[0]) {
                    if (!inside[row + x]) {
                        x++;
                        continue;
                    }
                    final int first = x;
                    while (x < m_size[0] && inside[row + x]) {
                        x++;
                    }
                    if (runs == start.length) {
                        start = Arrays.copyOf(start, 2 * runs);
                        length = Arrays.copyOf(length, 2 * runs);
                        source = Arrays.copyOf(source, 2 * runs);
                    }
                    start[runs] = paddedRow + first;
                    length[runs] = x - first;
                    source[runs] = row + first;
                    runs++;
                    voxels += x - first;
                }
            }
        }
        m_runStart = Arrays.copyOf(start, runs);
        m_runLength = Arrays.copyOf(length, runs);
        m_runSource = Arrays.copyOf(source, runs);
        m_voxels = voxels;
    }

    /**
     * The region in its own bounding box.
     *
     * @param mask a region of at least one voxel
     * @param border voxels added on each side; at least 1, and as many as the longest step to a neighbour
     * @return the cut-out
     * @throws IllegalArgumentException if the region is empty or the border less than 1
     */
    public static Region of(final Mask mask, final int border) {
        checkNotEmpty(mask);
        return of(mask, corner(mask, false), corner(mask, true), border);
    }

    /**
     * The part of the region that lies in a given box.
     *
     * @param mask a region of at least one voxel
     * @param lower lowest index of the box along x, y, z
     * @param upper highest index of the box along x, y, z, inclusive
     * @param border voxels added on each side; at least 1
     * @return the cut-out
     * @throws IllegalArgumentException if the region is empty, the box leaves the grid or the border is less than 1
     */
    public static Region of(final Mask mask, final int[] lower, final int[] upper, final int border) {
        checkNotEmpty(mask);
        if (border < 1) {
            throw new IllegalArgumentException("The border is " + border + " voxels; it must be at least 1.");
        }
        for (int axis = 0; axis < 3; axis++) {
            if (lower[axis] < 0 || upper[axis] < lower[axis] || upper[axis] >= mask.geometry().size(axis)) {
                throw new IllegalArgumentException("The box from " + Arrays.toString(lower) + " to "
                    + Arrays.toString(upper) + " leaves the grid of " + mask.geometry() + ".");
            }
        }
        return new Region(mask, lower, upper, border);
    }

    private static void checkNotEmpty(final Mask mask) {
        if (mask.isEmpty()) {
            throw new IllegalArgumentException(
                "The region " + mask.name() + " has no voxel with label " + mask.label() + ".");
        }
    }

    private static int[] corner(final Mask mask, final boolean upper) {
        final int[] corner = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            corner[axis] = upper ? mask.upper(axis) : mask.lower(axis);
        }
        return corner;
    }

    /** @return the number of voxels of the region */
    public int voxels() {
        return m_voxels;
    }

    /** @return voxels of the bounding box along axis 0 = x, 1 = y, 2 = z, without the border */
    public int size(final int axis) {
        return m_size[axis];
    }

    /** @return millimetres between voxel centres along an axis */
    public double spacing(final int axis) {
        return m_spacing[axis];
    }

    /** @return the volume of one voxel in cubic millimetres */
    public double voxelVolume() {
        return m_spacing[0] * m_spacing[1] * m_spacing[2];
    }

    /** @return voxels added on each side of the bounding box */
    public int border() {
        return m_border;
    }

    /**
     * The intensities of the region's voxels.
     *
     * @param image an image on the mask's grid
     * @return one value per voxel of the region, x fastest, then y, then z
     */
    public double[] intensities(final Volume image) {
        final double[] voxels = image.voxels();
        final double[] values = new double[m_voxels];
        int next = 0;
        for (int run = 0; run < m_runStart.length; run++) {
            System.arraycopy(voxels, m_runSource[run], values, next, m_runLength[run]);
            next += m_runLength[run];
        }
        return values;
    }

    /** @return how many parts the region has that do not touch, not even at corners */
    public int components() {
        final int[] one = new int[m_voxels];
        Arrays.fill(one, 1);
        final GreyLevels levels = GreyLevels.of(this, one);
        final CellList zones = Zones.count(levels, levels.equalNeighbours(-1)).cells();
        double components = 0;
        for (int cell = 0; cell < zones.count(); cell++) {
            components += zones.value(cell);
        }
        return (int)components;
    }

    /** @return the number of cells of the box with its border */
    int cells() {
        return m_cells;
    }

    /** @return the cell of a voxel of the bounding box; coordinates from -border to size + border - 1 */
    int cell(final int x, final int y, final int z) {
        return x + m_border + m_rowStride * (y + m_border) + m_sliceStride * (z + m_border);
    }

    /** @return by how many cells one step leads on */
    int offset(final Direction step) {
        return step.x() + m_rowStride * step.y() + m_sliceStride * step.z();
    }

    /** @return for each cell of the padded box whether it belongs to the region */
    boolean[] inside() {
        final boolean[] inside = new boolean[m_cells];
        for (int run = 0; run < m_runStart.length; run++) {
            Arrays.fill(inside, m_runStart[run], m_runStart[run] + m_runLength[run], true);
        }
        return inside;
    }

    /** @return the number of runs of voxels along x */
    int runs() {
        return m_runStart.length;
    }

    /** @return the cell of a run's first voxel */
    int runStart(final int run) {
        return m_runStart[run];
    }

    /** @return the number of voxels of a run */
    int runLength(final int run) {
        return m_runLength[run];
    }

    /** @return the coordinate of a cell along an axis, 0 at the lower end of the bounding box */
    int coordinate(final int cell, final int axis) {
        return switch (axis) {
            case 0 -> cell % m_rowStride - m_border;
            case 1 -> cell % m_sliceStride / m_rowStride - m_border;
            default -> cell / m_sliceStride - m_border;
        };
    }
}
