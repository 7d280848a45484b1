package org.radiomics.knime.feature.family;

import java.util.Arrays;
import java.util.List;

/**
 * The neighbourhood of one voxel after the other: the voxels of a region in a cube around a centre, and the grey levels
 * they have. Ng stays that of the whole region. Not for several threads at once.
 */
final class Kernel implements Levels {

    /** What a step out of the cube leads to. */
    static final int OUTSIDE = -1;

    private final GreyLevels m_levels;

    private final int[] m_reach = new int[3];

    private final int m_border;

    private final int m_rowStride;

    private final int m_sliceStride;

    private final int[] m_ranks;

    /** The cells of the neighbourhood's voxels. */
    private final int[] m_cells;

    /** Where the neighbourhood's voxels stand in an image of the region's box, x fastest. */
    private final int[] m_sources;

    private int m_voxels;

    /** The ranks in the whole region of the levels in the neighbourhood, in ascending order once all are known. */
    private final int[] m_regionRanks;

    private int m_present;

    /** The number of voxels of each rank in the whole region, then its rank in the neighbourhood. */
    private final int[] m_ofRegionRank;

    private final int[] m_values;

    private final int[] m_counts;

    /**
     * @param levels the grey levels of a region
     * @param radius how many voxels the neighbourhood reaches from its centre, at least 1
     * @param flatAxis the axis along which it is one voxel thick (0 = x, 1 = y, 2 = z); -1 for none
     * @param longestStep the longest step that will be taken to a neighbour
     */
    Kernel(final GreyLevels levels, final int radius, final int flatAxis, final int longestStep) {
        m_levels = levels;
        int most = 1;
        for (int axis = 0; axis < 3; axis++) {
            // No neighbourhood reaches beyond the region's box.
            m_reach[axis] = axis == flatAxis ? 0 : Math.min(radius, levels.region().size(axis) - 1);
            most = Math.multiplyExact(most, size(axis));
        }
        m_border = Math.max(1, longestStep);
        m_rowStride = size(0) + 2 * m_border;
        m_sliceStride = Math.multiplyExact(m_rowStride, size(1) + 2 * m_border);
        m_ranks = new int[Math.multiplyExact(m_sliceStride, size(2) + 2 * m_border)];
        Arrays.fill(m_ranks, OUTSIDE);
        m_cells = new int[most];
        m_sources = new int[most];
        m_regionRanks = new int[most];
        m_ofRegionRank = new int[levels.present() + 1];
        m_values = new int[Math.min(most, levels.present()) + 1];
        m_counts = new int[m_values.length];
    }

    /** Moves to the neighbourhood of another voxel. */
    void moveTo(final int x, final int y, final int z) {
        m_voxels = 0;
        m_present = 0;
        for (int dz = -m_reach[2]; dz <= m_reach[2]; dz++) {
            for (int dy = -m_reach[1]; dy <= m_reach[1]; dy++) {
                final int row = m_border + m_rowStride * (dy + m_reach[1] + m_border)
                    + m_sliceStride * (dz + m_reach[2] + m_border);
                Arrays.fill(m_ranks, row, row + size(0), 0);
                if (isWithin(y + dy, 1) && isWithin(z + dz, 2)) {
                    collect(x, y + dy, z + dz, row);
                }
            }
        }
        rankLevels();
    }

    private boolean isWithin(final int coordinate, final int axis) {
        return coordinate >= 0 && coordinate < m_levels.region().size(axis);
    }

    /** Collects the voxels of a row with their ranks in the whole region. */
    private void collect(final int x, final int y, final int z, final int row) {
        final Region region = m_levels.region();
        final int[] ranks = m_levels.ranks();
        final int first = Math.max(0, x - m_reach[0]);
        final int last = Math.min(region.size(0) - 1, x + m_reach[0]);
        final int source = region.size(0) * (y + region.size(1) * z);
        int from = region.cell(first, y, z);
        for (int i = first; i <= last; i++) {
            final int rank = ranks[from++];
            if (rank != 0) {
                final int cell = row + i - (x - m_reach[0]);
                m_cells[m_voxels] = cell;
                m_sources[m_voxels++] = source + i;
                m_ranks[cell] = rank;
                if (m_ofRegionRank[rank]++ == 0) {
                    m_regionRanks[m_present++] = rank;
                }
            }
        }
    }

    /** Replaces ranks in the whole region by ranks in the neighbourhood. */
    private void rankLevels() {
        Arrays.sort(m_regionRanks, 0, m_present);
        for (int rank = 1; rank <= m_present; rank++) {
            final int regionRank = m_regionRanks[rank - 1];
            m_values[rank] = m_levels.value(regionRank);
            m_counts[rank] = m_ofRegionRank[regionRank];
            m_ofRegionRank[regionRank] = rank;
        }
        for (int i = 0; i < m_voxels; i++) {
            m_ranks[m_cells[i]] = m_ofRegionRank[m_ranks[m_cells[i]]];
        }
        for (int i = 0; i < m_present; i++) {
            m_ofRegionRank[m_regionRanks[i]] = 0;
        }
    }

    @Override
    public int present() {
        return m_present;
    }

    @Override
    public int highest() {
        return m_levels.highest();
    }

    @Override
    public int value(final int rank) {
        return m_values[rank];
    }

    @Override
    public int count(final int rank) {
        return m_counts[rank];
    }

    /** @return the number of voxels of the cube along an axis */
    int size(final int axis) {
        return 2 * m_reach[axis] + 1;
    }

    /** @return the most voxels that a neighbourhood can have */
    int mostVoxels() {
        return m_cells.length;
    }

    /** @return the number of voxels of the neighbourhood */
    int voxels() {
        return m_voxels;
    }

    /** @return the cell of a voxel from 0 */
    int cell(final int voxel) {
        return m_cells[voxel];
    }

    /** @return where a voxel stands in an image of the region's box, x fastest */
    int source(final int voxel) {
        return m_sources[voxel];
    }

    /** @return the rank of each cell, 0 for one that does not belong to the region; read only */
    int[] ranks() {
        return m_ranks;
    }

    /** @return the steps in this cube of given lengths, one of each pair of opposites */
    List<Direction> steps(final int[] distances, final int flatAxis) {
        return Direction.half(new int[]{size(0), size(1), size(2)}, distances, flatAxis);
    }

    /** @return what each step adds to a cell's index */
    int[] offsets(final List<Direction> steps) {
        return steps.stream().mapToInt(s -> s.x() + m_rowStride * s.y() + m_sliceStride * s.z()).toArray();
    }

    /** @return the longest step of given lengths that fits into a cube of a radius */
    static int longestStep(final int[] distances, final int radius) {
        int longest = 1;
        for (final int distance : distances) {
            longest = Math.max(longest, distance);
        }
        return (int)Math.min(longest, 2L * radius);
    }
}
