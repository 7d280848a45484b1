package org.radiomics.knime.feature.region;

import org.radiomics.knime.feature.image.Mask;

/** The connected parts of a region, found by flooding its bounding box. */
public final class Components {

    private final Mask m_mask;

    private final int[] m_size = new int[3];

    /** The region's bounding box with a layer of outside around it; voxels are taken out as they are visited. */
    private final boolean[] m_waiting;

    private final int[] m_offsets;

    private final int[] m_visited;

    private Components(final Mask mask, final Connectivity connectivity) {
        m_mask = mask;
        for (int axis = 0; axis < 3; axis++) {
            m_size[axis] = mask.upper(axis) - mask.lower(axis) + 3;
        }
        m_waiting = new boolean[m_size[0] * m_size[1] * m_size[2]];
        m_offsets = connectivity.offsets(m_size[0], m_size[0] * m_size[1]);
        m_visited = new int[mask.count()];
    }

    /**
     * Keeps the component of most voxels; of several equally large ones the one that comes first with x running
     * fastest.
     *
     * @param mask a region
     * @param connectivity which voxels are neighbours
     * @return the component, with the region's label and name; the region itself if it is connected or empty
     */
    public static Mask largest(final Mask mask, final Connectivity connectivity) {
        return mask.isEmpty() ? mask : new Components(mask, connectivity).largest();
    }

    private Mask largest() {
        rows(m_mask.inside(), true);
        int from = 0;
        int largestFrom = 0;
        int largestTo = 0;
        for (int start = 0; from < m_visited.length; start++) {
            if (m_waiting[start]) {
                final int to = flood(start, from);
                if (to - from > largestTo - largestFrom) {
                    largestFrom = from;
                    largestTo = to;
                }
                from = to;
            }
        }
        if (largestTo - largestFrom == m_visited.length) {
            return m_mask;
        }
        for (int i = largestFrom; i < largestTo; i++) {
            m_waiting[m_visited[i]] = true;
        }
        final boolean[] inside = new boolean[m_mask.inside().length];
        rows(inside, false);
        return new Mask(m_mask.geometry(), inside, m_mask.label(), m_mask.name());
    }

    /** Copies the rows of the bounding box from the grid's flags, or back. */
    private void rows(final boolean[] grid, final boolean fromGrid) {
        for (int z = 1; z < m_size[2] - 1; z++) {
            for (int y = 1; y < m_size[1] - 1; y++) {
                final int box = 1 + m_size[0] * (y + m_size[1] * z);
                final int row = m_mask.geometry().index(m_mask.lower(0), m_mask.lower(1) + y - 1,
                    m_mask.lower(2) + z - 1);
                if (fromGrid) {
                    System.arraycopy(grid, row, m_waiting, box, m_size[0] - 2);
                } else {
                    System.arraycopy(m_waiting, box, grid, row, m_size[0] - 2);
                }
            }
        }
    }

    /** Visits all voxels connected with one. Returns the end of their places among the visited. */
    private int flood(final int start, final int from) {
        int head = from;
        int tail = from;
        m_visited[tail++] = start;
        m_waiting[start] = false;
        while (head < tail) {
            final int voxel = m_visited[head++];
            for (final int offset : m_offsets) {
                if (m_waiting[voxel + offset]) {
                    m_waiting[voxel + offset] = false;
                    m_visited[tail++] = voxel + offset;
                }
            }
        }
        return tail;
    }
}
