package org.radiomics.knime.feature.image;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** In which respects two grids differ, and by how much. */
final class GridDifference {

    private final Geometry m_one;

    private final Geometry m_other;

    private final double m_tolerance;

    /**
     * @param one the grid whose voxels are the measure
     * @param other the grid to compare with
     * @param tolerance as a fraction of a voxel, and of a direction cosine
     */
    GridDifference(final Geometry one, final Geometry other, final double tolerance) {
        m_one = one;
        m_other = other;
        m_tolerance = tolerance;
    }

    /** @return what differs, joined with commas and "and"; empty if nothing does */
    Optional<String> phrase() {
        final List<String> respects = new ArrayList<>();
        origin().ifPresent(respects::add);
        spacing().ifPresent(respects::add);
        direction().ifPresent(respects::add);
        if (!Arrays.equals(m_one.size(), m_other.size())) {
            respects.add("size (" + Geometry.sizes(m_one.size()) + " and " + Geometry.sizes(m_other.size()) + ")");
        }
        if (respects.isEmpty()) {
            return Optional.empty();
        }
        final String last = respects.remove(respects.size() - 1);
        return Optional.of(respects.isEmpty() ? last : String.join(", ", respects) + " and " + last);
    }

    private Optional<String> origin() {
        final double[] one = m_one.origin();
        final double[] other = m_other.origin();
        final double voxels = Arrays.stream(m_one.voxel(other[0], other[1], other[2])).map(Math::abs).max().orElse(0);
        if (voxels <= m_tolerance) {
            return Optional.empty();
        }
        final double millimetres = Math.hypot(Math.hypot(other[0] - one[0], other[1] - one[1]), other[2] - one[2]);
        return Optional.of("origin by " + lengths(millimetres, voxels) + vectors(one, other));
    }

    private Optional<String> spacing() {
        double voxels = 0;
        double millimetres = 0;
        for (int axis = 0; axis < 3; axis++) {
            final double apart = Math.abs(m_one.spacing(axis) - m_other.spacing(axis));
            if (apart / m_one.spacing(axis) > voxels) {
                voxels = apart / m_one.spacing(axis);
                millimetres = apart;
            }
        }
        return voxels <= m_tolerance ? Optional.empty()
            : Optional.of("spacing by " + lengths(millimetres, voxels) + vectors(m_one.spacing(), m_other.spacing()));
    }

    private Optional<String> direction() {
        final double[] one = m_one.direction();
        final double[] other = m_other.direction();
        boolean differs = false;
        for (int i = 0; i < 9; i++) {
            differs |= Math.abs(one[i] - other[i]) > m_tolerance;
        }
        if (!differs) {
            return Optional.empty();
        }
        double angle = 0;
        for (int axis = 0; axis < 3; axis++) {
            angle = Math.max(angle, angle(one, other, axis));
        }
        return Optional.of("direction by " + amount(Math.toDegrees(angle)) + " degrees");
    }

    /** The angle between the two directions of an axis; by its tangent, which keeps small angles. */
    private static double angle(final double[] one, final double[] other, final int axis) {
        final double x = one[3 + axis] * other[6 + axis] - one[6 + axis] * other[3 + axis];
        final double y = one[6 + axis] * other[axis] - one[axis] * other[6 + axis];
        final double z = one[axis] * other[3 + axis] - one[3 + axis] * other[axis];
        final double cosine =
            one[axis] * other[axis] + one[3 + axis] * other[3 + axis] + one[6 + axis] * other[6 + axis];
        return Math.atan2(Math.hypot(Math.hypot(x, y), z), cosine);
    }

    private static String lengths(final double millimetres, final double voxels) {
        return amount(millimetres) + " mm or " + amount(voxels) + " voxels";
    }

    private static String vectors(final double[] one, final double[] other) {
        return " (" + Geometry.millimetres(one) + " and " + Geometry.millimetres(other) + ")";
    }

    private static String amount(final double value) {
        return new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
    }
}
