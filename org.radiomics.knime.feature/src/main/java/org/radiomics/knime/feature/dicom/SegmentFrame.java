package org.radiomics.knime.feature.dicom;

/**
 * A frame of a segmentation.
 *
 * @param index among the frames, counted from 0
 * @param segment its only segment; 0 in a label map, where the samples say it
 * @param plane where its pixels lie
 */
record SegmentFrame(int index, int segment, FramePlane plane) {

    /** @return whether a pixel of the segment may be on it */
    boolean mayShow(final int number) {
        return segment == 0 || segment == number;
    }
}
