package org.radiomics.knime.stats.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.radiomics.knime.stats.cohort.TrainingRows;

/**
 * Chooses the variables of a logistic regression step by step. By AIC it takes the path of R's {@code step()}:
 * backwards and in both directions from all columns, forwards from none, each step the one after which AIC is least,
 * until none lowers it. By p it removes the variable with the largest p of its likelihood-ratio test ({@code drop1})
 * while that exceeds a limit, else adds the one with the smallest ({@code add1}) while that is below another.
 *
 * <p>
 * A model chosen this way looks better than it is: its p values, intervals and apparent performance ignore the
 * choosing. The result's warnings say so. All steps use the rows that have a value in every candidate. With Firth's
 * correction only p can choose, by the penalised likelihood-ratio test of the larger of two models.
 */
public final class StepwiseSelection {

    /** Where a selection begins and what it may do. */
    public enum Direction {
        /** From all columns, removing. */
        BACKWARD,
        /** From none, adding. */
        FORWARD,
        /** From all columns, removing and adding again. */
        BOTH
    }

    /** What a step is judged by. */
    public enum Criterion {
        /** Akaike's criterion. */
        AIC,
        /** The p value of the likelihood-ratio test. */
        P
    }

    private final LogisticRegression m_regression;

    private final Direction m_direction;

    private final Criterion m_criterion;

    private final double m_enter;

    private final double m_remove;

    private StepwiseSelection(final LogisticRegression regression, final Direction direction, final Criterion criterion,
        final double enter, final double remove) {
        m_regression = regression;
        m_direction = direction;
        m_criterion = criterion;
        m_enter = enter;
        m_remove = remove;
    }

    /** @return backwards by AIC; limits of p, where p is chosen, 0.05 to enter and 0.1 to be removed */
    public static StepwiseSelection withDefaults() {
        return new StepwiseSelection(LogisticRegression.withDefaults(), Direction.BACKWARD, Criterion.AIC, 0.05, 0.1);
    }

    /**
     * @param regression how each model is fitted
     * @return a copy with that setting
     */
    public StepwiseSelection withRegression(final LogisticRegression regression) {
        return new StepwiseSelection(regression, m_direction, m_criterion, m_enter, m_remove);
    }

    /**
     * @param direction where to begin and what to do
     * @return a copy with that setting
     */
    public StepwiseSelection withDirection(final Direction direction) {
        return new StepwiseSelection(m_regression, direction, m_criterion, m_enter, m_remove);
    }

    /**
     * @param criterion what a step is judged by
     * @return a copy with that setting
     */
    public StepwiseSelection withCriterion(final Criterion criterion) {
        return new StepwiseSelection(m_regression, m_direction, criterion, m_enter, m_remove);
    }

    /**
     * @param enter a variable whose p is below this may enter
     * @param remove a variable whose p is above this is removed; not below {@code enter}
     * @return a copy with those settings
     * @throws IllegalArgumentException if they are not between 0 and 1 or {@code remove} is the smaller one
     */
    public StepwiseSelection withLimits(final double enter, final double remove) {
        if (!(enter > 0 && enter <= remove && remove <= 1)) {
            throw new IllegalArgumentException("The limits of p are " + enter + " to enter and " + remove
                + " to be removed; choose numbers above 0 and at most 1, the limit to be removed not below the other.");
        }
        return new StepwiseSelection(m_regression, m_direction, m_criterion, enter, remove);
    }

    /**
     * Chooses among all columns of the rows.
     *
     * @param rows with at least one column
     * @return the columns chosen and the path to them
     * @throws SeparationException if predictors separate the outcomes and the regression does not allow Firth's
     *             correction, or AIC is to choose
     * @throws IllegalArgumentException if the model to begin with cannot be fitted, or AIC is to choose by Firth's
     *             likelihood
     */
    public Result fit(final TrainingRows rows) {
        final List<String> warnings = new ArrayList<>();
        final TrainingRows complete = m_regression.complete(rows, warnings);
        if (m_regression.usesFirth() && m_criterion == Criterion.AIC) {
            throw new IllegalArgumentException("AIC cannot choose between models of different size with Firth's"
                + " correction, whose penalty depends on the size. Choose variables by p, or fit without it.");
        }
        try {
            return new Path(m_regression.withFirthIfSeparated(false), complete, warnings).walk();
        } catch (final SeparationException e) {
            if (m_criterion == Criterion.AIC || !m_regression.usesFirthIfSeparated()) {
                throw e;
            }
            warnings.add("Firth's correction was used in every step because of " + e.what() + ".");
            return new Path(m_regression.withFirth(true), complete, warnings).walk();
        }
    }

    /** A step that could be taken. */
    private record Move(boolean adds, String column, int degreesOfFreedom, double chiSquare) {

        /** How AIC changes. */
        double gain() {
            return adds ? 2 * degreesOfFreedom - chiSquare : chiSquare - 2 * degreesOfFreedom;
        }

        double p() {
            return FitStatistics.chiSquareTail(chiSquare, degreesOfFreedom);
        }
    }

    /** One selection under way. */
    private final class Path {

        private final LogisticRegression m_fits;

        private final TrainingRows m_rows;

        private final List<String> m_warnings;

        private final List<String> m_candidates;

        private final List<String> m_chosen;

        private final Set<String> m_refused = new HashSet<>();

        private final List<Step> m_steps = new ArrayList<>();

