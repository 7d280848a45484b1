package org.radiomics.knime.feature.dicom;

import java.util.ArrayList;
import java.util.List;

import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Mask;

/** The frames of a binary segmentation: each segment's slices that have a voxel, segment by segment. */
final class PackedSegments {

    private final List<Mask> m_masks;

    private final Geometry m_grid;

    private final List<Frame> m_frames = new ArrayList<>();

    /**
     * One frame.
     *
     * @param segment counted from 1
     * @param slice of the grid, counted from 0
     */
    record Frame(int segment, int slice) {
    }

    /** @param masks one per segment, on one grid */
    PackedSegments(final List<Mask> masks) {
        m_masks = masks;
        m_grid = masks.get(0).geometry();
        for (int i = 0; i < masks.size(); i++) {
            final Mask mask = masks.get(i);
            for (int slice = mask.isEmpty() ? m_grid.size(2) : mask.lower(2); slice <= mask.upper(2); slice++) {
                if (touches(mask, slice)) {
                    m_frames.add(new Frame(i + 1, slice));
                }
            }
        }
        if (m_frames.isEmpty()) {
            // A file without frames is not allowed.
            m_frames.add(new Frame(1, 0));
        }
    }

    private static boolean touches(final Mask mask, final int slice) {
        final int from = mask.geometry().index(0, 0, slice);
        final int to = from + mask.geometry().size(0) * mask.geometry().size(1);
        for (int i = from; i < to; i++) {
            if (mask.inside()[i]) {
                return true;
            }
        }
        return false;
    }

    /** @return the frames, at least one */
    List<Frame> frames() {
        return m_frames;
    }

    /** @return whether a voxel belongs to two segments */
    boolean overlap() {
        final boolean[] taken = new boolean[(int)m_grid.voxels()];
        for (final Mask mask : m_masks) {
            final boolean[] inside = mask.inside();
            for (int i = 0; i < taken.length; i++) {
                if (inside[i] && taken[i]) {
                    return true;
                }
                taken[i] |= inside[i];
            }
        }
        return false;
    }

    /**
     * @return one bit per pixel, the first pixel in the lowest bit; a frame begins at the bit after the last one of the
     *         frame before (PS3.5 8.1.1, PS3.3 C.8.20.2.1)
     * @throws IllegalArgumentException if the bits are more than one file holds
     */
    byte[] packed() {
        final int pixels = m_grid.size(0) * m_grid.size(1);
        final long bytes = ((long)pixels * m_frames.size() + 7) / 8;
        if (bytes > Integer.MAX_VALUE - (1 << 16)) {
            throw new IllegalArgumentException(m_frames.size() + " frames of " + pixels
                + " pixels are more than one segmentation holds; write the regions to several files.");
        }
        final byte[] packed = new byte[(int)bytes];
        long bit = 0;
        for (final Frame frame : m_frames) {
            final boolean[] inside = m_masks.get(frame.segment() - 1).inside();
            final int from = pixels * frame.slice();
            for (int i = from; i < from + pixels; i++, bit++) {
                if (inside[i]) {
                    packed[(int)(bit >> 3)] |= 1 << (bit & 7);
                }
            }
        }
        return packed;
    }
}
