package org.radiomics.knime.stats.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.radiomics.knime.stats.cohort.Role;
import org.radiomics.knime.stats.distribution.ChiSquared;

/**
 * The Hosmer-Lemeshow test of calibration: observed against expected positives in groups of predicted probability.
 * Groups are cut at type-7 quantiles, closed on the right; equal cuts become one. A small p speaks against the
 * calibration.
 */
public final class HosmerLemeshow {

    private final int m_groups;

    private HosmerLemeshow(final int groups) {
        m_groups = groups;
    }

    /** @return ten groups */
    public static HosmerLemeshow withDefaults() {
        return new HosmerLemeshow(10);
    }

    /**
     * @param groups wanted, at least 3; ties can leave fewer
     * @return a copy with that setting
     */
    public HosmerLemeshow withGroups(final int groups) {
        if (groups < 3) {
            throw new IllegalArgumentException(
                "The Hosmer-Lemeshow test cannot use " + groups + " groups; choose 3 or more, usually 10.");
        }
        return new HosmerLemeshow(groups);
    }

    /**
     * A group of rows.
     *
     * @param lower cut, excluded but in the first group
     * @param upper cut, included
     * @param rows in the group
     * @param observed positive rows
     * @param expected sum of probabilities
     */
    public record Group(double lower, double upper, int rows, int observed, double expected) {
    }

    /**
     * Outcome of the test.
     *
     * @param statistic chi-square; infinite where a certain prediction is wrong
     * @param degreesOfFreedom groups - 2 on the rows that the model was fitted to, else groups
     * @param p upper tail
     * @param groups from low to high probability
     * @param missing rows without a probability, left out
     * @param reason why numbers are NaN; empty otherwise
     */
    public record Result(double statistic, int degreesOfFreedom, double p, List<Group> groups, int missing,
        String reason) {

        /** Copies the list. */
        public Result {
            groups = List.copyOf(groups);
        }

        /**
         * The same statistic under either rule, since software differs in it.
         *
         * @param role training for groups - 2 degrees of freedom, validation for groups
         * @return the upper tail; NaN with fewer than three or two groups
         */
        public double p(final Role role) {
            return groups.size() < fewest(role) ? Double.NaN
                : ChiSquared.upperTail(HosmerLemeshow.statistic(groups), HosmerLemeshow.degreesOfFreedom(groups.size(),
                role));
        }
    }

    /**
     * @param positive one flag per row
     * @param probability of the positive level, one per row; NaN where missing
     * @param role whether the model was fitted to these rows, which decides the degrees of freedom
     * @return the test; NaN with fewer than three groups on training rows, or fewer than two on others
     * @throws IllegalArgumentException if the lengths differ or a probability is outside 0 to 1
     */
    public Result test(final boolean[] positive, final double[] probability, final Role role) {
        final Predictions rows = Predictions.of(positive, probability);
        final List<Group> groups = groups(rows);
        final int df = degreesOfFreedom(groups.size(), role);
        if (groups.size() < fewest(role)) {
            return new Result(Double.NaN, df, Double.NaN, groups, rows.missing(), "The probabilities of " + rows.size()
                + " rows form only " + groups.size() + " group(s); the Hosmer-Lemeshow test needs three on training"
                + " rows, two on others.");
        }
        final double statistic = statistic(groups);
        return new Result(statistic, df, ChiSquared.upperTail(statistic, df), groups, rows.missing(), "");
    }

    private static int fewest(final Role role) {
        return role == Role.TRAINING ? 3 : 2;
    }

    private static int degreesOfFreedom(final int groups, final Role role) {
        return role == Role.TRAINING ? groups - 2 : groups;
    }

    private static double statistic(final List<Group> groups) {
        double statistic = 0;
        for (final Group group : groups) {
            final double difference = group.observed() - group.expected();
            final double variance = group.expected() * (1 - group.expected() / group.rows());
            statistic += difference == 0 ? 0 : difference * difference / variance;
        }
        return statistic;
    }

    private List<Group> groups(final Predictions rows) {
        final double[] sorted = rows.probability().clone();
        Arrays.sort(sorted);
        final double[] cuts = sorted.length == 0 ? sorted
            : IntStream.rangeClosed(0, m_groups).mapToDouble(k -> Quantile.of(sorted, k * (1.0 / m_groups)))
                .distinct().toArray();
        final List<Group> groups = new ArrayList<>();
        for (int k = 1; k < cuts.length; k++) {
            int count = 0;
            int observed = 0;
            double expected = 0;
            for (int i = 0; i < rows.size(); i++) {
                final double p = rows.probability()[i];
                if (p <= cuts[k] && (p > cuts[k - 1] || k == 1)) {
                    count++;
                    observed += rows.positive()[i] ? 1 : 0;
                    expected += p;
                }
            }
            if (count > 0) {
                groups.add(new Group(cuts[k - 1], cuts[k], count, observed, expected));
            }
        }
        return groups;
    }
}
