package org.radiomics.knime.stats.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.radiomics.knime.stats.cohort.TrainingRows;

/**
 * Minimum redundancy, maximum relevance: features are chosen one after the other, each time the one that tells the
 * outcome most and the features already chosen least (Ding and Peng, J Bioinform Comput Biol 2005, 3:185). Relevance
 * and redundancy are measured and combined by a {@link Scheme}; the first feature is the most relevant one, and the
 * earlier column is taken among criteria that differ by less than 1e-12 of their size, or of the relevance.
 */
public final class Mrmr implements FeatureSelector {

    private final int m_k;

    private final Scheme m_scheme;

    private Mrmr(final int k, final Scheme scheme) {
        m_k = k;
        m_scheme = scheme;
    }

    /** What relevance and redundancy are, and how they make one criterion. */
    public enum Scheme {
        /**
         * F of the one-way analysis of variance divided by the mean absolute Pearson correlation with the chosen
         * features, as Python's {@code mrmr_selection}: correlations below 0.001 count as 0.001, a feature that is a
         * copy of every chosen one has criterion 0, one with F = 0 is never chosen
         */
        FCQ(false, true),
        /** F less the mean absolute Pearson correlation with the chosen features */
        FCD(false, false),
        /**
         * mutual information with the outcome divided by the mean mutual information with the chosen features. Values
         * are made three levels: below, within and above mean -+ half a standard deviation (n - 1), as Ding and Peng
         * do. A redundancy below 0.001 counts as 0.001; a feature without mutual information with the outcome is never
         * chosen
         */
        MIQ(true, true),
        /** the same mutual information with the outcome less the mean with the chosen features */
        MID(true, false);

        private final boolean m_information;

        private final boolean m_quotient;

        Scheme(final boolean information, final boolean quotient) {
            m_information = information;
            m_quotient = quotient;
        }
    }

    /**
     * One choice.
     *
     * @param feature that was chosen
     * @param relevance F, or mutual information in nats
     * @param redundancy with the features chosen before: mean absolute correlation, or mean mutual information in nats;
     *        NaN for the first
     * @param criterion by which it was the best; the relevance for the first
     */
    public record Step(String feature, double relevance, double redundancy, double criterion) {
    }

    /** @return ten features by FCQ */
    public static Mrmr withDefaults() {
        return new Mrmr(10, Scheme.FCQ);
    }

    /**
     * @param k how many features are kept, at least 1; fewer where there are no more to choose from
     * @return the selection of that many
     * @throws IllegalArgumentException if it is below 1
     */
    public Mrmr withK(final int k) {
        if (k < 1) {
            throw new IllegalArgumentException("The number of features of mRMR is " + k + "; keep at least 1.");
        }
        return new Mrmr(k, m_scheme);
    }

    /** @return the selection by another criterion */
    public Mrmr withScheme(final Scheme scheme) {
        return new Mrmr(m_k, scheme);
    }

    @Override
    public String name() {
        return m_k + " by mRMR (" + m_scheme + ")";
    }

    /**
     * What was chosen.
     *
     * @param steps the choices in their order
     * @param selection criteria and names, in the order of the columns: the score of a chosen feature is the criterion
     *        by which it was chosen, that of another its criterion beside all chosen ones; the partner is the chosen
     *        feature that it has most in common with
     */
    public record Result(List<Step> steps, FeatureSelection selection) {

        /** Copies the list. */
        public Result {
            steps = List.copyOf(steps);
        }
    }

    @Override
    public FeatureSelection fit(final TrainingRows rows) {
        return fitInOrder(rows).selection();
    }

    /**
     * Chooses features.
     *
     * @param rows with numeric columns without missing values
     * @return the choices in their order, and what was found of all features
     * @throws IllegalArgumentException if a column is categorical or has a value that is not finite, or a level has no
     *         row
     */
    public Result fitInOrder(final TrainingRows rows) {
        final Search search = new Search(rows);
        final List<Step> chosen = search.run();
        final Map<String, Step> steps = chosen.stream().collect(Collectors.toMap(Step::feature, step -> step));
        final List<FeatureScore> scores = new ArrayList<>();
        for (int j = 0; j < search.m_names.size(); j++) {
            final String name = search.m_names.get(j);
            if (steps.containsKey(name)) {
                scores.add(FeatureScore.kept(name, steps.get(name).criterion(), search.partner(j)));
            } else {
                scores.add(FeatureScore.fallen(name, search.criterion(j), search.reason(j), search.partner(j)));
            }
        }
        return new Result(chosen, new FeatureSelection(scores));
    }

