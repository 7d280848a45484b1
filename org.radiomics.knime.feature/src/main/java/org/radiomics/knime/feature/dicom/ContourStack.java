package org.radiomics.knime.feature.dicom;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import org.radiomics.knime.feature.image.Geometry;

/**
 * The closed contours of one region of interest, slice by slice. A contour belongs to the slice that is nearest to it,
 * whatever image it names.
 */
final class ContourStack {

    /** How far apart, in slices, two contours of one plane may lie: they are written rounded. */
    private static final double SAME_PLANE = 0.1;

    private final Geometry m_image;

    private final SortedMap<Integer, Set<SliceContour>> m_slices = new TreeMap<>();

    private int m_contours;

    private int m_outside;

    private int m_cut;

    private int m_repeated;

    private int m_between;

    /** @param image the grid of the image */
    ContourStack(final Geometry image) {
        m_image = image;
    }

    /** @param contour parallel to the slices */
    void add(final SliceContour contour) {
        m_contours++;
        if (contour.isOutside()) {
            m_outside++;
            return;
        }
        if (contour.reachesBeyond()) {
            m_cut++;
        }
        // Under the even-odd rule a contour that is listed twice would cancel itself.
        if (!m_slices.computeIfAbsent((int)contour.slice(), slice -> new LinkedHashSet<>()).add(contour)) {
            m_repeated++;
        }
    }

    /** @return whether no contour lies in the image */
    boolean isEmpty() {
        return m_slices.isEmpty();
    }

    /** @return one flag per voxel of the image */
    boolean[] fill() {
        final boolean[] inside = new boolean[(int)m_image.voxels()];
        m_between = 0;
        m_slices.forEach((slice, contours) -> {
            final EvenOddFill fill = new EvenOddFill(m_image.size(0), m_image.size(1));
            for (final SliceContour contour : plane(contours)) {
                fill.add(contour.vertices());
            }
            fill.mark(inside, m_image.index(0, 0, slice));
        });
        return inside;
    }

    /** Those in the plane nearest to the slice: contours of several planes would cancel each other. */
    private List<SliceContour> plane(final Set<SliceContour> contours) {
        double nearest = Double.POSITIVE_INFINITY;
        for (final SliceContour contour : contours) {
            nearest = Math.abs(contour.offset()) < Math.abs(nearest) ? contour.offset() : nearest;
        }
        final double offset = nearest;
        final List<SliceContour> plane =
            contours.stream().filter(contour -> Math.abs(contour.offset() - offset) <= SAME_PLANE).toList();
        m_between += contours.size() - plane.size();
        return plane;
    }

    /** @return what there is to say of the contours once they are filled, as clauses that follow the region's name */
    List<String> remarks() {
        final List<String> remarks = new ArrayList<>();
        if (m_outside > 0) {
            remarks.add("has " + m_outside + " of " + m_contours + " contours outside the image; they are left out");
        }
        if (m_cut > 0) {
            remarks.add("has " + m_cut + " of " + m_contours + " contours that reach beyond the image; they are cut "
                + "off at its border");
        }
        if (m_repeated > 0) {
            remarks.add("has " + m_repeated + " of " + m_contours + " contours twice; they are taken once");
        }
        if (m_between > 0) {
            remarks.add("has " + m_between + " of " + m_contours + " contours between the slices of the image, where "
                + "another plane of contours is nearer to the slice; they are left out");
        }
        final int gaps = m_slices.isEmpty() ? 0 : m_slices.lastKey() - m_slices.firstKey() + 1 - m_slices.size();
        if (gaps > 0) {
            remarks.add("has no contour on " + gaps + " of the slices " + m_slices.firstKey() + " to "
                + m_slices.lastKey() + " (counted from 0), the first of them " + firstGap()
                + "; they are left empty, nothing is interpolated");
        }
        return remarks;
    }

    private int firstGap() {
        int slice = m_slices.firstKey();
        while (m_slices.containsKey(slice)) {
            slice++;
        }
        return slice;
    }
}
