package org.radiomics.knime.knip.convert;

import java.util.Optional;

import net.imagej.axis.CalibratedAxis;
import net.imagej.axis.LinearAxis;

/**
 * An axis of space in mm.
 *
 * @param first where the first pixel lies
 * @param step from pixel to pixel; negative if the axis is mirrored, never 0
 * @param remark what was assumed
 */
record AxisInMillimetres(double first, double step, Optional<String> remark) {

    /** Of the step; an axis that bends less is a straight one with rounding. */
    private static final double UNEVEN = 1e-6;

    /**
     * @param axis calibrated; null if nothing is known of it
     * @param lowest index of its pixels
     * @param highest index of its pixels
     */
    static AxisInMillimetres of(final CalibratedAxis axis, final long lowest, final long highest) {
        if (axis == null) {
            return unknown("?", lowest);
        }
        final String name = axis.type().getLabel();
        final double step = axis instanceof LinearAxis linear ? linear.scale() : axis.averageScale(lowest, lowest + 1);
        final double first = axis.calibratedValue(lowest);
        if (step == 0 || !Double.isFinite(step) || !Double.isFinite(first)) {
            return unknown(name, lowest);
        }
        final double unit = LengthUnit.inMillimetres(axis.unit()).orElse(1);
        return new AxisInMillimetres(first * unit, step * unit, remark(axis, step, lowest, highest));
    }

    private static Optional<String> remark(final CalibratedAxis axis, final double step, final long lowest,
        final long highest) {
        if (LengthUnit.inMillimetres(axis.unit()).isEmpty()) {
            return Optional.of("the unit \"" + axis.unit() + "\" along " + axis.type().getLabel()
                + ", which is no length; it is taken for mm");
        }
        final boolean isStraight = axis instanceof LinearAxis || highest == lowest
            || Math.abs(axis.averageScale(lowest, highest) - step) <= UNEVEN * Math.abs(step);
        return isStraight ? Optional.empty() : Optional.of("pixels at unequal distances along "
            + axis.type().getLabel() + "; the distance of the first two is taken");
    }

    private static AxisInMillimetres unknown(final String name, final long lowest) {
        return new AxisInMillimetres(lowest, 1, Optional.of("no spacing along " + name + "; 1 mm is taken"));
    }
}
