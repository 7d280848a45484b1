package org.radiomics.knime.feature.dicom;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.ImageFormatException;

/**
 * Slices in the order of their positions along the normal of their plane, checked to make a regular grid. As in ITK the
 * grid's third axis is the cross product of row and column, and its spacing the mean distance of the slices.
 */
final class SliceStack {

    /** Share of the spacing by which the distance of two slices may differ from it. */
    private static final double TOLERANCE = 0.01;

    /** Positions are often rounded to this many mm. */
    private static final double ROUNDING = 0.01;

    private static final double MOST_TILT = 0.5;

    private static final double SAME_DIRECTION = 1e-3;

    private final Path m_where;

    private final List<ImageFrame> m_slices;

    private final double[] m_normal;

    private SliceStack(final Path where, final List<ImageFrame> slices, final double[] normal) {
        m_where = where;
        m_slices = slices;
        m_normal = normal;
    }

    /**
     * @param where folder or file of the slices, for messages
     * @param frames at least one, in any order
     * @return the slices in order
     * @throws ImageFormatException if they make no regular grid; the message says why, with positions
     */
    static SliceStack of(final Path where, final List<ImageFrame> frames) throws ImageFormatException {
        final double[] o = frames.get(0).orientation();
        final double[] normal = {o[1] * o[5] - o[2] * o[4], o[2] * o[3] - o[0] * o[5], o[0] * o[4] - o[1] * o[3]};
        final double length = Math.sqrt(dot(normal, normal));
        if (Math.abs(length - 1) > 0.01 || Math.abs(o[0] * o[3] + o[1] * o[4] + o[2] * o[5]) > 0.01) {
            throw new ImageFormatException(where,
                "its rows and columns are not at right angles (" + Arrays.toString(o) + "); it is damaged");
        }
        final List<ImageFrame> sorted = new ArrayList<>(frames);
        sorted.sort(Comparator.comparingDouble(frame -> dot(frame.position(), normal)));
        final SliceStack stack = new SliceStack(where, sorted, normal);
        stack.requireOnePlane();
        if (sorted.size() > 1) {
            stack.requireDistinct();
            stack.requireNoTilt();
            stack.requireRegular();
        }
        return stack;
    }

