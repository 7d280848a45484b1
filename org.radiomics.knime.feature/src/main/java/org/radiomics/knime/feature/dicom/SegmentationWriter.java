package org.radiomics.knime.feature.dicom;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Mask;

/**
 * Writes regions as a binary DICOM segmentation (PS3.3 A.51): one segment per region, one frame per slice on which the
 * region has a voxel. Positions are written as decimal strings of 16 characters, which leaves them exact to about
 * 1e-11 mm. Identifiers are derived from the content, so that the same input gives the same bytes. Immutable.
 */
public final class SegmentationWriter {

    private static final String NAME = "Radiomics for KNIME";

    /** Counts the changes of what this class writes. */
    private static final String VERSION = "1";

    private static final int LONGEST_LABEL = 64;

    private static final int MOST_ROWS = 0xffff;

    /** What says whose segmentation it is; empty unless asked for (PS3.3 C.7.1.1, C.7.2.1). */
    private static final List<PatientElement> PATIENT = List.of(new PatientElement(Tag.PATIENT_NAME, "PN"),
        new PatientElement(Tag.PATIENT_ID, "LO"), new PatientElement(Tag.PATIENT_BIRTH_DATE, "DA"),
        new PatientElement(Tag.PATIENT_SEX, "CS"), new PatientElement(Tag.STUDY_DATE, "DA"),
        new PatientElement(Tag.STUDY_TIME, "TM"), new PatientElement(Tag.STUDY_ID, "SH"),
        new PatientElement(Tag.ACCESSION_NUMBER, "SH"), new PatientElement(Tag.REFERRING_PHYSICIAN_NAME, "PN"));

    private final Optional<SeriesReference> m_series;

    private final Optional<DataSet> m_patient;

    private final LocalDateTime m_contentDate;

    private record PatientElement(int tag, String vr) {
    }

    private SegmentationWriter(final Optional<SeriesReference> series, final Optional<DataSet> patient,
        final LocalDateTime contentDate) {
        m_series = series;
        m_patient = patient;
        m_contentDate = contentDate;
    }

    /**
     * @return a writer that refers to no series and to no patient, and says 1 January 1900 where the standard demands
     *         a date
     */
    public static SegmentationWriter withDefaults() {
        return new SegmentationWriter(Optional.empty(), Optional.empty(), LocalDateTime.of(1900, 1, 1, 0, 0));
    }

    /**
     * @param series the images that the regions were drawn on; its slices are those of the regions' grid
     * @return a writer of segmentations that belong to the series' study and frame of reference and name its images
     */
    public SegmentationWriter withSeries(final SeriesReference series) {
        return new SegmentationWriter(Optional.of(series), m_patient, m_contentDate);
    }

    /**
     * @param image file of one of the images; name, id, birth date and sex of its patient, and date, time, id,
     *            accession number and physician of its study are copied. Archives need them to file the segmentation
     *            with its images; otherwise the segmentation names nobody
     * @return a writer of segmentations that name the patient
     * @throws IOException if the image cannot be read
     */
    public SegmentationWriter withPatientOf(final Path image) throws IOException {
        return new SegmentationWriter(m_series, Optional.of(DicomFile.read(image).data()), m_contentDate);
    }

    /**
     * @param date when the regions were drawn or computed
     * @return a writer of segmentations of that date
     */
    public SegmentationWriter withContentDate(final LocalDateTime date) {
        return new SegmentationWriter(m_series, m_patient, date);
    }

    /**
     * Writes beside the file and then moves, so that a reader never finds half a file.
     *
     * @param masks the regions, on one grid; they may overlap. Segments are numbered 1, 2, ... in this order, as the
     *            standard demands, whatever the labels of the regions, and labelled with the regions' names
     * @param file replaced if it is there
     * @throws IOException if the file cannot be written
     * @throws IllegalArgumentException if there is no region, they lie on different grids, the series has another
     *             number of slices than the grid, or the grid or the frames are more than one file holds
     */
    public void write(final List<Mask> masks, final Path file) throws IOException {
        requireOneGrid(masks);
        final DicomElements elements = new DicomElements();
        describe(elements, masks.get(0).geometry());
        describePatient(elements);
        describeSegments(elements, masks);
        final PackedSegments frames = new PackedSegments(masks);
        describeFrames(elements, frames.frames(), masks.get(0).geometry());
        elements.text(Tag.SEGMENTS_OVERLAP, "CS", frames.overlap() ? "YES" : "NO")
            .bytes(Tag.PIXEL_DATA, "OB", frames.packed());
        m_series.ifPresent(series -> refer(elements, series));
        DicomWriter.write(SopClass.SEGMENTATION, identify(elements), elements, file);
    }

