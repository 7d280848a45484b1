package org.radiomics.knime.nodes.lassolearner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;

import org.knime.core.node.InvalidSettingsException;
import org.radiomics.knime.nodes.cohort.CohortTable;
import org.radiomics.knime.nodes.cohort.ColumnKind;
import org.radiomics.knime.nodes.cohort.FoldColumn;
import org.radiomics.knime.nodes.options.Settings;
import org.radiomics.knime.stats.Monitor;
import org.radiomics.knime.stats.cohort.NumericColumn;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.model.CrossValidatedLasso;
import org.radiomics.knime.stats.model.Lasso;
import org.radiomics.knime.stats.model.SelectionFrequency;
import org.radiomics.knime.stats.model.Signature;

/**
 * The LASSO of a cohort by the settings of the LASSO Learner.
 *
 * @param settings of the node
 * @param rows that it was fitted to
 * @param folds the column that gave the folds; empty if they were drawn
 * @param ofFolds what the user should know of the folds, in sentences
 * @param result of the cross-validation
 * @param step of the path that was chosen
 * @param frequency of the choice on resamples; empty if none were asked for
 */
record LassoFit(Settings settings, TrainingRows rows, String folds, List<String> ofFolds,
    CrossValidatedLasso.Result result, int step, Optional<SelectionFrequency.Result> frequency) {

    /**
     * @param settings of the node
     * @param read the cohort
     * @param executor lends threads
     * @param monitor is told and cancels
     * @return the fit to the training rows
     * @throws InvalidSettingsException if a column that a setting names does not exist
     */
    static LassoFit of(final Settings settings, final CohortTable read, final Executor executor, final Monitor monitor)
        throws InvalidSettingsException {
        final String response = settings.get(LassoLearnerNodeModel.RESPONSE);
        final String folds = FoldColumn.name(read.spec(), settings);
        final List<String> features = read.spec().names(ColumnKind.FEATURE).stream()
            .filter(name -> !name.equals(response) && !name.equals(folds)).toList();
        if (features.isEmpty()) {
            throw new IllegalArgumentException("The cohort has no features left; loosen the filters before this node.");
        }
        final TrainingRows training = read.cohort().training();
        final TrainingRows rows = training.select(features);
        final NumericColumn numbers =
            response.isEmpty() ? null : new NumericColumn(response, training.columns().values(response));
        final LassoFolds assigned = LassoFolds.of(settings, read, folds);
        final CrossValidatedLasso lasso = lasso(settings, assigned);
        final CrossValidatedLasso.Result result = numbers == null ? lasso.fit(rows, executor, monitor)
            : lasso.fit(rows, numbers, executor, monitor);
        final int step = settings.get(LassoLearnerNodeModel.RULE) == LassoLearnerNodeModel.Rule.MIN ? result.indexMin()
            : result.index1se();
        return new LassoFit(settings, rows, folds, assigned.warnings(), result, step,
            frequency(settings, rows, numbers, Arrays.copyOf(result.lambda(), step + 1), executor, monitor));
    }

    private static CrossValidatedLasso lasso(final Settings settings, final LassoFolds folds) {
        final CrossValidatedLasso lasso =
            CrossValidatedLasso.withDefaults().withMeasure(settings.get(LassoLearnerNodeModel.MEASURE))
                .withLasso(Lasso.withDefaults().withAlpha(settings.get(LassoLearnerNodeModel.ALPHA)));
        return folds.given() != null ? lasso.withFoldAssignment(folds.given())
            : lasso.withFolds(folds.drawn()).withSeed(settings.get(LassoLearnerNodeModel.SEED))
                .withRepetitions(settings.get(LassoLearnerNodeModel.REPETITIONS));
    }

    private static Optional<SelectionFrequency.Result> frequency(final Settings settings, final TrainingRows rows,
        final NumericColumn numbers, final double[] lambdas, final Executor executor, final Monitor monitor) {
        final int resamples = settings.get(LassoLearnerNodeModel.RESAMPLES);
        if (resamples == 0) {
            return Optional.empty();
        }
        final SelectionFrequency frequency =
            SelectionFrequency.withDefaults().withAlpha(settings.get(LassoLearnerNodeModel.ALPHA))
                .withScheme(settings.get(LassoLearnerNodeModel.SCHEME)).withResamples(resamples)
                .withSeed(settings.get(LassoLearnerNodeModel.SEED))
                .withThreshold(settings.get(LassoLearnerNodeModel.STABILITY));
        return Optional.of(numbers == null ? frequency.fit(rows, lambdas, executor, monitor)
            : frequency.fit(rows, numbers, lambdas, executor, monitor));
    }

    Signature signature() {
        return result.path().signature(step);
    }

    double lambda() {
        return result.lambda()[step];
    }

    /** @return whether the seed had a part */
    boolean isSeeded() {
        return folds.isEmpty() || frequency.isPresent();
    }

    List<String> warnings() {
        final List<String> warnings = new ArrayList<>(ofFolds);
        warnings.addAll(result.notices());
        if (signature().features().isEmpty()) {
            warnings.add(
                "The cross-validation prefers the model without features: the Rad-score is the same for everyone.");
        }
        if (!folds.isEmpty() && settings.get(LassoLearnerNodeModel.REPETITIONS) > 1) {
            warnings.add("Column \"" + folds + "\" gives one assignment of folds, so that the cross-validation was not "
                + "repeated.");
        }
        frequency.ifPresent(f -> warnings.addAll(f.notices()));
        return warnings;
    }

    String summary() {
        final String repeated =
            result.repetitions().size() == 1 ? "" : ", the mean of " + result.repetitions().size() + " repetitions";
        final String chosen = String.format(Locale.ROOT,
            "The LASSO keeps %d of %d features at %s = %.4g (-log10 lambda %.3f), chosen by %d-fold cross-validation "
                + "on the training patients (%s%s%s). The Rad-score is their linear combination; %s.",
            signature().features().size(), result.path().features().size(),
            settings.text(LassoLearnerNodeModel.RULE), lambda(), -Math.log10(lambda()),
            Arrays.stream(result.folds()).distinct().count(), result.measure().label(), repeated,
            folds.isEmpty() ? "" : "; folds given by column \"" + folds + "\"", signature().statement());
        return chosen + frequency.map(this::stable).orElse("");
    }

    private String stable(final SelectionFrequency.Result found) {
        final String bound = Double.isNaN(found.expectedFalse()) ? ""
            : String.format(Locale.ROOT, ", of which at most %.2g are expected to be so by chance",
                found.expectedFalse());
        return String.format(Locale.ROOT,
            " On %d resamples of the training patients (%s), %d features are chosen in at least %s of them at some "
                + "lambda%s.",
            found.resamples(), settings.text(LassoLearnerNodeModel.SCHEME),
            found.choices().stream().filter(SelectionFrequency.Choice::stable).count(),
            settings.text(LassoLearnerNodeModel.STABILITY), bound);
    }
}