    private static double dot(final double[] a, final double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    private double along(final int slice) {
        return dot(m_slices.get(slice).position(), m_normal);
    }

    private void requireOnePlane() throws ImageFormatException {
        final ImageFrame first = m_slices.get(0);
        for (final ImageFrame slice : m_slices) {
            if (slice.format().rows() != first.format().rows()
                || slice.format().columns() != first.format().columns()) {
                throw new ImageFormatException(m_where, "its images differ in size: " + sizes()
                    + "; move the localiser or other images to a folder of their own");
            }
            for (int i = 0; i < 6; i++) {
                if (Math.abs(slice.orientation()[i] - first.orientation()[i]) > SAME_DIRECTION) {
                    throw new ImageFormatException(m_where, "its images lie in different planes, in "
                        + name(first) + " along " + Arrays.toString(first.orientation()) + ", in " + name(slice)
                        + " along " + Arrays.toString(slice.orientation()) + "; move one kind to a folder of its own");
                }
            }
            for (int i = 0; i < 2; i++) {
                if (Math.abs(slice.spacing()[i] - first.spacing()[i]) > 1e-3 * first.spacing()[i]) {
                    throw new ImageFormatException(m_where, "its images differ in the distance of pixels, "
                        + first.spacing()[i] + " and " + slice.spacing()[i]
                        + " mm; move one kind to a folder of its own");
                }
            }
        }
    }

    private String sizes() {
        final Set<String> sizes = new LinkedHashSet<>();
        m_slices.forEach(slice -> sizes.add(slice.format().columns() + " x " + slice.format().rows()));
        return String.join(", ", sizes);
    }

    private static String name(final ImageFrame slice) {
        final String file = slice.source().file().getFileName().toString();
        return slice.frames() == 1 ? file : file + " frame " + (slice.number() + 1);
    }

    private void requireDistinct() throws ImageFormatException {
        final double tolerance = TOLERANCE * typicalDistance();
        for (int i = 1; i < m_slices.size(); i++) {
            if (along(i) - along(i - 1) <= tolerance) {
                throw new ImageFormatException(m_where, duplicates(m_slices.get(i - 1), m_slices.get(i)));
            }
        }
    }

    /** The median of the distances that are not 0. */
    private double typicalDistance() {
        final double[] distances = new double[m_slices.size() - 1];
        int count = 0;
        for (int i = 1; i < m_slices.size(); i++) {
            final double distance = along(i) - along(i - 1);
            if (distance > 1e-4) {
                distances[count++] = distance;
            }
        }
        Arrays.sort(distances, 0, count);
        return count == 0 ? 0 : distances[count / 2];
    }

    private String duplicates(final ImageFrame one, final ImageFrame other) {
        final List<String> differences = new ArrayList<>();
        for (final String trait : one.traits().keySet()) {
            if (!one.traits().get(trait).equals(other.traits().getOrDefault(trait, ""))) {
                final Set<String> values = m_slices.stream().map(slice -> slice.traits().getOrDefault(trait, ""))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
                differences.add(trait + " (" + values.stream().limit(6).collect(Collectors.joining(", "))
                    + (values.size() > 6 ? ", ..." : "") + ")");
            }
        }
        final String place = "has two images at position " + position(one) + " mm, " + name(one) + " and "
            + name(other);
        return differences.isEmpty() ? place + ", which nothing distinguishes; remove one of them"
            : place + ", which differ in " + String.join(", ", differences)
                + "; it holds several volumes, so move each to a folder of its own";
    }

    private static String position(final ImageFrame slice) {
        return Arrays.stream(slice.position()).mapToObj(SliceStack::readable)
            .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String readable(final double value) {
        return new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros().toPlainString();
    }

    private void requireNoTilt() throws ImageFormatException {
        final double[] first = m_slices.get(0).position();
        for (int i = 1; i < m_slices.size(); i++) {
            final double[] position = m_slices.get(i).position();
            final double[] step = {position[0] - first[0], position[1] - first[1], position[2] - first[2]};
            final double along = dot(step, m_normal);
            final double across = Math.sqrt(Math.max(0, dot(step, step) - along * along));
            final double tilt = Math.toDegrees(Math.atan2(across, along));
            if (tilt > MOST_TILT && across > ROUNDING) {
                throw new ImageFormatException(m_where, "its slices are shifted against each other: from position "
                    + position(m_slices.get(0)) + " to " + position(m_slices.get(i)) + " mm the stack leans by "
                    + readable(tilt) + " degrees (gantry tilt); resample it to a rectangular grid, for example with "
                    + "dcm2niix");
            }
        }
    }

    private void requireRegular() throws ImageFormatException {
        final double typical = typicalDistance();
        for (int i = 1; i < m_slices.size(); i++) {
            final double distance = along(i) - along(i - 1);
            if (Math.abs(distance - typical) > Math.max(TOLERANCE * typical, ROUNDING)) {
                final long missing = Math.round(distance / typical) - 1;
                final boolean gap = missing > 0
                    && Math.abs(distance - (missing + 1) * typical) <= 2 * Math.max(TOLERANCE * typical, ROUNDING);
                throw new ImageFormatException(m_where, "between the positions " + position(m_slices.get(i - 1))
                    + " and " + position(m_slices.get(i)) + " mm "
                    + (gap ? missing + (missing == 1 ? " slice is" : " slices are") + " missing"
                        : "the distance is " + readable(distance) + " mm")
                    + ", where slices are " + readable(typical) + " mm apart; "
                    + (gap ? "copy the series again" : "resample it to equal distances"));
            }
        }
    }

    /** @return the slices in the order of the grid's third axis */
    List<ImageFrame> slices() {
        return m_slices;
    }

    /** @return the grid in LPS mm */
    Geometry geometry() throws ImageFormatException {
        final ImageFrame first = m_slices.get(0);
        final ImageFrame last = m_slices.get(m_slices.size() - 1);
        final double depth;
        if (m_slices.size() > 1) {
            double squares = 0;
            for (int i = 0; i < 3; i++) {
                squares += (last.position()[i] - first.position()[i]) * (last.position()[i] - first.position()[i]);
            }
            depth = Math.sqrt(squares) / (m_slices.size() - 1);
        } else {
            depth = first.depth() > 0 ? first.depth() : 1;
        }
        final double[] o = first.orientation();
        try {
            return new Geometry(new int[]{first.format().columns(), first.format().rows(), m_slices.size()},
                new double[]{first.spacing()[1], first.spacing()[0], depth}, first.position(),
                new double[]{o[0], o[3], m_normal[0], o[1], o[4], m_normal[1], o[2], o[5], m_normal[2]});
        } catch (final IllegalArgumentException e) {
            throw new ImageFormatException(m_where, "gives no usable grid: " + e.getMessage() + " It is damaged", e);
        }
    }
}
