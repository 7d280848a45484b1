package org.radiomics.knime.feature.dicom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import org.radiomics.knime.feature.image.ImageFormatException;
import org.radiomics.knime.feature.region.Region;

/** Reads the elements of a segmentation (PS3.3 A.51, C.8.20). */
final class SegmentationReader {

    private static final int MOST_FRACTIONAL = 0xff;

    private static final int MOST_ROWS = 0xffff;

    private final DataSet m_data;

    /** @param data the object without its pixels */
    SegmentationReader(final DataSet data) {
        m_data = data;
    }

    /**
     * @return what the file holds
     * @throws ImageFormatException if the object is no segmentation or is damaged
     */
    SegmentationContent content() throws ImageFormatException {
        final String kind = m_data.text(Tag.SOP_CLASS_UID);
        if (!kind.equals(SopClass.SEGMENTATION) && !kind.equals(SopClass.LABEL_MAP_SEGMENTATION)) {
            throw problem("is no segmentation; choose the file of the segments");
        }
        final int threshold = threshold();
        final List<SegmentFrame> frames = frames(threshold == 0);
        final SortedMap<Integer, Region> segments = segments();
        for (final SegmentFrame frame : frames) {
            if (frame.segment() != 0) {
                segments.putIfAbsent(frame.segment(), new Region(frame.segment(), ""));
            }
        }
        final DataSet measures = m_data.first(Tag.SHARED_FUNCTIONAL_GROUPS_SEQUENCE).first(Tag.PIXEL_MEASURES_SEQUENCE);
        return new SegmentationContent(m_data.file(), m_data.text(Tag.FRAME_OF_REFERENCE_UID), images(), segments,
            frames, format(), threshold, length(measures, Tag.SPACING_BETWEEN_SLICES),
            length(measures, Tag.SLICE_THICKNESS));
    }

    /** The least sample inside a segment, 0 in a label map. */
    private int threshold() throws ImageFormatException {
        final String type = m_data.text(Tag.SEGMENTATION_TYPE);
        switch (type) {
            case "BINARY":
                return 1;
            case "LABELMAP":
                return 0;
            case "FRACTIONAL":
                final int most = m_data.integer(Tag.MAXIMUM_FRACTIONAL_VALUE);
                if (most < 1 || most > MOST_FRACTIONAL) {
                    throw problem("has fractions of up to " + most + " where at most " + MOST_FRACTIONAL
                        + " are allowed; it is damaged");
                }
                return (most + 1) / 2;
            default:
                throw problem("has segments of the type \"" + type + "\", which is none of BINARY, FRACTIONAL and "
                    + "LABELMAP; have it exported again");
        }
    }

    private SortedMap<Integer, Region> segments() throws ImageFormatException {
        final SortedMap<Integer, Region> segments = new TreeMap<>();
        for (final DataSet item : m_data.items(Tag.SEGMENT_SEQUENCE)) {
            final Region segment = new Region(item.integer(Tag.SEGMENT_NUMBER), item.text(Tag.SEGMENT_LABEL));
            if (segments.put(segment.number(), segment) != null) {
                throw problem("gives two segments the number " + segment.number() + "; have it exported again");
            }
        }
        // Number 0 may only be the background of a label map.
        segments.remove(0);
        return segments;
    }

    private Set<String> images() throws ImageFormatException {
        final Set<String> images = new LinkedHashSet<>();
        for (final DataSet series : m_data.items(Tag.REFERENCED_SERIES_SEQUENCE)) {
            for (final DataSet image : series.items(Tag.REFERENCED_INSTANCE_SEQUENCE)) {
                images.add(image.text(Tag.REFERENCED_SOP_INSTANCE_UID));
            }
        }
        return images;
    }

