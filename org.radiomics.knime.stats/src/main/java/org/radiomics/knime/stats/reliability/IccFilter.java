package org.radiomics.knime.stats.reliability;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps the features that two readers, and one reader twice, measure alike: for each feature the ICC between the
 * primary reading and another reader's (inter-observer), and between the primary reading and its repetition
 * (intra-observer). A feature is kept if every ICC that is asked for exceeds the threshold.
 */
public final class IccFilter {

    private final Icc m_icc;

    private final double m_threshold;

    private final Criterion m_criterion;

    private IccFilter(final Icc icc, final double threshold, final Criterion criterion) {
        m_icc = icc;
        m_threshold = threshold;
        m_criterion = criterion;
    }

    /** What is held against the threshold. */
    public enum Criterion {
        /** the ICC itself */
        ESTIMATE,
        /** the lower limit of its confidence interval */
        LOWER_LIMIT
    }

    /**
     * The reliability of one feature.
     *
     * @param feature the column's name
     * @param inter between readers; null if there is no other reading
     * @param intra of one reader; null if there is no repetition
     * @param kept whether all of these exceed the threshold
     * @param reason why an ICC could not be computed; empty if all could
     */
    public record Row(String feature, Icc.Result inter, Icc.Result intra, boolean kept, String reason) {
    }

    /**
     * What was found.
     *
     * @param rows one per feature, in the order of the primary reading
     * @param interSubjects patients in both the primary and the other reading
     * @param intraSubjects patients in both the primary reading and its repetition
     */
    public record Result(List<Row> rows, int interSubjects, int intraSubjects) {

        /** Copies the list. */
        public Result {
            rows = List.copyOf(rows);
        }

        /** @return the names of the features that were kept, in order */
        public List<String> kept() {
            return rows.stream().filter(Row::kept).map(Row::feature).toList();
        }
    }

    /** @return the filter ICC(2,1) &gt; 0.75 */
    public static IccFilter withDefaults() {
        return new IccFilter(Icc.withDefaults(), 0.75, Criterion.ESTIMATE);
    }

    /** @return this, with another ICC */
    public IccFilter withIcc(final Icc icc) {
        return new IccFilter(icc, m_threshold, m_criterion);
    }

    /**
     * @param threshold that must be exceeded, below 1
     * @return this, with another threshold
     * @throws IllegalArgumentException if it is NaN or not below 1
     */
    public IccFilter withThreshold(final double threshold) {
        if (!(threshold < 1)) {
            throw new IllegalArgumentException(
                "The ICC threshold is " + threshold + "; give a number below 1, for example 0.75.");
        }
        return new IccFilter(m_icc, threshold, m_criterion);
    }

    /** @return this, with another criterion */
    public IccFilter withCriterion(final Criterion criterion) {
        return new IccFilter(m_icc, m_threshold, criterion);
    }

    /**
     * Computes the ICCs of all features of the primary reading. Patients are matched by id; those without a second
     * reading do not enter.
     *
     * @param primary the reading that the study goes on with
     * @param other another reader's, or null
     * @param repeat the same reader's again, or null
     * @return the table
     * @throws IllegalArgumentException if both are null, a reading lacks a feature, or fewer than two patients match
     */
    public Result apply(final Reading primary, final Reading other, final Reading repeat) {
        if (other == null && repeat == null) {
            throw new IllegalArgumentException("The ICC filter compares reading \"" + primary.name()
                + "\" with another one; give a second reader's or a repeated reading.");
        }
        final int[][] inter = matches(primary, other);
        final int[][] intra = matches(primary, repeat);
        final List<Row> rows = new ArrayList<>();
        for (final String feature : primary.features().names()) {
            final Icc.Result between = other == null ? null : icc(feature, primary, other, inter);
            final Icc.Result within = repeat == null ? null : icc(feature, primary, repeat, intra);
            rows.add(new Row(feature, between, within, passes(between) && passes(within), reason(between, within)));
        }
        return new Result(rows, inter.length, intra.length);
    }

    private static String reason(final Icc.Result between, final Icc.Result within) {
        if (between != null && !between.reason().isEmpty()) {
            return between.reason();
        }
        return within == null ? "" : within.reason();
    }

    private boolean passes(final Icc.Result result) {
        return result == null
            || (m_criterion == Criterion.ESTIMATE ? result.estimate() : result.lower()) > m_threshold;
    }

    private Icc.Result icc(final String feature, final Reading primary, final Reading second, final int[][] pairs) {
        final double[] first = primary.features().values(feature);
        final double[] again = second.features().values(feature);
        final double[][] ratings = new double[pairs.length][];
        for (int i = 0; i < pairs.length; i++) {
            ratings[i] = new double[]{first[pairs[i][0]], again[pairs[i][1]]};
        }
        return m_icc.compute(ratings);
    }

    /** Row pairs of the patients that both readings have; the second must have all features. */
    private static int[][] matches(final Reading primary, final Reading second) {
        if (second == null) {
            return new int[0][];
        }
        final Set<String> present = new HashSet<>(second.features().names());
        for (final String feature : primary.features().names()) {
            if (!present.contains(feature)) {
                throw new IllegalArgumentException("Reading \"" + second.name() + "\" lacks feature \"" + feature
                    + "\"; extract both readings with the same profile.");
            }
        }
        final Map<String, Integer> rowOf = new HashMap<>();
        for (int row = 0; row < second.ids().size(); row++) {
            rowOf.put(second.ids().get(row), row);
        }
        final List<int[]> pairs = new ArrayList<>();
        for (int row = 0; row < primary.ids().size(); row++) {
            final Integer match = rowOf.get(primary.ids().get(row));
            if (match != null) {
                pairs.add(new int[]{row, match});
            }
        }
        if (pairs.size() < 2) {
            throw new IllegalArgumentException("Readings \"" + primary.name() + "\" and \"" + second.name()
                + "\" share " + pairs.size() + " patient(s); an ICC needs at least two. Check the patient ids.");
        }
        return pairs.toArray(int[][]::new);
    }
}