    private void requireOneGrid(final List<Mask> masks) {
        if (masks.isEmpty()) {
            throw new IllegalArgumentException("A segmentation has at least one region.");
        }
        final Geometry grid = masks.get(0).geometry();
        for (final Mask mask : masks) {
            if (!mask.geometry().equals(grid)) {
                throw new IllegalArgumentException("The regions " + masks.get(0).name() + " and " + mask.name()
                    + " lie on different grids; write them to different files.");
            }
        }
        if (grid.size(0) > MOST_ROWS || grid.size(1) > MOST_ROWS) {
            throw new IllegalArgumentException(
                "A grid of " + grid + " has more than " + MOST_ROWS + " rows or columns, the most of a DICOM image.");
        }
        final int slices = m_series.map(series -> series.slices().size()).orElse(grid.size(2));
        if (slices != grid.size(2)) {
            throw new IllegalArgumentException("The series has " + slices + " slices and the regions' grid "
                + grid.size(2) + "; name the series that the regions were drawn on.");
        }
    }

    private void describe(final DicomElements elements, final Geometry grid) {
        elements.text(Tag.SPECIFIC_CHARACTER_SET, "CS", "ISO_IR 192").text(Tag.IMAGE_TYPE, "CS", "DERIVED", "PRIMARY")
            .text(Tag.SOP_CLASS_UID, "UI", SopClass.SEGMENTATION).text(Tag.MODALITY, "CS", "SEG")
            .text(Tag.CONTENT_DATE, "DA", m_contentDate.format(DateTimeFormatter.ofPattern("yyyyMMdd")))
            .text(Tag.CONTENT_TIME, "TM", m_contentDate.format(DateTimeFormatter.ofPattern("HHmmss")))
            .text(Tag.MANUFACTURER, "LO", NAME).text(Tag.MANUFACTURER_MODEL_NAME, "LO", "DICOM SEG writer")
            .text(Tag.DEVICE_SERIAL_NUMBER, "LO", VERSION).text(Tag.SOFTWARE_VERSIONS, "LO", VERSION)
            .text(Tag.SERIES_DESCRIPTION, "LO", "Segmentation").text(Tag.SERIES_NUMBER, "IS", "1")
            .text(Tag.INSTANCE_NUMBER, "IS", "1").text(Tag.POSITION_REFERENCE_INDICATOR, "LO")
            .shorts(Tag.SAMPLES_PER_PIXEL, 1).text(Tag.PHOTOMETRIC_INTERPRETATION, "CS", "MONOCHROME2")
            .shorts(Tag.ROWS, grid.size(1)).shorts(Tag.COLUMNS, grid.size(0)).shorts(Tag.BITS_ALLOCATED, 1)
            .shorts(Tag.BITS_STORED, 1).shorts(Tag.HIGH_BIT, 0).shorts(Tag.PIXEL_REPRESENTATION, 0)
            .text(Tag.LOSSY_IMAGE_COMPRESSION, "CS", "00").text(Tag.CONTENT_LABEL, "CS", "SEGMENTATION")
            .text(Tag.CONTENT_DESCRIPTION, "LO").text(Tag.CONTENT_CREATOR_NAME, "PN");
    }

    private void describePatient(final DicomElements elements) {
        for (final PatientElement element : PATIENT) {
            elements.text(element.tag(), element.vr(), m_patient.map(image -> image.text(element.tag())).orElse(""));
        }
    }

    private static void describeSegments(final DicomElements elements, final List<Mask> masks) {
        final List<DicomElements> segments = new ArrayList<>();
        for (final Mask mask : masks) {
            segments.add(new DicomElements().shorts(Tag.SEGMENT_NUMBER, segments.size() + 1)
                .text(Tag.SEGMENT_LABEL, "LO", label(mask)).text(Tag.SEGMENT_ALGORITHM_TYPE, "CS", "MANUAL")
                .sequence(Tag.SEGMENTED_PROPERTY_CATEGORY_CODE_SEQUENCE, tissue())
                .sequence(Tag.SEGMENTED_PROPERTY_TYPE_CODE_SEQUENCE, tissue()));
        }
        elements.text(Tag.SEGMENTATION_TYPE, "CS", "BINARY").sequence(Tag.SEGMENT_SEQUENCE, segments);
    }

    /** Nothing is known of what the region shows but that it is a part of the patient. */
    private static DicomElements tissue() {
        return code("85756007", "SCT", "Tissue");
    }

    /** The region's name without what a value of LO may not hold. */
    private static String label(final Mask mask) {
        final String name = mask.name().replaceAll("[\\\\\\p{Cntrl}]", " ").strip();
        final String label = name.isEmpty() ? String.valueOf(mask.label()) : name;
        return label.codePointCount(0, label.length()) <= LONGEST_LABEL ? label
            : label.substring(0, label.offsetByCodePoints(0, LONGEST_LABEL));
    }

