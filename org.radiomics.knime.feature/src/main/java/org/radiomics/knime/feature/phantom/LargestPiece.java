package org.radiomics.knime.feature.phantom;

import java.util.Arrays;

import org.radiomics.knime.feature.image.Mask;

/** Cleans an outline as a reader does: one connected piece (6 neighbours) is kept, holes within a slice are filled. */
final class LargestPiece {

    private final Mask m_outline;

    /** Sizes of the outline's bounding box, with a layer of outside around it. */
    private final int[] m_size = new int[3];

    private final int[] m_stride = new int[3];

    private final boolean[] m_inside;

    private final int[] m_piece;

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
        m_piece = new int[voxels];
        m_queue = new int[voxels];
    }

    /**
     * @param outline the raw outline
     * @return its largest connected piece with its holes filled; the outline itself if it is empty
     */
    static Mask of(final Mask outline) {
        return outline.isEmpty() ? outline : new LargestPiece(outline).clean();
    }

    private Mask clean() {
        copy(m_outline.inside(), true);
        final int largest = largestPiece();
        for (int i = 0; i < m_inside.length; i++) {
            m_inside[i] = m_piece[i] == largest;
        }
        Arrays.fill(m_piece, 0);
        for (int slice = 0; slice < m_size[2]; slice++) {
            flood(false, slice * m_stride[2], 1, 2);
        }
        for (int i = 0; i < m_inside.length; i++) {
            m_inside[i] = m_piece[i] == 0;
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

    private int largestPiece() {
        int pieces = 0;
        int largest = 0;
        int largestCount = 0;
        for (int start = 0; start < m_inside.length; start++) {
            if (m_inside[start] && m_piece[start] == 0) {
                final int count = flood(true, start, ++pieces, 3);
                if (count > largestCount) {
                    largestCount = count;
                    largest = pieces;
                }
            }
        }
        return largest;
    }

    /** Numbers what can be reached from a voxel over voxels of the same kind, within the slice or across slices. */
    private int flood(final boolean inside, final int start, final int number, final int axes) {
        int head = 0;
        int tail = 0;
        m_queue[tail++] = start;
        m_piece[start] = number;
        while (head < tail) {
            final int voxel = m_queue[head++];
            for (int axis = 0; axis < axes; axis++) {
                final int position = voxel / m_stride[axis] % m_size[axis];
                for (int step = -1; step <= 1; step += 2) {
                    final int neighbour = voxel + step * m_stride[axis];
                    if (position + step >= 0 && position + step < m_size[axis] && m_inside[neighbour] == inside
                        && m_piece[neighbour] == 0) {
                        m_piece[neighbour] = number;
                        m_queue[tail++] = neighbour;
                    }
                }
            }
        }
        return tail;
    }
}
