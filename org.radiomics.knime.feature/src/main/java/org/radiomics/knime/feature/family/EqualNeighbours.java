package org.radiomics.knime.feature.family;

import java.util.ArrayList;
import java.util.List;

/**
 * Which of the adjacent voxels have a voxel's own grey level, one bit per neighbour. Bit (x + 1) + 3 (y + 1) + 9 (z +
 * 1) stands for the step (x, y, z); so bits above the middle one lead onwards in the order of the voxels, bits below
 * lead back, and bit 26 - k is the opposite of bit k. Runs, zones and dependences at distance 1 follow from these bits.
 * Immutable.
 */
final class EqualNeighbours {

    /** The bit of the voxel itself, never set. */
    static final int MIDDLE = 13;

    /** The number of bits. */
    static final int STEPS = 27;

    private final int[] m_offsets = new int[STEPS];

    private final int m_used;

    private final int[] m_bits;

    /**
     * @param levels the grey levels of a region
     * @param flatAxis the axis along which voxels are no neighbours; -1 for neighbours in three dimensions
     */
    EqualNeighbours(final GreyLevels levels, final int flatAxis) {
        final Region region = levels.region();
        int used = 0;
        for (final Direction step : Direction.all(region, new int[]{1}, flatAxis)) {
            final int bit = bit(step);
            m_offsets[bit] = region.offset(step);
            used |= 1 << bit;
        }
        m_used = used;
        m_bits = new int[region.cells()];
        final int[] ranks = levels.ranks();
        for (int run = 0; run < region.runs(); run++) {
            final int start = region.runStart(run);
            final int end = start + region.runLength(run);
            for (int bit = 0; bit < STEPS; bit++) {
                if ((used >>> bit & 1) != 0) {
                    compare(ranks, start, end, m_offsets[bit], bit, m_bits);
                }
            }
        }
    }

    /** @return the bit of a step */
    static int bit(final Direction step) {
        return step.x() + 1 + 3 * (step.y() + 1) + 9 * (step.z() + 1);
    }

    /**
     * @param bits of a cell
     * @return which of the voxels before it are equal, in the order of the onward steps that lead from them to it: bit
     *         k is that of the opposite of bit {@code MIDDLE + 1 + k}
     */
    static int backward(final int bits) {
        return Integer.reverse(bits) >>> Integer.SIZE - MIDDLE;
    }

    /** @return the step that a bit stands for */
    static Direction step(final int bit) {
        return new Direction(bit % 3 - 1, bit / 3 % 3 - 1, bit / 9 - 1);
    }

    /** Without a branch, so that the compiler can compare several voxels at once: x - 1 is negative for x = 0 only. */
    private static void compare(final int[] ranks, final int start, final int end, final int offset, final int bit,
        final int[] bits) {
        for (int cell = start; cell < end; cell++) {
            bits[cell] |= ((ranks[cell] ^ ranks[cell + offset]) - 1 >>> 31) << bit;
        }
    }

    /** @return the onward steps that are looked at */
    List<Direction> onward() {
        final List<Direction> onward = new ArrayList<>();
        for (int bit = MIDDLE + 1; bit < STEPS; bit++) {
            if ((m_used >>> bit & 1) != 0) {
                onward.add(step(bit));
            }
        }
        return onward;
    }

    /** @return what a step adds to a cell's index */
    int offset(final int bit) {
        return m_offsets[bit];
    }

    /** @return the bits of each cell of the region's padded box, 0 outside the region; read only */
    int[] bits() {
        return m_bits;
    }
}
