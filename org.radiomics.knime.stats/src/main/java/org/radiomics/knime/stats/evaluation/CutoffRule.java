package org.radiomics.knime.stats.evaluation;

import java.util.ArrayList;
import java.util.List;

import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.evaluation.Roc.Direction;

/**
 * How a cut-off is chosen from the points of a training curve. Where several points serve equally well, the one with
 * the highest sensitivity is taken and all are listed.
 */
public final class CutoffRule {

    /** What a point of the curve is worth; the highest wins. */
    private interface Worth {
        double of(double sensitivity, double specificity);
    }

    /** Points that differ by less than this are tied; sums of two ratios of counts carry rounding. */
    private static final double TIE = 1e-12;

    private final String m_name;

    private final Worth m_worth;

    private final Direction m_direction;

    /** @param direction null for that of the medians of the training rows */
    private CutoffRule(final String name, final Worth worth, final Direction direction) {
        m_name = name;
        m_worth = worth;
        m_direction = direction;
    }

    /** @return the highest sensitivity + specificity (Youden, Cancer 1950, 3:32) */
    public static CutoffRule youden() {
        return new CutoffRule("highest Youden index", (se, sp) -> se + sp, Direction.HIGHER_IS_POSITIVE);
    }

    /** @return the point closest to sensitivity 1 and specificity 1 */
    public static CutoffRule closestTopLeft() {
        return new CutoffRule("closest to the top left corner",
            (se, sp) -> -((1 - se) * (1 - se) + (1 - sp) * (1 - sp)), Direction.HIGHER_IS_POSITIVE);
    }

    /**
     * @param least sensitivity wanted, 0 to 1
     * @return the highest specificity with at least that sensitivity
     * @throws IllegalArgumentException if it is not between 0 and 1
     */
    public static CutoffRule sensitivityAtLeast(final double least) {
        check("sensitivity", least);
        return new CutoffRule("highest specificity with sensitivity of at least " + least,
            (se, sp) -> se >= least - TIE ? sp : Double.NEGATIVE_INFINITY, Direction.HIGHER_IS_POSITIVE);
    }

    /**
     * @param least specificity wanted, 0 to 1
     * @return the highest sensitivity with at least that specificity
     * @throws IllegalArgumentException if it is not between 0 and 1
     */
    public static CutoffRule specificityAtLeast(final double least) {
        check("specificity", least);
        return new CutoffRule("highest sensitivity with specificity of at least " + least,
            (se, sp) -> sp >= least - TIE ? se : Double.NEGATIVE_INFINITY, Direction.HIGHER_IS_POSITIVE);
    }

    private static void check(final String what, final double least) {
        if (!(least >= 0 && least <= 1)) {
            throw new IllegalArgumentException("A " + what + " of " + least + " cannot be asked for; choose 0 to 1.");
        }
    }

    /**
     * @param direction which scores speak for the positive level; higher ones by default
     * @return a copy with that setting
     */
    public CutoffRule withDirection(final Direction direction) {
        return new CutoffRule(m_name, m_worth, direction);
    }

    /** @return a copy that learns from the medians of the training rows which scores speak for the positive level */
    public CutoffRule withDirectionOfMedians() {
        return new CutoffRule(m_name, m_worth, null);
    }

    /**
     * Learns the cut-off.
     *
     * @param rows training rows
     * @param score name of a numeric column
     * @return the cut-off: a midpoint between neighbouring training scores, or infinite
     * @throws IllegalArgumentException if the column is absent or no curve can be drawn
     */
    public Cutoff fit(final TrainingRows rows, final String score) {
        final boolean[] positive = rows.outcome().positive();
        final double[] values = rows.columns().values(score);
        final Direction direction = m_direction == null ? Direction.ofMedians(positive, values) : m_direction;
        final Roc roc = Roc.of(positive, values, direction);
        double best = Double.NEGATIVE_INFINITY;
        for (final Roc.Point point : roc.points()) {
            best = Math.max(best, m_worth.of(point.sensitivity(), point.specificity()));
        }
        final List<Double> tied = new ArrayList<>();
        for (final Roc.Point point : roc.points()) {
            if (m_worth.of(point.sensitivity(), point.specificity()) >= best - TIE) {
                tied.add(point.threshold());
            }
        }
        return new Cutoff(score, chosen(tied), direction, m_name, tied);
    }

    /** The first is the most sensitive; a finite one tells more than calling all rows alike. */
    private static double chosen(final List<Double> tied) {
        return tied.stream().filter(Double::isFinite).findFirst().orElse(tied.get(0));
    }
}
