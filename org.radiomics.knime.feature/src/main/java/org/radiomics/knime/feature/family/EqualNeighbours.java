package org.radiomics.knime.feature.family;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
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

    private static final int MOST_IN_A_BYTE = 0xFF;

    private static final VarHandle EIGHT_BYTES =
        MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** All but the highest bit of each of eight bytes. */
    private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;

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
        if (levels.present() <= MOST_IN_A_BYTE) {
            compareEight(levels);
        } else {
            compareEach(levels);
        }
    }

    private void compareEach(final GreyLevels levels) {
        final Region region = levels.region();
        final int[] ranks = levels.ranks();
        for (int run = 0; run < region.runs(); run++) {
            final int end = region.runStart(run) + region.runLength(run);
            for (int cell = region.runStart(run); cell < end; cell++) {
                for (int bit = 0; bit < STEPS; bit++) {
                    if ((m_used >>> bit & 1) != 0 && ranks[cell] == ranks[cell + m_offsets[bit]]) {
                        m_bits[cell] |= 1 << bit;
                    }
                }
            }
        }
    }

    /** Compares eight cells at once, each rank being a byte. */
    private void compareEight(final GreyLevels levels) {
        final Region region = levels.region();
        final byte[] ranks = new byte[region.cells() + Long.BYTES];
        for (int cell = 0; cell < region.cells(); cell++) {
            ranks[cell] = (byte)levels.ranks()[cell];
        }
        // The first bits of all eight cells, then the next ones.
        final long[] bits = new long[(STEPS + Byte.SIZE - 1) / Byte.SIZE];
        for (int run = 0; run < region.runs(); run++) {
            final int end = region.runStart(run) + region.runLength(run);
            for (int cell = region.runStart(run); cell < end; cell += Long.BYTES) {
                final long own = (long)EIGHT_BYTES.get(ranks, cell);
                for (int group = 0; group < bits.length; group++) {
                    bits[group] = compare(ranks, cell, own, group * Byte.SIZE);
                }
                for (int i = 0; i < Math.min(Long.BYTES, end - cell); i++) {
                    int all = 0;
                    for (int group = 0; group < bits.length; group++) {
                        all |= (int)(bits[group] >>> Byte.SIZE * i & 0xFF) << Byte.SIZE * group;
                    }
                    m_bits[cell + i] = all & m_used;
                }
            }
        }
    }

    /** Eight bits of each of eight cells: bit k of a byte says whether it has an equal byte at the step first + k. */
    private long compare(final byte[] ranks, final int cell, final long own, final int first) {
        long bits = 0;
        for (int k = 0; k < Byte.SIZE && first + k < STEPS; k++) {
            final long different = own ^ (long)EIGHT_BYTES.get(ranks, cell + m_offsets[first + k]);
            // The highest bit of each byte that is not 0.
            final long highest = (different & LOW_BITS) + LOW_BITS | different;
            bits |= (~highest & ~LOW_BITS) >>> Byte.SIZE - 1 - k;
        }
        return bits;
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
