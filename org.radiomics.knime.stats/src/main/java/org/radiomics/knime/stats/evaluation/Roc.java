package org.radiomics.knime.stats.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * A receiver operating characteristic with DeLong's variance (DeLong et al., Biometrics 1988, 44:837).
 *
 * <p>
 * Which direction means positive is stated by the caller. Rows without a score are left out and counted. Numbers agree
 * with R's pROC at the same direction.
 */
public final class Roc {

    /** Which scores speak for the positive level. */
    public enum Direction {
        /** A row is called positive where its score is at least the threshold. */
        HIGHER_IS_POSITIVE,
        /** A row is called positive where its score is at most the threshold. */
        LOWER_IS_POSITIVE;

        /**
         * The direction of the medians, pROC's {@code direction = "auto"}: lower is positive where the positive rows
         * have the lower median score. To be asked of training rows, as it makes an area of less than a half rare.
         *
         * @param positive one flag per row
         * @param score one per row; NaN where missing
         * @return the direction
         * @throws IllegalArgumentException if the lengths differ or one level has no row with a score
         */
        public static Direction ofMedians(final boolean[] positive, final double[] score) {
            final Roc roc = Roc.of(positive, score);
            return roc.m_placements.medianOfControls() <= roc.m_placements.medianOfCases() ? HIGHER_IS_POSITIVE
                : LOWER_IS_POSITIVE;
        }
    }

    /**
     * A point of the curve.
     *
     * @param threshold midpoint between neighbouring scores, or infinite at the ends
     * @param sensitivity share of positive rows called positive
     * @param specificity share of negative rows called negative
     */
    public record Point(double threshold, double sensitivity, double specificity) {
    }

    private final Direction m_direction;

    private final boolean[] m_positive;

    private final double[] m_score;

    private final int m_missing;

    private final List<Point> m_points;

    private final Placements m_placements;

    private Roc(final Direction direction, final boolean[] positive, final double[] score) {
        m_direction = direction;
        m_positive = positive.clone();
        m_score = score.clone();
        m_missing = (int)Arrays.stream(score).filter(Double::isNaN).count();
        final double[] cases = scores(true);
        final double[] controls = scores(false);
        Arrays.sort(cases);
        Arrays.sort(controls);
        if (cases.length == 0 || controls.length == 0) {
            throw new IllegalArgumentException("A ROC curve needs positive and negative rows; there are " + cases.length
                + " positive and " + controls.length + " negative rows with a score. Check the outcome and the rows"
                + " chosen.");
        }
        m_placements = new Placements(cases, controls);
        m_points = List.copyOf(Arrays.asList(points(cases, controls)));
    }

    /**
     * A curve where a higher score speaks for the positive level.
     *
     * @param positive one flag per row
     * @param score one per row; NaN where missing
     * @return the curve
     * @throws IllegalArgumentException if the lengths differ, a score is infinite or one level has no row with a score
     */
    public static Roc of(final boolean[] positive, final double[] score) {
        return of(positive, score, Direction.HIGHER_IS_POSITIVE);
    }

    /**
     * A curve.
     *
     * @param positive one flag per row
     * @param score one per row; NaN where missing
     * @param direction which scores speak for the positive level
     * @return the curve
     * @throws IllegalArgumentException if the lengths differ, a score is infinite or one level has no row with a score
     */
    public static Roc of(final boolean[] positive, final double[] score, final Direction direction) {
        if (positive.length != score.length) {
            throw new IllegalArgumentException("There are " + positive.length + " outcomes but " + score.length
                + " scores. Give one score per row.");
        }
        for (int i = 0; i < score.length; i++) {
            if (Double.isInfinite(score[i])) {
                throw new IllegalArgumentException(
                    "The score of row " + (i + 1) + " is infinite. Correct it, or leave the row out.");
            }
        }
        return new Roc(direction, positive, score);
    }

    /** Points from calling all rows positive to calling none, as pROC orders them. */
    private Point[] points(final double[] cases, final double[] controls) {
        final double[] distinct =
            DoubleStream.concat(Arrays.stream(cases), Arrays.stream(controls)).sorted().distinct().toArray();
        final double sign = m_direction == Direction.HIGHER_IS_POSITIVE ? 1 : -1;
        final Point[] points = new Point[distinct.length + 1];
        int casesBelow = 0;
        int controlsBelow = 0;
        for (int k = 0; k <= distinct.length; k++) {
            while (k > 0 && casesBelow < cases.length && cases[casesBelow] <= distinct[k - 1]) {
                casesBelow++;
            }
            while (k > 0 && controlsBelow < controls.length && controls[controlsBelow] <= distinct[k - 1]) {
                controlsBelow++;
            }
            final double lower = k == 0 ? Double.NEGATIVE_INFINITY : distinct[k - 1];
            final double upper = k == distinct.length ? Double.POSITIVE_INFINITY : distinct[k];
            points[k] = new Point(sign * middle(lower, upper), (cases.length - casesBelow) / (double)cases.length,
                controlsBelow / (double)controls.length);
        }
        return points;
    }

