package org.radiomics.knime.feature.dicom;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

import org.radiomics.knime.feature.region.Region;

/**
 * What a segmentation file says of its frames and segments.
 *
 * @param file for messages
 * @param frameOfReference UID of the frame in which positions are given; empty if it does not say
 * @param images SOP Instance UIDs of the images it was drawn on
 * @param segments by number
 * @param frames in the file's order
 * @param format of each frame: samples of 1, 8 or 16 bits
 * @param threshold the least sample inside a segment; 0 in a label map, where samples are segment numbers
 * @param sliceSpacing distance of slices in mm as stated; NaN if it is not
 * @param sliceThickness thickness of slices in mm as stated; NaN if it is not
 */
record SegmentationContent(Path file, String frameOfReference, Set<String> images, SortedMap<Integer, Region> segments,
    List<SegmentFrame> frames, FrameFormat format, int threshold, double sliceSpacing,
    double sliceThickness) {

    /** @return whether a pixel with a sample, on a frame that may show the segment, belongs to the segment */
    boolean isInside(final int segment, final int sample) {
        return threshold == 0 ? sample == segment : sample >= threshold;
    }
}
