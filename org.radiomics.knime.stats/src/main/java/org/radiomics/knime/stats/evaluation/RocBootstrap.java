package org.radiomics.knime.stats.evaluation;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.ToDoubleFunction;

import org.apache.commons.math3.special.Erf;
import org.radiomics.knime.stats.Monitor;
import org.radiomics.knime.stats.SharedWork;

/**
 * Bootstrap intervals of the area under a ROC curve or under a part of it, and the bootstrap test of two areas on the
 * same rows. Rows without a score are left out before rows are drawn.
 *
 * <p>
 * The same seed gives the same numbers on any number of threads. With the same resamples the percentile interval and
 * the test are those of pROC ({@code ci.auc}, {@code roc.test} with {@code method = "bootstrap"}), and the BCa interval
 * is that of {@code boot::boot.ci}.
 */
public final class RocBootstrap {

    /** Resamples that a thread takes at a time. */
    private static final int PIECE = 64;

    private final int m_repetitions;

    private final long m_seed;

    private final boolean m_stratified;

    private final double m_confidence;

    private final int[][] m_given;

    private final PartialArea m_part;

    private RocBootstrap(final int repetitions, final long seed, final boolean stratified, final double confidence,
        final int[][] given, final PartialArea part) {
        m_repetitions = repetitions;
        m_seed = seed;
        m_stratified = stratified;
        m_confidence = confidence;
        m_given = given;
        m_part = part;
    }

    /** @return 2000 resamples within each level, seed 1, 95 % intervals of the whole area */
    public static RocBootstrap withDefaults() {
        return new RocBootstrap(2000, 1, true, 0.95, null, null);
    }

    /**
     * @param repetitions resamples, at least 1
     * @return a copy with that setting
     * @throws IllegalArgumentException if there are none
     */
    public RocBootstrap withRepetitions(final int repetitions) {
        if (repetitions < 1) {
            throw new IllegalArgumentException(
                "A bootstrap of " + repetitions + " resamples says nothing; ask for at least 1, better 2000.");
        }
        return new RocBootstrap(repetitions, m_seed, m_stratified, m_confidence, m_given, m_part);
    }

    /**
     * @param seed of the resamples
     * @return a copy with that setting
     */
    public RocBootstrap withSeed(final long seed) {
        return new RocBootstrap(m_repetitions, seed, m_stratified, m_confidence, m_given, m_part);
    }

    /**
     * @param stratified whether each resample has as many rows of each level as there are; if not, rows are drawn from
     *            all, and resamples without a level are left out and counted
     * @return a copy with that setting
     */
    public RocBootstrap withStratified(final boolean stratified) {
        return new RocBootstrap(m_repetitions, m_seed, stratified, m_confidence, m_given, m_part);
    }

