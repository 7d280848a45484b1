package org.radiomics.knime.feature.dicom;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.radiomics.knime.feature.image.Geometry;

/** A small RT structure set, region by region. */
final class StructureSetFile {

    /** What must not show up in any message. */
    static final String PATIENT = "Doe^Jane";

    private final List<DicomElements> m_rois = new ArrayList<>();

    private final Map<Integer, List<DicomElements>> m_contours = new TreeMap<>();

    /** Adds a region in a frame of reference; none if it is empty. */
    StructureSetFile roi(final int number, final String name, final String frameOfReference) {
        m_rois.add(new DicomElements().text(Tag.ROI_NUMBER, "IS", String.valueOf(number)).text(Tag.ROI_NAME, "LO", name)
            .text(Tag.REFERENCED_FRAME_OF_REFERENCE_UID, "UI", frameOfReference));
        return this;
    }

    /** Adds a closed contour that names an image; none if it is empty. */
    StructureSetFile contour(final int roi, final String image, final double... points) {
        return contour(roi, "CLOSED_PLANAR", image, points);
    }

    StructureSetFile contour(final int roi, final String type, final String image, final double... points) {
        return contour(roi, image, new DicomElements().text(Tag.CONTOUR_GEOMETRIC_TYPE, "CS", type)
            .decimals(Tag.CONTOUR_DATA, points));
    }

    StructureSetFile contour(final int roi, final String image, final DicomElements contour) {
        if (!image.isEmpty()) {
            contour.sequence(Tag.CONTOUR_IMAGE_SEQUENCE,
                new DicomElements().text(Tag.REFERENCED_SOP_INSTANCE_UID, "UI", image));
        }
        m_contours.computeIfAbsent(roi, number -> new ArrayList<>()).add(contour);
        return this;
    }

    /** The points of a contour on a (fractional) slice of a grid: column and row of each in turn. */
    static double[] on(final Geometry grid, final double slice, final double... vertices) {
        final double[] points = new double[vertices.length / 2 * 3];
        for (int i = 0; i < vertices.length / 2; i++) {
            System.arraycopy(grid.position(vertices[2 * i], vertices[2 * i + 1], slice), 0, points, 3 * i, 3);
        }
        return points;
    }

    /** A rectangle around the centres of the columns and rows from the lower to the upper ones. */
    static double[] rectangle(final int left, final int top, final int right, final int bottom) {
        return new double[]{left - 0.5, top - 0.5, right + 0.5, top - 0.5, right + 0.5, bottom + 0.5, left - 0.5,
            bottom + 0.5};
    }

    /** One walk around several outlines in turn, each from its first vertex and back to it. */
    static double[] keyhole(final double[] outer, final double[] inner) {
        final double[] walk = Arrays.copyOf(outer, outer.length + inner.length + 4);
        System.arraycopy(outer, 0, walk, outer.length, 2);
        System.arraycopy(inner, 0, walk, outer.length + 2, inner.length);
        System.arraycopy(inner, 0, walk, outer.length + 2 + inner.length, 2);
        return walk;
    }

    void write(final Path file) throws IOException {
        final List<DicomElements> drawn = new ArrayList<>();
        m_contours.forEach((roi, contours) -> drawn.add(new DicomElements()
            .text(Tag.REFERENCED_ROI_NUMBER, "IS", String.valueOf(roi)).sequence(Tag.CONTOUR_SEQUENCE, contours)));
        final String instance = "1.2.3.4";
        DicomWriter.write(SopClass.STRUCTURE_SET, instance, new DicomElements()
            .text(Tag.SPECIFIC_CHARACTER_SET, "CS", "ISO_IR 192").text(Tag.SOP_CLASS_UID, "UI", SopClass.STRUCTURE_SET)
            .text(Tag.SOP_INSTANCE_UID, "UI", instance).text(Tag.PATIENT_NAME, "PN", PATIENT)
            .sequence(Tag.STRUCTURE_SET_ROI_SEQUENCE, m_rois).sequence(Tag.ROI_CONTOUR_SEQUENCE, drawn), file);
    }
}