        Path(final LogisticRegression fits, final TrainingRows rows, final List<String> warnings) {
            m_fits = fits;
            m_rows = rows;
            m_warnings = new ArrayList<>(warnings);
            m_candidates = rows.columns().names();
            m_chosen = new ArrayList<>(m_direction == Direction.FORWARD ? List.of() : m_candidates);
        }

        Result walk() {
            final Set<Set<String>> seen = new HashSet<>();
            m_steps.add(new Step("start", null, 0, Double.NaN, Double.NaN, aic(), List.copyOf(m_chosen)));
            for (Optional<Move> move = next(); move.isPresent(); move = next()) {
                if (!seen.add(Set.copyOf(m_chosen))) {
                    m_warnings.add("The selection came back to a model that it had left and stopped there. Set a larger"
                        + " limit to be removed.");
                    break;
                }
                take(move.get());
            }
            m_warnings.add("The variables were chosen stepwise from " + m_candidates.size() + " candidates on the same"
                + " rows: p values, intervals and the apparent performance of the model are too optimistic. Validate "
                + "the selection together with the model.");
            return new Result(m_chosen, m_steps, m_warnings);
        }

        private void take(final Move move) {
            if (move.adds()) {
                m_chosen.add(move.column());
            } else {
                m_chosen.remove(move.column());
            }
            m_steps.add(new Step(move.adds() ? "add" : "remove", move.column(), move.degreesOfFreedom(),
                move.chiSquare(), move.p(), aic(), List.copyOf(m_chosen)));
        }

        /** The best step, if there is one worth taking; of equal ones the first, removals before additions. */
        private Optional<Move> next() {
            final List<Move> removals = m_direction == Direction.FORWARD ? List.of() : removals();
            if (m_criterion == Criterion.P) {
                final Optional<Move> worst =
                    removals.stream().filter(m -> m.p() > m_remove).reduce((a, b) -> b.p() > a.p() ? b : a);
                return worst.isPresent() || m_direction == Direction.BACKWARD ? worst
                    : additions().stream().filter(m -> m.p() < m_enter).min(Comparator.comparingDouble(Move::p));
            }
            final List<Move> moves = new ArrayList<>(removals);
            moves.addAll(m_direction == Direction.BACKWARD ? List.of() : additions());
            return moves.stream().filter(m -> m.gain() < 0).min(Comparator.comparingDouble(Move::gain));
        }

        private List<Move> removals() {
            final List<Move> moves = new ArrayList<>();
            if (!m_chosen.isEmpty()) {
                final Fitted fitted = m_fits.fitted(m_rows.select(m_chosen));
                m_chosen.forEach(column -> moves.add(test(false, column, fitted)));
            }
            return moves;
        }

        private List<Move> additions() {
            final List<Move> moves = new ArrayList<>();
            for (final String column : m_candidates) {
                if (!m_chosen.contains(column)) {
                    final List<String> larger = new ArrayList<>(m_chosen);
                    larger.add(column);
                    fitted(larger, column).ifPresent(fitted -> moves.add(test(true, column, fitted)));
                }
            }
            return moves;
        }

        /** The larger model; empty, with a warning the first time, if it cannot be fitted. */
        private Optional<Fitted> fitted(final List<String> larger, final String added) {
            try {
                return Optional.of(m_fits.fitted(m_rows.select(larger)));
            } catch (final SeparationException e) {
                throw e;
            } catch (final IllegalArgumentException e) {
                if (m_refused.add(added)) {
                    m_warnings.add("\"" + added + "\" could not enter after " + (larger.size() - 1) + " others: "
                        + e.getMessage());
                }
                return Optional.empty();
            }
        }

        private Move test(final boolean adds, final String column, final Fitted fitted) {
            int from = 1;
            for (final Predictor predictor : fitted.design().predictors()) {
                final int to = from + predictor.width();
                if (predictor.column().equals(column)) {
                    return new Move(adds, column, predictor.width(), fitted.likelihoodRatio(from, to));
                }
                from = to;
            }
            throw new IllegalStateException("A model lacks its column \"" + column + "\".");
        }

        private double aic() {
            if (m_chosen.isEmpty()) {
                final int positives = m_rows.outcome().positives();
                final int n = m_rows.size();
                final double rate = positives / (double)n;
                return -2 * (positives * Math.log(rate) + (n - positives) * Math.log1p(-rate)) + 2;
            }
            return m_fits.fitted(m_rows.select(m_chosen)).statistics().aic();
        }
    }

    /**
     * One step of a selection.
     *
     * @param action "start", "remove" or "add"
     * @param column that was removed or added; null at the start
     * @param degreesOfFreedom of its test; 0 at the start
     * @param chiSquare statistic of its likelihood-ratio test; NaN at the start
     * @param p of that test; NaN at the start
     * @param aic of the model after the step, from the likelihood without Firth's penalty
     * @param columns in the model after the step
     */
    public record Step(String action, String column, int degreesOfFreedom, double chiSquare, double p, double aic,
        List<String> columns) {
    }

    /**
     * A selection.
     *
     * @param columns chosen, in the order in which they stand in the last model; possibly none
     * @param steps from the start
     * @param warnings what a reader should know: optimism, rows left out, columns that could not enter
     */
    public record Result(List<String> columns, List<Step> steps, List<String> warnings) {

        /** Copies the lists. */
        public Result {
            columns = List.copyOf(columns);
            steps = List.copyOf(steps);
            warnings = List.copyOf(warnings);
        }
    }
}