    /**
     * @param confidence level of the intervals: 0.95
     * @return a copy with that setting
     * @throws IllegalArgumentException if it is not between 0 and 1
     */
    public RocBootstrap withConfidence(final double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(
                "A confidence level of " + confidence + " cannot be met; choose one between 0 and 1, as 0.95.");
        }
        return new RocBootstrap(m_repetitions, m_seed, m_stratified, confidence, m_given, m_part);
    }

    /**
     * @param resamples rows of each resample, counted from 0 among the rows that have a score (for a test, both scores)
     * @return a copy that draws nothing itself
     */
    public RocBootstrap withResamples(final int[][] resamples) {
        final int[][] copy = Arrays.stream(resamples).map(int[]::clone).toArray(int[][]::new);
        return new RocBootstrap(copy.length, m_seed, m_stratified, m_confidence, copy, m_part);
    }

    /**
     * @param part of the curve whose area is wanted
     * @return a copy for the area under that part
     */
    public RocBootstrap withPart(final PartialArea part) {
        return new RocBootstrap(m_repetitions, m_seed, m_stratified, m_confidence, m_given, part);
    }

    /**
     * Intervals of one area.
     *
     * @param area of the rows themselves; a partial area is not corrected
     * @param percentile quantiles of type 7 of the resamples' areas, as pROC
     * @param median of the resamples' areas
     * @param bca bias-corrected and accelerated, acceleration by the jackknife within levels; NaN where not defined
     * @param bias BCa's z0
     * @param acceleration BCa's a
     * @param repetitions asked for
     * @param failed resamples without rows of both levels, left out
     * @param seed of the resamples; empty if they were given
     * @param reason why numbers are NaN or say too little; empty if they are sound
     */
    public record Result(double area, Interval percentile, double median, Interval bca, double bias,
        double acceleration, int repetitions, int failed, Optional<Long> seed, String reason) {
    }

    /**
     * The bootstrap test of two areas on the same rows: difference / its standard deviation over the resamples, normal.
     *
     * @param area1 of the first curve on the rows compared
     * @param area2 of the second
     * @param difference area1 - area2
     * @param standardError standard deviation of the difference over the resamples
     * @param statistic difference / standardError; 0 if both are 0
     * @param p two-sided
     * @param percentile interval of the difference
     * @param rows compared
     * @param repetitions asked for
     * @param failed resamples without rows of both levels, left out
     * @param reason why numbers are NaN; empty otherwise
     */
    public record Comparison(double area1, double area2, double difference, double standardError, double statistic,
        double p, Interval percentile, int rows, int repetitions, int failed, String reason) {
    }

    /**
     * Computes intervals.
     *
     * @param roc the curve
     * @param executor lends threads
     * @param monitor progress and cancellation
     * @return the intervals
     * @throws IllegalArgumentException if a given resample names a row that is not there
     */
    public Result intervals(final Roc roc, final Executor executor, final Monitor monitor) {
        final RankedRows rows = roc.ranked();
        final double estimate = m_part == null ? roc.auc() : m_part.of(roc);
        final double[] sorted = BootstrapInterval.sorted(replicates(rows, executor, monitor, rows)[0]);
        final Interval percentile = BootstrapInterval.percentile(sorted, m_confidence);
        final BootstrapInterval.Bca bca =
            BootstrapInterval.bca(sorted, estimate, influence(roc, rows), m_confidence);
        final String reason = sorted.length > 0 && sorted[0] == sorted[sorted.length - 1]
            ? "All resamples have the same area, so that the bootstrap interval has no width." : bca.reason();
        return new Result(estimate, percentile, Quantile.of(sorted, 0.5), bca.interval(), bca.bias(),
            bca.acceleration(), m_repetitions, m_repetitions - sorted.length, seed(), reason);
    }

    /**
     * Compares two scores of the same rows; rows without one of them are left out.
     *
     * @param first curve
     * @param second curve, with the outcomes of the first, row by row
     * @param executor lends threads
     * @param monitor progress and cancellation
     * @return the test
     * @throws IllegalArgumentException if the curves are not of the same rows, or a given resample names a row that is
     *             not there
     */
    public Comparison compare(final Roc first, final Roc second, final Executor executor, final Monitor monitor) {
        if (!first.sameRows(second)) {
            throw new IllegalArgumentException("The bootstrap test compares two scores of the same rows, but the"
                + " outcomes of the two curves differ. Use DeLong's unpaired test for different patients.");
        }
        final Roc roc1 = first.present(second);
        final Roc roc2 = second.present(first);
        final RankedRows rows = roc1.ranked();
        final double[][] areas = replicates(rows, executor, monitor, rows, roc2.ranked());
        final double[] differences = new double[m_repetitions];
        Arrays.setAll(differences, r -> areas[0][r] - areas[1][r]);
        final double[] sorted = BootstrapInterval.sorted(differences);
        final double mean = Arrays.stream(sorted).average().orElse(Double.NaN);
        final double error =
            Math.sqrt(Arrays.stream(sorted).map(d -> (d - mean) * (d - mean)).sum() / (sorted.length - 1));
        final double area1 = m_part == null ? roc1.auc() : m_part.of(roc1);
        final double area2 = m_part == null ? roc2.auc() : m_part.of(roc2);
        final double difference = area1 - area2;
        final boolean equal = error == 0 && difference == 0;
        final double statistic = equal ? 0 : error == 0 ? Double.NaN : difference / error;
        return new Comparison(area1, area2, difference, error, statistic,
            Erf.erfc(Math.abs(statistic) / Math.sqrt(2)), BootstrapInterval.percentile(sorted, m_confidence),
            rows.size(), m_repetitions, m_repetitions - sorted.length,
            Double.isNaN(statistic) ? "The difference does not vary over the resamples." : "");
    }

    private Optional<Long> seed() {
        return m_given == null ? Optional.of(m_seed) : Optional.empty();
    }

    private double statistic(final RankedRows.Drawn drawn) {
        return m_part == null ? drawn.auc() : drawn.partial(m_part);
    }

    /** The areas of each score on every resample. */
    private double[][] replicates(final RankedRows rows, final Executor executor, final Monitor monitor,
        final RankedRows... scores) {
        final LevelResampling resampling = new LevelResampling(rows.positive(), m_stratified, m_seed, m_given);
        final double[][] areas = new double[scores.length][m_repetitions];
        SharedWork.run((m_repetitions + PIECE - 1) / PIECE, piece -> {
            monitor.checkCancelled();
            for (int r = piece * PIECE; r < Math.min(m_repetitions, (piece + 1) * PIECE); r++) {
                final int[] counts = resampling.counts(r);
                for (int s = 0; s < scores.length; s++) {
                    areas[s][r] = statistic(scores[s].drawn(counts));
                }
            }
        }, executor);
        return areas;
    }

    /** Jackknife values, each divided by the size of what it was left out of; of the whole area they are DeLong's. */
    private double[] influence(final Roc roc, final RankedRows rows) {
        final double[] influence = m_part == null ? influenceOfWhole(roc, rows)
            : rows.jackknife((ToDoubleFunction<RankedRows.Drawn>)this::statistic, m_stratified);
        for (int i = 0; i < influence.length; i++) {
            influence[i] /= m_stratified ? rows.count(rows.positive()[i]) : rows.size();
        }
        return influence;
    }

    private double[] influenceOfWhole(final Roc roc, final RankedRows rows) {
        final Placements.Components components = roc.components();
        final double[] influence = new double[rows.size()];
        int cases = 0;
        int controls = 0;
        for (int i = 0; i < influence.length; i++) {
            final boolean positive = rows.positive()[i];
            final double component = positive ? components.cases()[cases++] : components.controls()[controls++];
            final double factor = m_stratified ? 1 : (rows.size() - 1.0) / (rows.count(positive) - 1.0);
            influence[i] = (component - roc.auc()) * factor;
        }
        return influence;
    }
}
