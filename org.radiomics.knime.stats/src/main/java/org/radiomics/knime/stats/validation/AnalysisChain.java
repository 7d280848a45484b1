package org.radiomics.knime.stats.validation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;

import org.radiomics.knime.stats.Monitor;
import org.radiomics.knime.stats.cohort.Column;
import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.cohort.NumericColumn;
import org.radiomics.knime.stats.cohort.Outcome;
import org.radiomics.knime.stats.cohort.StratifiedFolds;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.harmonization.ComBatModel;
import org.radiomics.knime.stats.model.CrossValidatedLasso;
import org.radiomics.knime.stats.model.LogisticModel;
import org.radiomics.knime.stats.model.LogisticRegression;
import org.radiomics.knime.stats.model.Signature;
import org.radiomics.knime.stats.model.UnivariateScreen;
import org.radiomics.knime.stats.reliability.IccFilter;
import org.radiomics.knime.stats.selection.AnovaFilter;
import org.radiomics.knime.stats.selection.FeatureSelector;
import org.radiomics.knime.stats.selection.SelectKBest;

/**
 * The steps from features to a nomogram as one thing that can be fitted again on other rows: harmonization,
 * reliability, selection, LASSO, clinical model, nomogram. Immutable.
 * <p>
 * Reliability is judged by the readings as they are, harmonized or not: what a scanner does to a feature is in all
 * readings of an image alike.
 */
public final class AnalysisChain {

    private static final String COMBAT = "ComBat";

    private static final String ICC = "ICC";

    private static final String LASSO = "LASSO";

    private final Harmonization m_harmonization;

    private final Rereadings m_rereadings;

    private final List<FeatureSelector> m_selectors;

    private final CrossValidatedLasso m_lasso;

    private final int m_folds;

    private final LambdaRule m_rule;

    private final LogisticRegression m_regression;

    private final double m_screen;

    private AnalysisChain(final Harmonization harmonization, final Rereadings rereadings,
        final List<FeatureSelector> selectors, final CrossValidatedLasso lasso, final int folds, final LambdaRule rule,
        final LogisticRegression regression, final double screen) {
        m_harmonization = harmonization;
        m_rereadings = rereadings;
        m_selectors = selectors;
        m_lasso = lasso;
        m_folds = folds;
        m_rule = rule;
        m_regression = regression;
        m_screen = screen;
    }

    /**
     * @return the study's chain without re-readings: ANOVA with p &lt; 0.05, the 50 best, LASSO at the best lambda of a
     *         ten-fold cross-validation, logistic regression with Firth's correction where rows are separated
     */
    public static AnalysisChain withDefaults() {
        return new AnalysisChain(null, null, List.of(AnovaFilter.withDefaults(), SelectKBest.withDefaults().withK(50)),
            CrossValidatedLasso.withDefaults(), 10, LambdaRule.MINIMUM,
            LogisticRegression.withDefaults().withFirthIfSeparated(true), 1);
    }

    /**
     * @param harmonization fitted to the rows of each fit; rows of a batch that did not occur there have no Rad-score.
     *            Null for none
     * @return this, with ComBat before all other steps
     */
    public AnalysisChain withHarmonization(final Harmonization harmonization) {
        return new AnalysisChain(harmonization, m_rereadings, m_selectors, m_lasso, m_folds, m_rule, m_regression,
            m_screen);
    }

    /** @return this, with an ICC filter before the selection; null for none */
    public AnalysisChain withRereadings(final Rereadings rereadings) {
        return new AnalysisChain(m_harmonization, rereadings, m_selectors, m_lasso, m_folds, m_rule,
            m_regression, m_screen);
    }

    /** @return this, with other selections, in their order */
    public AnalysisChain withSelectors(final List<FeatureSelector> selectors) {
        return new AnalysisChain(m_harmonization, m_rereadings, List.copyOf(selectors), m_lasso, m_folds, m_rule,
            m_regression, m_screen);
    }

    /**
     * @param lasso path, measure and number of repetitions; its own folds do not count
     * @param folds of its cross-validation, at least 3; drawn by patient and stratified by outcome. Where that is more
     *            than there are patients, {@link StratifiedFolds#feasible} says how many are drawn
     * @return this, with another LASSO
     */
    public AnalysisChain withLasso(final CrossValidatedLasso lasso, final int folds) {
        return new AnalysisChain(m_harmonization, m_rereadings, m_selectors, lasso.withFolds(folds), folds, m_rule,
            m_regression, m_screen);
    }

    /** @return this, with another choice of lambda */
    public AnalysisChain withLambdaRule(final LambdaRule rule) {
        return new AnalysisChain(m_harmonization, m_rereadings, m_selectors, m_lasso, m_folds, rule, m_regression,
            m_screen);
    }

    /** @return this, with another regression for clinical model and nomogram */
    public AnalysisChain withRegression(final LogisticRegression regression) {
        return new AnalysisChain(m_harmonization, m_rereadings, m_selectors, m_lasso, m_folds, m_rule, regression,
            m_screen);
    }

    /**
     * @param limit only clinical variables whose own model has a p below it enter the clinical model; 1 lets all enter
     * @return this, with another choice of clinical variables
     * @throws IllegalArgumentException if it is not above 0 and at most 1
     */
    public AnalysisChain withClinicalScreen(final double limit) {
        if (!(limit > 0 && limit <= 1)) {
            throw new IllegalArgumentException(
                "The limit of p for clinical variables is " + limit + "; give a number above 0 and at most 1.");
        }
        return new AnalysisChain(m_harmonization, m_rereadings, m_selectors, m_lasso, m_folds, m_rule, m_regression,
            limit);
    }