    private void describeFrames(final DicomElements elements, final List<PackedSegments.Frame> frames,
        final Geometry grid) {
        final double[] d = grid.direction();
        elements.text(Tag.NUMBER_OF_FRAMES, "IS", String.valueOf(frames.size()))
            .sequence(Tag.SHARED_FUNCTIONAL_GROUPS_SEQUENCE, new DicomElements()
                .sequence(Tag.PLANE_ORIENTATION_SEQUENCE, new DicomElements()
                    .decimals(Tag.IMAGE_ORIENTATION_PATIENT, d[0], d[3], d[6], d[1], d[4], d[7]))
                .sequence(Tag.PIXEL_MEASURES_SEQUENCE, new DicomElements()
                    .decimals(Tag.SLICE_THICKNESS, grid.spacing(2))
                    .decimals(Tag.SPACING_BETWEEN_SLICES, grid.spacing(2))
                    .decimals(Tag.PIXEL_SPACING, grid.spacing(1), grid.spacing(0))));
        final List<DicomElements> groups = new ArrayList<>();
        for (final PackedSegments.Frame frame : frames) {
            groups.add(new DicomElements()
                .sequence(Tag.DERIVATION_IMAGE_SEQUENCE, derivation(frame.slice()))
                .sequence(Tag.FRAME_CONTENT_SEQUENCE, new DicomElements()
                    .longs(Tag.DIMENSION_INDEX_VALUES, frame.segment(), frame.slice() + 1))
                .sequence(Tag.PLANE_POSITION_SEQUENCE, new DicomElements()
                    .decimals(Tag.IMAGE_POSITION_PATIENT, grid.position(0, 0, frame.slice())))
                .sequence(Tag.SEGMENT_IDENTIFICATION_SEQUENCE, new DicomElements()
                    .shorts(Tag.REFERENCED_SEGMENT_NUMBER, frame.segment())));
        }
        elements.sequence(Tag.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE, groups);
    }

    /** Which image a slice was derived from; no item if no series is known. */
    private List<DicomElements> derivation(final int slice) {
        return m_series.stream().map(series -> series.slices().get(slice)).map(source -> {
            final DicomElements image = reference(source).sequence(Tag.PURPOSE_OF_REFERENCE_CODE_SEQUENCE,
                code("121322", "DCM", "Source image for image processing operation"));
            if (source.frame() > 0) {
                image.text(Tag.REFERENCED_FRAME_NUMBER, "IS", String.valueOf(source.frame()));
            }
            return new DicomElements().sequence(Tag.SOURCE_IMAGE_SEQUENCE, image)
                .sequence(Tag.DERIVATION_CODE_SEQUENCE, code("113076", "DCM", "Segmentation"));
        }).toList();
    }

    private static DicomElements reference(final SeriesReference.Slice source) {
        return new DicomElements().text(Tag.REFERENCED_SOP_CLASS_UID, "UI", source.sopClass())
            .text(Tag.REFERENCED_SOP_INSTANCE_UID, "UI", source.sopInstance());
    }

    private static DicomElements code(final String value, final String scheme, final String meaning) {
        return new DicomElements().text(Tag.CODE_VALUE, "SH", value).text(Tag.CODING_SCHEME_DESIGNATOR, "SH", scheme)
            .text(Tag.CODE_MEANING, "LO", meaning);
    }

    private static void refer(final DicomElements elements, final SeriesReference series) {
        final Map<String, DicomElements> images = new LinkedHashMap<>();
        series.slices().forEach(slice -> images.putIfAbsent(slice.sopInstance(), reference(slice)));
        elements.sequence(Tag.REFERENCED_SERIES_SEQUENCE, new DicomElements()
            .text(Tag.SERIES_INSTANCE_UID, "UI", series.series())
            .sequence(Tag.REFERENCED_INSTANCE_SEQUENCE, List.copyOf(images.values())));
    }

    /** Sets the identifiers that follow from all the rest, and returns that of the segmentation. */
    private String identify(final DicomElements elements) {
        final byte[] content = digest(elements.toBytes());
        final String instance = DerivedUid.of(content, "instance");
        final String dimensions = DerivedUid.of(content, "dimensions");
        final DicomElements organization = new DicomElements().text(Tag.DIMENSION_ORGANIZATION_UID, "UI", dimensions);
        elements.text(Tag.SOP_INSTANCE_UID, "UI", instance)
            .text(Tag.STUDY_INSTANCE_UID, "UI", known(SeriesReference::study, content, "study"))
            .text(Tag.SERIES_INSTANCE_UID, "UI", DerivedUid.of(content, "series"))
            .text(Tag.FRAME_OF_REFERENCE_UID, "UI", known(SeriesReference::frameOfReference, content, "frame"))
            .sequence(Tag.DIMENSION_ORGANIZATION_SEQUENCE, organization)
            .sequence(Tag.DIMENSION_INDEX_SEQUENCE, List.of(
                dimension(dimensions, Tag.REFERENCED_SEGMENT_NUMBER, Tag.SEGMENT_IDENTIFICATION_SEQUENCE),
                dimension(dimensions, Tag.IMAGE_POSITION_PATIENT, Tag.PLANE_POSITION_SEQUENCE)));
        return instance;
    }

    private String known(final Function<SeriesReference, String> identifier, final byte[] content, final String role) {
        return m_series.map(identifier).filter(uid -> !uid.isEmpty()).orElseGet(() -> DerivedUid.of(content, role));
    }

    private static DicomElements dimension(final String organization, final int index, final int group) {
        return new DicomElements().text(Tag.DIMENSION_ORGANIZATION_UID, "UI", organization)
            .pointer(Tag.DIMENSION_INDEX_POINTER, index).pointer(Tag.FUNCTIONAL_GROUP_POINTER, group);
    }

    private static byte[] digest(final byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
