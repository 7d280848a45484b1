package org.radiomics.knime.stats.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.radiomics.knime.stats.cohort.CategoricalColumn;
import org.radiomics.knime.stats.cohort.Column;
import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.cohort.NumericColumn;
import org.radiomics.knime.stats.harmonization.ComBatModel;
import org.radiomics.knime.stats.model.LogisticModel;
import org.radiomics.knime.stats.model.Predictor;
import org.radiomics.knime.stats.model.Signature;

/**
 * What an {@link AnalysisChain} became on some rows.
 *
 * @param stages what each step left over, in order
 * @param signature the Rad-score; without features if no step left any
 * @param clinical the model of the clinical variables; empty if none entered
 * @param nomogram the model of clinical variables and Rad-score; empty if there is neither, or no clinical variable was
 *            offered
 * @param prevalence share of positive rows among those that it was fitted to: what a model without predictors predicts
 * @param harmonization what scanners or centres do to the features of the signature; empty if nothing is harmonized
 * @param reread how many patients its ICCs had; empty if there were none
 * @param folds of the LASSO's cross-validation
 */
public record FittedChain(List<Stage> stages, Signature signature, Optional<LogisticModel> clinical,
    Optional<LogisticModel> nomogram, double prevalence, Optional<ComBatModel> harmonization,
    Optional<Reread> reread, Folds folds) {

    /** The Rad-score among the predictors of the nomogram. */
    static final String SCORE = "Rad-score";

    /**
     * One step.
     *
     * @param name of the step
     * @param features that it left over
     */
    public record Stage(String name, List<String> features) {

        /** Copies the list. */
        public Stage {
            features = List.copyOf(features);
        }
    }

    /**
     * The patients of the ICCs.
     *
     * @param inter in the primary and all other readings; 0 if there are no others
     * @param intra in the primary reading and all its repetitions; 0 if there are none
     */
    public record Reread(int inter, int intra) {
    }

    /**
     * Folds of a cross-validation.
     *
     * @param asked for
     * @param drawn fewer where there were not enough patients
     */
    public record Folds(int asked, int drawn) {
    }

    /** Copies the list. */
    public FittedChain {
        stages = List.copyOf(stages);
    }

    /** @return the clinical variables that entered the clinical model */
    public List<String> entering() {
        return clinical.stream().flatMap(model -> model.predictors().stream()).map(Predictor::column).toList();
    }

    /**
     * Predicts with one of the models.
     *
     * @param kind of the model
     * @param columns any rows with its variables
     * @return the probability of the positive level per row; NaN where a variable is missing or has a level that did
     *         not occur in the fit, or the features are of a batch that did not; the prevalence where the chain has no
     *         such model
     * @throws IllegalArgumentException if a variable is absent
     */
    public double[] predict(final ModelKind kind, final Columns columns) {
        final double[] scores = scores(columns);
        return switch (kind) {
            case RAD_SCORE -> Arrays.stream(scores).map(LogisticModel::probability).toArray();
            case CLINICAL -> predict(clinical, columns, scores);
            case NOMOGRAM -> predict(nomogram, columns, scores);
        };
    }

    private double[] scores(final Columns columns) {
        if (harmonization.isEmpty()) {
            return signature.score(columns);
        }
        final boolean[] known = harmonization.get().known(columns);
        final double[] scores = signature.score(harmonization.get().applyToKnown(columns));
        for (int i = 0; i < scores.length; i++) {
            scores[i] = known[i] || signature.features().isEmpty() ? scores[i] : Double.NaN;
        }
        return scores;
    }

    private double[] predict(final Optional<LogisticModel> fitted, final Columns columns, final double[] scores) {
        if (fitted.isEmpty()) {
            final double[] constant = new double[columns.size()];
            Arrays.fill(constant, prevalence);
            return constant;
        }
        final LogisticModel model = fitted.get();
        final List<Column> predictors = new ArrayList<>();
        for (final Predictor predictor : model.predictors()) {
            predictors.add(predictor.column().equals(SCORE) ? new NumericColumn(SCORE, scores)
                : known(columns.column(predictor.column()), predictor));
        }
        return model.predict(new Columns(columns.size(), predictors));
    }

    /** A level that the model does not know is no value. */
    private static Column known(final Column column, final Predictor predictor) {
        if (!(column instanceof CategoricalColumn categorical)) {
            return column;
        }
        final int[] codes = categorical.codes().clone();
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] >= 0 && !predictor.levels().contains(categorical.levels().get(codes[i]))) {
                codes[i] = -1;
            }
        }
        return new CategoricalColumn(categorical.name(), categorical.levels(), codes);
    }
}
