package org.radiomics.knime.feature.dicom;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.radiomics.knime.feature.image.ImageFormatException;

/**
 * What the header of a DICOM image says of its frames: of a classic image one, of an enhanced multi-frame image as many
 * as it has functional groups (PS3.3 C.7.6.16).
 */
final class FrameHeaders {

    /** An element that may distinguish images at one position. */
    private record Trait(String name, int tag) {
    }

    /** In the order of a message. */
    private static final List<Trait> TRAITS = List.of(new Trait("Echo Time", Tag.ECHO_TIME),
        new Trait("Diffusion b-value", Tag.DIFFUSION_B_VALUE),
        new Trait("Temporal Position", Tag.TEMPORAL_POSITION_IDENTIFIER), new Trait("Trigger Time", Tag.TRIGGER_TIME),
        new Trait("Frame Reference Time", Tag.FRAME_REFERENCE_TIME),
        new Trait("Acquisition Number", Tag.ACQUISITION_NUMBER), new Trait("Acquisition Time", Tag.ACQUISITION_TIME),
        new Trait("Repetition Time", Tag.REPETITION_TIME), new Trait("Image Type", Tag.IMAGE_TYPE));

    private final DicomFile m_file;

    private final DataSet m_data;

    private final PixelData m_pixels;

    private FrameHeaders(final DicomFile file) throws ImageFormatException {
        m_file = file;
        m_data = file.data();
        m_pixels = file.pixels()
            .orElseThrow(() -> error("has no pixels, so it is no image; choose the images of its series"));
    }

    /**
     * @param file a DICOM file
     * @return whether it is an image of grey values, not a segmentation, a presentation or the like
     */
    static boolean isImage(final DicomFile file) {
        final String kind = file.data().text(Tag.SOP_CLASS_UID);
        return file.pixels().isPresent() && !kind.startsWith("1.2.840.10008.5.1.4.1.1.66.");
    }

    /**
     * @param file an image
     * @return its frames, in their order in the file
     * @throws ImageFormatException if it holds other than grey values on planes in space
     */
    static List<ImageFrame> of(final DicomFile file) throws ImageFormatException {
        return new FrameHeaders(file).frames();
    }