    /**
     * Chooses features.
     *
     * @param rows as of {@link #fitInOrder}
     * @return the choices in their order
     * @throws IllegalArgumentException as {@link #fitInOrder}
     */
    public List<Step> choose(final TrainingRows rows) {
        return new Search(rows).run();
    }

    /** What two features have in common. */
    private interface Redundancy {
        double between(int a, int b);
    }

    /** The choice under way. */
    private final class Search {

        private static final double FLOOR = 0.001;

        private static final double EQUAL = 1e-12;

        private static final double COPY = 1 - 1e-12;

        private final List<String> m_names;

        private final Redundancy m_redundancy;

        private final double[] m_relevance;

        private final List<String> m_unscored;

        private final double[] m_sum;

        private final double[] m_largest;

        private final int[] m_partner;

        private final boolean[] m_chosen;

        private int m_count;

        Search(final TrainingRows rows) {
            m_names = rows.columns().names();
            final double[][] columns = FeatureValues.of(rows);
            FeatureValues.checkLevels(rows.outcome());
            final List<Scoring.Score> relevance;
            if (m_scheme.m_information) {
                final ThreeLevels levels = new ThreeLevels(columns);
                relevance = levels.with(rows.outcome().positive());
                m_redundancy = levels::between;
            } else {
                final UnitColumns units = UnitColumns.of(columns);
                relevance = GroupTest.ANOVA.score(rows);
                m_redundancy = (a, b) -> Math.abs(units.correlation(a, b));
            }
            m_relevance = relevance.stream().mapToDouble(Scoring.Score::value).toArray();
            m_unscored = relevance.stream().map(Scoring.Score::reason).toList();
            m_sum = new double[columns.length];
            m_largest = new double[columns.length];
            m_partner = new int[columns.length];
            Arrays.fill(m_partner, -1);
            m_chosen = new boolean[columns.length];
        }

        List<Step> run() {
            final List<Step> steps = new ArrayList<>();
            for (int best = best(); best >= 0 && m_count < m_k; best = best()) {
                steps.add(new Step(m_names.get(best), m_relevance[best],
                    m_count == 0 ? Double.NaN : m_sum[best] / m_count, criterion(best)));
                m_chosen[best] = true;
                m_count++;
                for (int j = 0; j < m_sum.length; j++) {
                    if (!m_chosen[j] && m_unscored.get(j).isEmpty()) {
                        meet(j, best);
                    }
                }
            }
            return steps;
        }

        private void meet(final int j, final int chosen) {
            final double common = m_redundancy.between(j, chosen);
            m_sum[j] += m_scheme == Scheme.FCQ ? Math.max(FLOOR, common) : common;
            if (m_partner[j] < 0 || common > m_largest[j]) {
                m_largest[j] = common;
                m_partner[j] = chosen;
            }
        }

        private int best() {
            int best = -1;
            for (int j = 0; j < m_chosen.length; j++) {
                if (!m_chosen[j] && m_unscored.get(j).isEmpty() && (!m_scheme.m_quotient || m_relevance[j] > 0)
                    && (best < 0 || exceeds(j, best))) {
                    best = j;
                }
            }
            return best;
        }

        /** Rounding must not choose among criteria that are equal. */
        private boolean exceeds(final int j, final int best) {
            final double size = m_scheme.m_quotient ? criterion(best)
                : Math.max(Math.abs(criterion(best)), m_relevance[best]);
            return criterion(j) > criterion(best) + EQUAL * size;
        }

        double criterion(final int j) {
            if (!m_unscored.get(j).isEmpty()) {
                return Double.NaN;
            }
            if (m_count == 0) {
                return m_relevance[j];
            }
            final double mean = m_sum[j] / m_count;
            if (!m_scheme.m_quotient) {
                return m_relevance[j] - mean;
            }
            return m_scheme == Scheme.FCQ && mean >= COPY ? 0 : m_relevance[j] / Math.max(FLOOR, mean);
        }

        String partner(final int j) {
            return m_partner[j] < 0 ? "" : m_names.get(m_partner[j]);
        }

        String reason(final int j) {
            if (!m_unscored.get(j).isEmpty()) {
                return m_unscored.get(j);
            }
            return m_scheme.m_quotient && m_relevance[j] <= 0 ? "no relevance" : "not among the " + name();
        }
    }
}
