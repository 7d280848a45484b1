package org.radiomics.knime.feature.dicom;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/** The slices that parallel frames make up, in whatever order they come and whichever are left out. */
final class FrameGrid {

    /** How far, in slices, a frame may lie from its slice: positions are written rounded. */
    private static final double TOLERANCE = 0.01;

    private final FramePlane m_lowest;

    /** How far each frame lies above the lowest one, ascending, in mm. */
    private final double[] m_heights;

    /** @param planes of the frames, at least one */
    FrameGrid(final List<FramePlane> planes) {
        final double[] normal = planes.get(0).normal();
        m_lowest = planes.stream().min(Comparator.comparingDouble(plane -> plane.height(normal))).orElseThrow();
        final double least = m_lowest.height(normal);
        m_heights = planes.stream().mapToDouble(plane -> plane.height(normal) - least).sorted().toArray();
    }

    /** @return the frame that lies lowest along the normal */
    FramePlane lowest() {
        return m_lowest;
    }

    /** @return whether all frames lie in one slice, up to rounding */
    boolean isOnePlane() {
        return m_heights[m_heights.length - 1] <= TOLERANCE * m_lowest.rowSpacing();
    }

    /**
     * @param stated the distance of slices that the file states, in mm; NaN if it states none
     * @return the stated distance if each frame lies on one of its slices, else the least distance of two frames, freed
     *         from rounding by the height of all, else nothing
     */
    OptionalDouble sliceSpacing(final double stated) {
        if (stated > 0 && fits(stated)) {
            return OptionalDouble.of(stated);
        }
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < m_heights.length; i++) {
            final double distance = m_heights[i] - m_heights[i - 1];
            // Frames of different segments share a slice, up to rounding.
            if (distance > TOLERANCE * m_lowest.rowSpacing() && distance < least) {
                least = distance;
            }
        }
        if (least == Double.POSITIVE_INFINITY) {
            // Pixels so large that frames apart look like one slice.
            return OptionalDouble.empty();
        }
        final double span = m_heights[m_heights.length - 1];
        final double mean = span / Math.rint(span / least);
        return mean > 0 && fits(mean) ? OptionalDouble.of(mean) : OptionalDouble.empty();
    }

    private boolean fits(final double spacing) {
        for (final double height : m_heights) {
            final double slice = height / spacing;
            if (!(Math.abs(slice - Math.rint(slice)) <= TOLERANCE)) {
                return false;
            }
        }
        return true;
    }

    /** @return the number of slices from the lowest to the highest frame */
    double slices(final double spacing) {
        return Math.rint(m_heights[m_heights.length - 1] / spacing) + 1;
    }
}
