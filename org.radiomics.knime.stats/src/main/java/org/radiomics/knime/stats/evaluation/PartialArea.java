package org.radiomics.knime.stats.evaluation;

import java.util.List;
import java.util.Locale;

/**
 * The area under a part of a ROC curve: between two specificities, or between two sensitivities, as pROC's
 * {@code auc(partial.auc, partial.auc.focus)}. Immutable.
 */
public final class PartialArea {

    /** What rounding takes from the area of a curve that lies on the diagonal. */
    private static final double ROUNDING = 1e-12;

    private final boolean m_sensitivity;

    private final double m_from;

    private final double m_to;

    private PartialArea(final boolean sensitivity, final double from, final double to) {
        if (!(from >= 0 && from < to && to <= 1)) {
            throw new IllegalArgumentException("The partial area from " + (sensitivity ? "sensitivity" : "specificity")
                + " " + from + " to " + to + " is not within 0 to 1, or is empty. Give two numbers, the"
                + " smaller one first.");
        }
        m_sensitivity = sensitivity;
        m_from = from;
        m_to = to;
    }

    /**
     * @param from lower specificity, 0 to 1
     * @param to higher specificity, 0 to 1
     * @return the area between these specificities
     * @throws IllegalArgumentException if they are outside 0 to 1 or do not ascend
     */
    public static PartialArea betweenSpecificities(final double from, final double to) {
        return new PartialArea(false, from, to);
    }

    /**
     * @param from lower sensitivity, 0 to 1
     * @param to higher sensitivity, 0 to 1
     * @return the area between these sensitivities
     * @throws IllegalArgumentException if they are outside 0 to 1 or do not ascend
     */
    public static PartialArea betweenSensitivities(final double from, final double to) {
        return new PartialArea(true, from, to);
    }

    /** @return whether the limits are sensitivities */
    public boolean ofSensitivity() {
        return m_sensitivity;
    }

    /** @return the lower limit */
    public double from() {
        return m_from;
    }

    /** @return the upper limit */
    public double to() {
        return m_to;
    }

    /**
     * @param roc a curve
     * @return the area, from 0 to {@code to - from}
     */
    public double of(final Roc roc) {
        final List<Roc.Point> points = roc.points();
        final double[] sensitivity = points.stream().mapToDouble(Roc.Point::sensitivity).toArray();
        final double[] specificity = points.stream().mapToDouble(Roc.Point::specificity).toArray();
        return of(sensitivity, specificity);
    }

    /**
     * McClish's correction (Med Decis Making 1989, 9:190): 0.5 for a curve on the diagonal, 1 for a perfect one.
     *
     * @param area as {@link #of(Roc)} gives it
     * @return the corrected area; NaN where the curve lies below the diagonal, for which it is not defined
     */
    public double corrected(final double area) {
        return area < least() - ROUNDING ? Double.NaN : standardized(area);
    }

    /** The correction without regard to its domain, as for resamples. */
    private double standardized(final double area) {
        return (1 + (area - least()) / (m_to - m_from - least())) / 2;
    }

    /** The area below the diagonal. */
    private double least() {
        return (2 - m_to - m_from) * (m_to - m_from) / 2;
    }

    /**
     * @param areas limits of the area
     * @return both limits corrected, below the diagonal, too, as pROC does with resamples
     */
    public Interval corrected(final Interval areas) {
        return new Interval(standardized(areas.lower()), standardized(areas.upper()));
    }

    /** Points from sensitivity 1 and specificity 0 to sensitivity 0 and specificity 1. */
    double of(final double[] sensitivity, final double[] specificity) {
        final double[] x = m_sensitivity ? sensitivity : specificity;
        final double[] y = m_sensitivity ? specificity : sensitivity;
        double area = 0;
        for (int k = 1; k < x.length; k++) {
            final int left = x[k - 1] <= x[k] ? k - 1 : k;
            area += segment(x[left], y[left], x[2 * k - 1 - left], y[2 * k - 1 - left]);
        }
        return area;
    }

    /** The part of one straight piece between the limits. */
    private double segment(final double x0, final double y0, final double x1, final double y1) {
        final double from = Math.max(x0, m_from);
        final double to = Math.min(x1, m_to);
        if (!(from < to)) {
            return 0;
        }
        final double slope = (y1 - y0) / (x1 - x0);
        return (to - from) * (y0 + slope * ((from - x0) + (to - x0)) / 2);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s %s to %s", m_sensitivity ? "sensitivity" : "specificity", m_from, m_to);
    }
}