    /** @return the names of the steps between all features and the signature, in order */
    public List<String> stages() {
        final List<String> stages = new ArrayList<>();
        if (m_harmonization != null) {
            stages.add(COMBAT);
        }
        if (m_rereadings != null) {
            stages.add(ICC);
        }
        m_selectors.forEach(selector -> stages.add(selector.name()));
        stages.add(LASSO);
        return stages;
    }

    /** @return the models that this chain ends in, given clinical variables or none */
    static List<ModelKind> kinds(final List<String> clinical) {
        return clinical.isEmpty() ? List.of(ModelKind.RAD_SCORE) : List.of(ModelKind.values());
    }

    /**
     * Fits all steps.
     *
     * @param patients the rows that may be learned from
     * @param features names of the numeric columns to choose from
     * @param clinical names of the variables of clinical model and nomogram; none if there is no such model
     * @param seed of the folds of the LASSO's cross-validation
     * @param executor lends threads for those folds
     * @param monitor may cancel
     * @return the fitted chain
     * @throws IllegalArgumentException if a step cannot be fitted to the rows; the message is a sentence
     */
    public FittedChain fit(final Patients patients, final List<String> features, final List<String> clinical,
        final long seed, final Executor executor, final Monitor monitor) {
        final List<FittedChain.Stage> stages = new ArrayList<>();
        final Optional<ComBatModel> effects = harmonization(patients.rows(), features, stages);
        final Patients harmonized = effects
            .map(model -> patients.withColumns(model.apply(patients.rows().columns()))).orElse(patients);
        final Optional<IccFilter.Result> reliable = reliable(patients.ids(), stages, features);
        final int folds = StratifiedFolds.feasible(m_folds, CrossValidatedLasso.FEWEST_FOLDS, patients.groups(),
            patients.rows().outcome());
        final Signature signature = signature(harmonized,
            selected(harmonized.rows(), reliable.isEmpty() ? features : last(stages), stages, monitor), folds, seed,
            executor, monitor);
        stages.add(new FittedChain.Stage(LASSO, signature.features()));
        final List<String> entering =
            clinical.isEmpty() ? List.of() : entering(patients.rows().select(clinical));
        return new FittedChain(stages, signature,
            clinical.isEmpty() ? Optional.empty() : regression(harmonized.rows(), entering, null),
            clinical.isEmpty() ? Optional.empty() : regression(harmonized.rows(), entering, signature),
            patients.rows().outcome().positives() / (double)patients.rows().size(),
            effects.map(model -> model.only(signature.features())),
            reliable.map(found -> new FittedChain.Reread(found.interSubjects(), found.intraSubjects())),
            new FittedChain.Folds(m_folds, folds));
    }

    private Optional<ComBatModel> harmonization(final TrainingRows rows, final List<String> features,
        final List<FittedChain.Stage> stages) {
        if (m_harmonization == null) {
            return Optional.empty();
        }
        stages.add(new FittedChain.Stage(COMBAT, features));
        return Optional.of(m_harmonization.fit(rows, features));
    }

    private Optional<IccFilter.Result> reliable(final List<String> ids, final List<FittedChain.Stage> stages,
        final List<String> features) {
        if (m_rereadings == null) {
            return Optional.empty();
        }
        final IccFilter.Result found = m_rereadings.of(Set.copyOf(ids)).decide();
        final Set<String> wanted = new HashSet<>(features);
        stages.add(new FittedChain.Stage(ICC, found.kept().stream().filter(wanted::contains).toList()));
        return Optional.of(found);
    }

    private static List<String> last(final List<FittedChain.Stage> stages) {
        return stages.get(stages.size() - 1).features();
    }

    private List<String> selected(final TrainingRows rows, final List<String> features,
        final List<FittedChain.Stage> stages, final Monitor monitor) {
        List<String> left = features;
        for (final FeatureSelector selector : m_selectors) {
            monitor.checkCancelled();
            if (!left.isEmpty()) {
                left = selector.fit(rows.select(left)).selected();
            }
            stages.add(new FittedChain.Stage(selector.name(), left));
        }
        return left;
    }

    private List<String> entering(final TrainingRows clinical) {
        return m_screen == 1 ? clinical.columns().names()
            : UnivariateScreen.withDefaults().withRegression(m_regression).fit(clinical).below(m_screen);
    }

    private Signature signature(final Patients patients, final List<String> features, final int count,
        final long seed, final Executor executor, final Monitor monitor) {
        final Outcome outcome = patients.rows().outcome();
        if (features.isEmpty()) {
            final double positives = outcome.positives();
            return new Signature(outcome.name(), outcome.negativeLevel(), outcome.positiveLevel(), Double.NaN,
                Math.log(positives / (outcome.size() - positives)), List.of(), new double[0]);
        }
        final int[][] folds = IntStream.range(0, m_lasso.repetitions())
            .mapToObj(r -> StratifiedFolds.withDefaults().withFolds(count).withSeed(seed + r)
                .assign(patients.groups(), outcome))
            .toArray(int[][]::new);
        final CrossValidatedLasso.Result result =
            m_lasso.withFoldAssignment(folds).fit(patients.rows().select(features), executor, monitor);
        return result.path().signature(m_rule.index(result));
    }

    /** The clinical model, or with a signature the nomogram's; without a feature the score is no predictor. */
    private Optional<LogisticModel> regression(final TrainingRows rows, final List<String> clinical,
        final Signature signature) {
        final List<Column> predictors = new ArrayList<>(rows.columns().select(clinical).all());
        if (signature != null && !signature.features().isEmpty()) {
            predictors.add(new NumericColumn(FittedChain.SCORE, signature.score(rows.columns())));
        }
        return predictors.isEmpty() ? Optional.empty()
            : Optional.of(m_regression.fit(TrainingRows.of(new Columns(rows.size(), predictors), rows.outcome())));
    }
}
