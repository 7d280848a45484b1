package org.radiomics.knime.feature.phantom;

import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.region.Components;
import org.radiomics.knime.feature.region.Connectivity;

/** Cleans an outline as a reader does: one connected piece (6 neighbours) is kept, holes within a slice are filled. */
final class LargestPiece {

    private final Mask m_outline;

    /** Sizes of the outline's bounding box, with a layer of outside around it. */
    private final int[] m_size = new int[3];

    private final int[] m_stride = new int[3];

    private final boolean[] m_inside;

    private final boolean[] m_outside;

    private final int[] m_queue;

    private LargestPiece(final Mask outline) {
        m_outline = outline;
        int voxels = 1;
        for (int axis = 0; axis < 3; axis++) {
            m_size[axis] = outline.upper(axis) - outline.lower(axis) + 3;
            m_stride[axis] = voxels;
            voxels *= m_size[axis];
        }
        m_inside = new boolean[voxels];
        m_outside = new boolean[voxels];
        m_queue = new int[m_size[0] * m_size[1]];
    }

    /**
     * @param outline the raw outline
     * @return its largest connected piece with its holes filled; the outline itself if it is empty
     */
    static Mask of(final Mask outline) {
        return outline.isEmpty() ? outline
            : new LargestPiece(Components.largest(outline, Connectivity.FACES)).clean();
    }

    private Mask clean() {
        copy(m_outline.inside(), true);
        for (int slice = 0; slice < m_size[2]; slice++) {
            flood(slice * m_stride[2]);
        }
        for (int i = 0; i < m_inside.length; i++) {
            m_inside[i] = !m_outside[i];
        }
        final boolean[] result = new boolean[m_outline.inside().length];
        copy(result, false);
        return new Mask(m_outline.geometry(), result, m_outline.label(), m_outline.name());
    }

    /** Copies between the grid's flags and the box's. */
    private void copy(final boolean[] grid, final boolean toBox) {
        for (int z = 1; z < m_size[2] - 1; z++) {
            for (int y = 1; y < m_size[1] - 1; y++) {
                final int box = 1 + y * m_stride[1] + z * m_stride[2];
                final int start = m_outline.geometry().index(m_outline.lower(0), m_outline.lower(1) + y - 1,
                    m_outline.lower(2) + z - 1);
                if (toBox) {
                    System.arraycopy(grid, start, m_inside, box, m_size[0] - 2);
                } else {
                    System.arraycopy(m_inside, box, grid, start, m_size[0] - 2);
                }
            }
        }
    }

    /** Marks what can be reached from a voxel over outside voxels of its slice. */
    private void flood(final int start) {
        int head = 0;
        int tail = 0;
        m_queue[tail++] = start;
        m_outside[start] = true;
        while (head < tail) {
            final int voxel = m_queue[head++];
            for (int axis = 0; axis < 2; axis++) {
                final int position = voxel / m_stride[axis] % m_size[axis];
                for (int step = -1; step <= 1; step += 2) {
                    final int neighbour = voxel + step * m_stride[axis];
                    if (position + step >= 0 && position + step < m_size[axis] && !m_inside[neighbour]
                        && !m_outside[neighbour]) {
                        m_outside[neighbour] = true;
                        m_queue[tail++] = neighbour;
                    }
                }
            }
        }
    }
}