    private List<ImageFrame> frames() throws ImageFormatException {
        final int count = m_data.integer(Tag.NUMBER_OF_FRAMES, 1);
        if (count < 1) {
            throw error("claims " + count + " frames; it is damaged");
        }
        final List<DataSet> groups = m_data.items(Tag.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE);
        final boolean enhanced = !groups.isEmpty();
        if (enhanced && groups.size() != count) {
            throw error("claims " + count + " frames and describes " + groups.size() + "; it is damaged");
        }
        if (!enhanced && count > 1) {
            throw error("holds " + count
                + " frames and does not say where each lies; convert it to an enhanced or a classic series");
        }
        final DataSet shared = m_data.first(Tag.SHARED_FUNCTIONAL_GROUPS_SEQUENCE);
        final FrameFormat format = format();
        final ImageSource source = ImageSource.of(m_file);
        final List<ImageFrame> frames = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            frames.add(enhanced ? frame(new Groups(groups.get(i), shared), source, format, i, count)
                : frame(new Groups(m_data, m_data), source, format, 0, 1));
        }
        return frames;
    }

    /** The functional groups of a frame and those of all frames; of a classic image both are the image itself. */
    private record Groups(DataSet own, DataSet shared) {

        /** The macro that a sequence holds; of a classic image its elements lie outside of sequences. */
        DataSet macro(final int sequence) throws ImageFormatException {
            return own == shared ? own : own.has(sequence) ? own.first(sequence) : shared.first(sequence);
        }
    }

    private FrameFormat format() throws ImageFormatException {
        final String photometric = m_data.text(Tag.PHOTOMETRIC_INTERPRETATION);
        if (m_data.integer(Tag.SAMPLES_PER_PIXEL, 1) != 1 || !photometric.startsWith("MONOCHROME")) {
            throw error("holds colours (" + photometric
                + "), and features are those of grey values; choose another series");
        }
        if (m_data.has(Tag.MODALITY_LUT_SEQUENCE)) {
            throw error("maps its samples by a table (Modality LUT), which is not read; export it with rescaled "
                + "values");
        }
        final int allocated = m_data.integer(Tag.BITS_ALLOCATED);
        final int stored = m_data.integer(Tag.BITS_STORED, allocated);
        if (allocated != 8 && allocated != 16 && allocated != 32 || stored < 1 || stored > allocated) {
            throw error("has samples of " + stored + " in " + allocated
                + " bits, which are not read; save it with 8, 16 or 32 bits");
        }
        final int rows = m_data.integer(Tag.ROWS);
        final int columns = m_data.integer(Tag.COLUMNS);
        if (rows < 1 || columns < 1) {
            throw error("claims " + columns + " x " + rows + " pixels; it is damaged");
        }
        return new FrameFormat(rows, columns, allocated, stored, m_data.integer(Tag.PIXEL_REPRESENTATION, 0) == 1);
    }

    private ImageFrame frame(final Groups groups, final ImageSource source, final FrameFormat format, final int number,
        final int count) throws ImageFormatException {
        final DataSet measures = groups.macro(Tag.PIXEL_MEASURES_SEQUENCE);
        final DataSet values = groups.macro(Tag.PIXEL_VALUE_TRANSFORMATION_SEQUENCE);
        final double[] spacing = numbers(measures, Tag.PIXEL_SPACING, 2, "the distance of its pixels");
        final double[] depth = measures.numbers(
            measures.hasValue(Tag.SPACING_BETWEEN_SLICES) ? Tag.SPACING_BETWEEN_SLICES : Tag.SLICE_THICKNESS);
        final double slope = first(values, Tag.RESCALE_SLOPE, 1);
        final int highBit = m_data.integer(Tag.HIGH_BIT, format.bitsStored() - 1);
        if (!(spacing[0] > 0 && spacing[1] > 0) || !Double.isFinite(slope) || slope == 0
            || highBit < format.bitsStored() - 1 || highBit >= format.bitsAllocated()) {
            throw error("has a distance of pixels, rescale slope or high bit that cannot be; it is damaged");
        }
        return new ImageFrame(source, m_pixels, number, count, format,
            m_file.syntax().isEncapsulated() ? format.bitsStored() - 1 : highBit,
            m_data.text(Tag.PHOTOMETRIC_INTERPRETATION).equals("MONOCHROME1"), slope,
            first(values, Tag.RESCALE_INTERCEPT, 0),
            numbers(groups.macro(Tag.PLANE_POSITION_SEQUENCE), Tag.IMAGE_POSITION_PATIENT, 3, "its position"),
            numbers(groups.macro(Tag.PLANE_ORIENTATION_SEQUENCE), Tag.IMAGE_ORIENTATION_PATIENT, 6, "its orientation"),
            spacing, depth.length == 0 ? Double.NaN : Math.abs(depth[0]), traits(groups));
    }

    private static Map<String, String> traits(final Groups groups) throws ImageFormatException {
        final Map<String, String> traits = new LinkedHashMap<>();
        if (groups.own() == groups.shared()) {
            TRAITS.forEach(trait -> traits.put(trait.name(), groups.own().text(trait.tag())));
            return traits;
        }
        final DataSet content = groups.macro(Tag.FRAME_CONTENT_SEQUENCE);
        put(traits, "Echo Time", groups.macro(Tag.MR_ECHO_SEQUENCE), Tag.EFFECTIVE_ECHO_TIME);
        put(traits, "Diffusion b-value", groups.macro(Tag.MR_DIFFUSION_SEQUENCE), Tag.DIFFUSION_B_VALUE);
        put(traits, "Temporal Position", content, Tag.TEMPORAL_POSITION_INDEX);
        traits.put("Stack", content.text(Tag.STACK_ID));
        return traits;
    }

    private static void put(final Map<String, String> traits, final String name, final DataSet data, final int tag)
        throws ImageFormatException {
        final double[] values = data.numbers(tag);
        traits.put(name, values.length == 0 ? "" : String.valueOf(values[0]));
    }

    private static double first(final DataSet data, final int tag, final double otherwise) throws ImageFormatException {
        final double[] values = data.numbers(tag);
        return values.length == 0 ? otherwise : values[0];
    }

    private double[] numbers(final DataSet data, final int tag, final int count, final String what)
        throws ImageFormatException {
        final double[] values = data.numbers(tag);
        if (values.length != count) {
            throw error("does not say " + what + " in space (element " + Tag.name(tag)
                + "), so it is no slice of a volume; choose another series");
        }
        for (final double value : values) {
            if (!Double.isFinite(value)) {
                throw error("gives " + what + " in space as " + value + "; it is damaged");
            }
        }
        return values;
    }

    private ImageFormatException error(final String reason) {
        return new ImageFormatException(m_file.file(), reason);
    }
}
