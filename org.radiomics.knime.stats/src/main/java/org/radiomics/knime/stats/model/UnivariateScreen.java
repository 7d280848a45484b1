package org.radiomics.knime.stats.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.radiomics.knime.stats.cohort.TrainingRows;

/** Fits one logistic model per predictor, as a table of univariate odds ratios. */
public final class UnivariateScreen {

    private final LogisticRegression m_regression;

    private UnivariateScreen(final LogisticRegression regression) {
        m_regression = regression;
    }

    /** @return models by maximum likelihood with 95 % Wald intervals */
    public static UnivariateScreen withDefaults() {
        return new UnivariateScreen(LogisticRegression.withDefaults());
    }

    /**
     * @param regression how each model is fitted
     * @return a copy with that setting
     */
    public UnivariateScreen withRegression(final LogisticRegression regression) {
        return new UnivariateScreen(regression);
    }

    /**
     * @param rows with at least one column
     * @return one entry per column, in order
     * @throws IllegalArgumentException if there are missing values and the regression refuses them
     */
    public Result fit(final TrainingRows rows) {
        m_regression.checkMissing(rows);
        final List<Entry> entries = new ArrayList<>();
        for (final String column : rows.columns().names()) {
            try {
                entries.add(new Entry(column, Optional.of(m_regression.fit(rows.select(List.of(column)))), ""));
            } catch (final IllegalArgumentException e) {
                entries.add(new Entry(column, Optional.empty(), e.getMessage()));
            }
        }
        return new Result(entries);
    }

    /**
     * A predictor on its own.
     *
     * @param column of the predictor
     * @param model fitted to it alone; empty if none can be fitted
     * @param reason why there is no model; empty otherwise
     */
    public record Entry(String column, Optional<LogisticModel> model, String reason) {

        /**
         * @return p value of the predictor: Wald for one coefficient, (penalised) likelihood ratio for a category of
         *         several; NaN without a model
         */
        public double p() {
            return model.map(m -> m.terms().size() == 2 ? m.terms().get(1).p() : m.statistics().likelihoodRatioP())
                .orElse(Double.NaN);
        }
    }

    /**
     * The screen.
     *
     * @param entries one per column, in order
     */
    public record Result(List<Entry> entries) {

        /** Copies the list. */
        public Result {
            entries = List.copyOf(entries);
        }

        /**
         * @param threshold a p value
         * @return the columns whose p value is below it
         */
        public List<String> below(final double threshold) {
            return entries.stream().filter(e -> e.p() < threshold).map(Entry::column).toList();
        }
    }
}
