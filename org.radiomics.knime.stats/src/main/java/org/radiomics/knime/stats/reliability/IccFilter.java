package org.radiomics.knime.stats.reliability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Keeps the features that two or more readers, and one reader twice, measure alike: for each feature the ICC between
 * the primary reading and those of other readers (inter-observer), and between the primary reading and its repetitions
 * (intra-observer). A feature is kept if every ICC that is asked for exceeds the threshold.
 * <p>
 * A patient enters the ICC of a feature who is in all of its readings and has a value there, as psych's complete rows;
 * how many did is in each ICC.
 */
public final class IccFilter {

    private final Icc m_icc;

    private final double m_threshold;

    private final Criterion m_criterion;

    private final boolean m_agreement;

    private IccFilter(final Icc icc, final double threshold, final Criterion criterion, final boolean agreement) {
        m_icc = icc;
        m_threshold = threshold;
        m_criterion = criterion;
        m_agreement = agreement;
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
     * @param interAgreement of the primary reading with one other reader's; null if not asked for or several readers'
     * @param intraAgreement of the primary reading with its one repetition; null likewise
     */
    public record Row(String feature, Icc.Result inter, Icc.Result intra, boolean kept, String reason,
        Agreement interAgreement, Agreement intraAgreement) {
    }

    /**
     * What was found.
     *
     * @param rows one per feature, in the order of the primary reading
     * @param interSubjects patients in the primary and all other readings
     * @param intraSubjects patients in the primary reading and all its repetitions
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
        return new IccFilter(Icc.withDefaults(), 0.75, Criterion.ESTIMATE, false);
    }

    /** @return this, with another ICC */
    public IccFilter withIcc(final Icc icc) {
        return new IccFilter(icc, m_threshold, m_criterion, m_agreement);
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
        return new IccFilter(m_icc, threshold, m_criterion, m_agreement);
    }

    /** @return this, with another criterion */
    public IccFilter withCriterion(final Criterion criterion) {
        return new IccFilter(m_icc, m_threshold, criterion, m_agreement);
    }

    /**
     * @param confidence of the limits, strictly between 0 and 1
     * @return this, with other limits
     * @throws IllegalArgumentException if it is not
     */
    public IccFilter withConfidence(final double confidence) {
        return withIcc(m_icc.withConfidence(confidence));
    }

    /**
     * @return this, which also gives concordance and limits of agreement, with intervals of the ICC's level; they play
     *         no part in what is kept
     */
    public IccFilter withAgreement() {
        return new IccFilter(m_icc, m_threshold, m_criterion, true);
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
        return apply(primary, other == null ? List.of() : List.of(other), repeat == null ? List.of() : List.of(repeat));
    }

    /**
     * Computes the ICCs of all features of the primary reading, of two or more raters each.
     *
     * @param primary the reading that the study goes on with
     * @param others of other readers; may be empty
     * @param repeats of the same reader again; may be empty
     * @return the table
     * @throws IllegalArgumentException if both are empty, a reading lacks a feature, or fewer than two patients are in
     *             all readings of an ICC
     */
    public Result apply(final Reading primary, final List<Reading> others, final List<Reading> repeats) {
        if (others.isEmpty() && repeats.isEmpty()) {
            throw new IllegalArgumentException("The ICC filter compares reading \"" + primary.name()
                + "\" with another one; give a second reader's or a repeated reading.");
        }
        final MatchedReadings inter = MatchedReadings.of(primary, others);
        final MatchedReadings intra = MatchedReadings.of(primary, repeats);
        final List<Row> rows = new ArrayList<>();
        for (final String feature : primary.features().names()) {
            final Icc.Result between = icc(inter, feature);
            final Icc.Result within = icc(intra, feature);
            rows.add(new Row(feature, between, within, passes(between) && passes(within), reason(between, within),
                agreement(inter, feature), agreement(intra, feature)));
        }
        return new Result(rows, inter == null ? 0 : inter.patients(), intra == null ? 0 : intra.patients());
    }

    /**
     * Keeps the features that {@link #apply(Reading, List, List)} keeps, without what is only for its table: no limits
     * where the estimate decides, no agreement.
     *
     * @param primary the reading that the study goes on with
     * @param others of other readers; may be empty
     * @param repeats of the same reader again; may be empty
     * @return what decides
     * @throws IllegalArgumentException as {@link #apply(Reading, List, List)}
     */
    public Result decide(final Reading primary, final List<Reading> others, final List<Reading> repeats) {
        final Icc icc = m_criterion == Criterion.ESTIMATE ? m_icc.estimateOnly() : m_icc;
        return new IccFilter(icc, m_threshold, m_criterion, false).apply(primary, others, repeats);
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

    private Icc.Result icc(final MatchedReadings readings, final String feature) {
        return readings == null ? null : m_icc.compute(readings.ratings(feature));
    }

    private Agreement agreement(final MatchedReadings readings, final String feature) {
        if (!m_agreement || readings == null || readings.raters() > 2) {
            return null;
        }
        final double[][] ratings = readings.ratings(feature);
        return Agreement.of(Arrays.stream(ratings).mapToDouble(r -> r[0]).toArray(),
            Arrays.stream(ratings).mapToDouble(r -> r[1]).toArray(), m_icc.confidence());
    }
}