    /** The midpoint, but never the lower neighbour itself, to which rounding may take it. */
    private static double middle(final double lower, final double upper) {
        final double sum = lower + upper;
        final double middle = Math.abs(sum) > 1e100 ? lower / 2 + upper / 2 : sum / 2;
        return middle == lower && !Double.isInfinite(lower) ? upper : middle;
    }

    /** @return the area under the curve: the share of positive-negative pairs in the right order, ties counting half */
    public double auc() {
        return m_placements.auc();
    }

    /**
     * @return DeLong's variance of the area; 0 where positive and negative rows are separated; NaN with fewer than two
     *         rows of a level
     */
    public double variance() {
        return m_placements.variance();
    }

    /**
     * DeLong's interval of the area: normal, clipped to 0 and 1.
     *
     * @param confidence level: 0.95
     * @return the interval; NaN with fewer than two rows of a level; 1 to 1 for an area of 1, which understates the
     *        uncertainty
     */
    public Interval interval(final double confidence) {
        final double half = new NormalDistribution(null, 0, 1).inverseCumulativeProbability((1 + confidence) / 2)
            * Math.sqrt(variance());
        return new Interval(Math.max(0, auc() - half), Math.min(1, auc() + half));
    }

    /**
     * The exact binomial interval of the area, an option of Stata's {@code roctab} (manual [R] roctab,
     * {@code binomial}): Clopper and Pearson's interval of a count of all rows with a score, the count being area x
     * rows. The manual prints no formula for an area that makes it no whole number; here it is rounded. It takes the
     * area for a share of rows though it is one of pairs, so that only its name is exact; but it has a width for an
     * area of 1 and needs no more than one row of each level.
     *
     * @param confidence level: 0.95
     * @return the interval
     */
    public Interval binomialInterval(final double confidence) {
        final int rows = positives() + negatives();
        return ProportionMethod.CLOPPER_PEARSON.of((int)Math.rint(auc() * rows), rows, confidence);
    }

    /** @return why variance and interval are NaN or say too little; empty if they are sound */
    public String reason() {
        if (positives() < 2 || negatives() < 2) {
            return "DeLong's variance needs two rows of each level; there are " + positives() + " positive and "
                + negatives()
                + " negative rows.";
        }
        return variance() == 0 ? "The scores separate the levels, so that DeLong's interval has no width." : "";
    }

    /** @return the points, from calling every row positive (sensitivity 1) to calling none (specificity 1) */
    public List<Point> points() {
        return m_points;
    }

    /** @return which scores speak for the positive level */
    public Direction direction() {
        return m_direction;
    }

    /** @return the number of positive rows with a score */
    public int positives() {
        return m_placements.positives();
    }

    /** @return the number of negative rows with a score */
    public int negatives() {
        return m_placements.negatives();
    }

    /** @return the number of rows left out for want of a score */
    public int missing() {
        return m_missing;
    }

    /** @return the same curve on those rows whose score is present in both */
    Roc present(final Roc other) {
        final double[] score = m_score.clone();
        for (int i = 0; i < score.length; i++) {
            score[i] += Double.isNaN(other.m_score[i]) ? Double.NaN : 0;
        }
        return new Roc(m_direction, m_positive, score);
    }

    /** @return whether both have the same outcome row by row */
    boolean sameRows(final Roc other) {
        return Arrays.equals(m_positive, other.m_positive);
    }

    /** @return DeLong's components, one per row with a score in the order of the rows */
    Placements.Components components() {
        return m_placements.components(scores(true), scores(false));
    }

    /** @return the rows with a score, in their order */
    RankedRows ranked() {
        final int[] kept = IntStream.range(0, m_score.length).filter(i -> !Double.isNaN(m_score[i])).toArray();
        final boolean[] positive = new boolean[kept.length];
        for (int i = 0; i < kept.length; i++) {
            positive[i] = m_positive[kept[i]];
        }
        return new RankedRows(IntStream.of(kept).mapToDouble(this::oriented).toArray(), positive);
    }

    /** Scores of a level in the order of the rows, turned so that higher ones mean positive. */
    private double[] scores(final boolean group) {
        return IntStream.range(0, m_score.length).filter(i -> m_positive[i] == group && !Double.isNaN(m_score[i]))
            .mapToDouble(this::oriented).toArray();
    }

    private double oriented(final int row) {
        return (m_direction == Direction.HIGHER_IS_POSITIVE ? m_score[row] : -m_score[row]) + 0.0;
    }
}