    private List<SegmentFrame> frames(final boolean labelMap) throws ImageFormatException {
        final List<DataSet> groups = m_data.items(Tag.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE);
        final int claimed = m_data.integer(Tag.NUMBER_OF_FRAMES, groups.size());
        if (groups.isEmpty() || claimed != groups.size()) {
            throw problem("claims " + claimed + " frames and describes " + groups.size()
                + "; it is damaged or not complete");
        }
        final DataSet shared = m_data.first(Tag.SHARED_FUNCTIONAL_GROUPS_SEQUENCE);
        final List<SegmentFrame> frames = new ArrayList<>();
        for (final DataSet group : groups) {
            final int segment = labelMap ? 0 : macro(group, shared, Tag.SEGMENT_IDENTIFICATION_SEQUENCE)
                .integer(Tag.REFERENCED_SEGMENT_NUMBER);
            if (!labelMap && segment < 1) {
                throw problem("has a frame of segment " + segment + ", and segments count from 1; it is damaged");
            }
            frames.add(new SegmentFrame(frames.size(), segment, plane(group, shared, frames.size())));
        }
        return frames;
    }

    /** A group of attributes stands with the frame or, if it is the same for all frames, in the shared groups. */
    private static DataSet macro(final DataSet frame, final DataSet shared, final int tag) throws ImageFormatException {
        return frame.hasValue(tag) ? frame.first(tag) : shared.first(tag);
    }

    private FramePlane plane(final DataSet group, final DataSet shared, final int frame) throws ImageFormatException {
        final double[] position = numbers(macro(group, shared, Tag.PLANE_POSITION_SEQUENCE),
            Tag.IMAGE_POSITION_PATIENT, 3, frame);
        final double[] orientation = numbers(macro(group, shared, Tag.PLANE_ORIENTATION_SEQUENCE),
            Tag.IMAGE_ORIENTATION_PATIENT, 6, frame);
        final double[] spacing =
            numbers(macro(group, shared, Tag.PIXEL_MEASURES_SEQUENCE), Tag.PIXEL_SPACING, 2, frame);
        final FramePlane plane = new FramePlane(position, orientation, spacing[1], spacing[0]);
        if (!(spacing[0] > 0 && spacing[1] > 0 && plane.isUpright())) {
            throw problem("gives frame " + (frame + 1) + " a spacing that is not positive, or an orientation whose two "
                + "directions are no unit vectors at right angles; it is damaged");
        }
        return plane;
    }

    private double[] numbers(final DataSet macro, final int tag, final int count, final int frame)
        throws ImageFormatException {
        final double[] numbers = macro.numbers(tag);
        if (numbers.length != count || Arrays.stream(numbers).anyMatch(number -> !Double.isFinite(number))) {
            throw problem("does not say with " + count + " finite numbers where frame " + (frame + 1)
                + " lies in the patient (" + Tag.name(tag) + "); only segmentations of slices can be placed");
        }
        return numbers;
    }

    /** A length in mm; NaN if it is not stated or not positive. */
    private static double length(final DataSet measures, final int tag) throws ImageFormatException {
        final double[] stated = measures.numbers(tag);
        return stated.length == 1 && stated[0] > 0 && stated[0] < Double.POSITIVE_INFINITY ? stated[0] : Double.NaN;
    }

    private FrameFormat format() throws ImageFormatException {
        final int columns = m_data.integer(Tag.COLUMNS);
        final int rows = m_data.integer(Tag.ROWS);
        final int bits = m_data.integer(Tag.BITS_ALLOCATED);
        final long pixels = (long)columns * rows;
        if (columns < 1 || rows < 1 || columns > MOST_ROWS || rows > MOST_ROWS || pixels > Integer.MAX_VALUE - 8
            || bits != 1 && bits != 8 && bits != 16) {
            throw problem("has frames of " + columns + " x " + rows + " pixels of " + bits
                + " bits, which is not read; it may be damaged");
        }
        return new FrameFormat(rows, columns, bits, bits, false);
    }

    private ImageFormatException problem(final String clause) {
        return new ImageFormatException(m_data.file(), clause);
    }
}
