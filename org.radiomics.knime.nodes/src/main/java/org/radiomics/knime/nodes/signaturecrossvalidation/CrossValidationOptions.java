package org.radiomics.knime.nodes.signaturecrossvalidation;

import java.util.ArrayList;
import java.util.List;

import org.radiomics.knime.nodes.cohort.CohortSpec;
import org.radiomics.knime.nodes.options.ChoiceOption;
import org.radiomics.knime.nodes.options.ColumnOption;
import org.radiomics.knime.nodes.options.FlagOption;
import org.radiomics.knime.nodes.options.IntegerOption;
import org.radiomics.knime.nodes.options.NamesOption;
import org.radiomics.knime.nodes.options.NumberOption;
import org.radiomics.knime.nodes.options.Options;
import org.radiomics.knime.nodes.options.Settings;
import org.radiomics.knime.nodes.options.TextOption;
import org.radiomics.knime.stats.model.CrossValidatedLasso;
import org.radiomics.knime.stats.model.CvMeasure;
import org.radiomics.knime.stats.model.Lasso;
import org.radiomics.knime.stats.reliability.Icc;
import org.radiomics.knime.stats.reliability.IccFilter;
import org.radiomics.knime.stats.selection.AnovaFilter;
import org.radiomics.knime.stats.selection.ChiSquareScore;
import org.radiomics.knime.stats.selection.CorrelationFilter;
import org.radiomics.knime.stats.selection.FeatureSelector;
import org.radiomics.knime.stats.selection.GroupTest;
import org.radiomics.knime.stats.selection.MutualInformation;
import org.radiomics.knime.stats.selection.Scoring;
import org.radiomics.knime.stats.selection.SelectKBest;
import org.radiomics.knime.stats.test.PAdjustment;
import org.radiomics.knime.stats.validation.AnalysisChain;
import org.radiomics.knime.stats.validation.HonestValidation;
import org.radiomics.knime.stats.validation.LambdaRule;

/** The settings of the node, and the analysis that they describe. */
final class CrossValidationOptions {

    static final ChoiceOption<Rows> ROWS = ChoiceOption.of("rows", "Patients",
        "The training patients, so that the validation patients stay untouched for a last judgement; or all patients, "
        + "for a study that keeps none back.",
        List.of(Rows.values()), Rows::text, Rows.TRAINING);

    static final ChoiceOption<Method> METHOD = ChoiceOption.of("method", "Method",
        "How the analysis is repeated: in each fold of a repeated cross-validation, stratified by outcome and never "
        + "with a patient on both sides, or on bootstrap samples of the patients.",
        List.of(Method.values()), Method::text, Method.CROSS_VALIDATION);

    static final IntegerOption REPETITIONS = IntegerOption.of("repetitions", "Repetitions",
        "How often the cross-validation is repeated with other folds.", 1, 100_000, 10);

    static final IntegerOption FOLDS =
        IntegerOption.of("folds", "Folds", "Folds of the cross-validation; each is held out once.", 2, 1000, 10);

    static final ColumnOption FOLD_COLUMN = ColumnOption.of("foldColumn", "Fold column",
        "Column whose values are the folds of one cross-validation, for example the hospitals. Empty: folds drawn by "
        + "the seed.",
        0, column -> true, "");

    static final IntegerOption SAMPLES = IntegerOption.of("bootstrapSamples", "Bootstrap samples",
        "How many samples the bootstrap draws.", 1, 100_000, 200);

    static final IntegerOption SEED = IntegerOption.seed(1);

    static final ColumnOption READING = ColumnOption.of("readingColumn", "Reading column",
        "Column of the re-readings that says which reading a row is.", 1, column -> true, "reading");

    static final NamesOption OTHER = NamesOption.of("otherReading", "Other reader",
        "The reading by another reader, for the inter-observer ICC; several with commas between them for an ICC of all of "
            + "them. Empty: none.",
        List.of("reader2"));

    static final NamesOption REPEAT = NamesOption.of("repeatReading", "Repeated reading",
        "The second reading by the first reader, for the intra-observer ICC; several with commas between them. Empty: "
            + "none.",
        List.of("reader1_repeat"));

    static final ChoiceOption<Icc.Form> FORM = ChoiceOption.of("iccForm", "ICC form",
        "Form by Shrout and Fleiss: ICC1, ICC2, ICC3 for a single reading, with k for the average of the readings.",
        List.of(Icc.Form.values()), Icc.Form::name, Icc.Form.ICC2);

    static final NumberOption THRESHOLD = NumberOption.of("iccThreshold", "ICC threshold",
        "A feature is kept if every ICC exceeds this.", -1, 0.9999, 0.75);

    static final ChoiceOption<IccFilter.Criterion> CRITERION = ChoiceOption.of("iccCriterion", "Held against threshold",
        "The estimate, as most studies do, or the lower limit of its 95 % interval, which is stricter.",
        List.of(IccFilter.Criterion.values()),
        criterion -> criterion == IccFilter.Criterion.ESTIMATE ? "estimate" : "lower limit",
        IccFilter.Criterion.ESTIMATE);

    static final FlagOption USE_ANOVA = FlagOption.of("useAnova", "Filter by ANOVA",
        "Keep only features whose one-way analysis of variance has a p below the limit.", true);

    static final NumberOption ALPHA =
        NumberOption.of("alpha", "Limit of p", "A feature is kept if its p is below this.", 1e-12, 1, 0.05);

    static final FlagOption USE_K_BEST =
        FlagOption.of("useKBest", "Keep the K best", "Of the features left, keep those with the largest F.", true);

    static final IntegerOption K = IntegerOption.of("kBest", "K",
        "How many features are kept at most; all where fewer are left.", 1, Integer.MAX_VALUE, 50);

    static final ChoiceOption<GroupTest> TEST = ChoiceOption.of("test", "Test",
        "Whose p is held against the limit: one-way analysis of variance, Welch's for unequal spreads, or Kruskal and "
            + "Wallis' by ranks.",
        List.of(GroupTest.values()), GroupTest::title, GroupTest.ANOVA);

    static final ChoiceOption<PAdjustment> ADJUSTMENT = ChoiceOption.of("adjustment", "Adjustment of p",
        "For the number of features: with Benjamini-Hochberg the limit is that of the false discovery rate.",
        List.of(PAdjustment.values()), CrossValidationOptions::label, PAdjustment.NONE);

    static final ChoiceOption<Scoring> SCORE = ChoiceOption.of("score", "Score",
        "What the K best are best by. Mutual information is estimated by three nearest neighbours, chi-square is for "
            + "features without negative values.",
        List.of(GroupTest.ANOVA, MutualInformation.withDefaults(), ChiSquareScore.withDefaults(), GroupTest.WELCH,
            GroupTest.KRUSKAL_WALLIS),
        Scoring::label, GroupTest.ANOVA);

    static final NumberOption REDUNDANCY = NumberOption.of("redundancyLimit", "Redundancy limit",
        "After the K best: of features whose correlation (Pearson) exceeds this in absolute value, one is kept; 1 "
        + "keeps all.",
        0, 1, 1);

    static final ChoiceOption<CorrelationFilter.Rule> REDUNDANCY_RULE = ChoiceOption.of("redundancyRule",
        "Which one falls", "Of two redundant features the one with the larger mean absolute correlation, the one with "
        + "the smaller F, or the later column.",
        List.of(CorrelationFilter.Rule.values()), CrossValidationOptions::label,
        CorrelationFilter.Rule.MEAN_CORRELATION);

    static final TextOption PRIMARY = TextOption.text("primaryReading", "Primary reading",
        "The reading of the re-readings that the others are compared with. Empty, or where the re-readings have no such "
            + "row: the cohort's own features.", "");

    static final NumberOption LASSO_ALPHA = NumberOption.of("lassoAlpha", "Alpha",
        "Share of the absolute penalty: 1 is the LASSO, less an elastic net.", 0.01, 1, 1);

    static final IntegerOption LASSO_FOLDS = IntegerOption.of("lassoFolds", "Inner folds",
        "Folds of the cross-validation that chooses lambda, among the patients of each fit, stratified by outcome.", 3,
        1000, 10);

    static final ChoiceOption<CvMeasure> LASSO_MEASURE = ChoiceOption.of("lassoMeasure", "Measure",
        "What the inner cross-validation judges lambda by.", List.of(CvMeasure.values()), CvMeasure::label,
        CvMeasure.DEVIANCE);

    static final ChoiceOption<LambdaRule> RULE = ChoiceOption.of("lambdaRule", "Lambda",
        "lambda.min has the best cross-validated measure; lambda.1se is the largest within one standard error of it "
        + "and keeps fewer features.",
        List.of(LambdaRule.values()), rule -> rule == LambdaRule.MINIMUM ? "lambda.min" : "lambda.1se",
        LambdaRule.MINIMUM);

    static final FlagOption USE_CLINICAL = FlagOption.of("clinicalModel", "Clinical model and nomogram",
        "Also fit a model of the clinical variables, and one of these and the Rad-score.", true);

    static final NamesOption CLINICAL = NamesOption.of("clinicalColumns", "Clinical variables",
        "Variables offered to both. Name those that were candidates, not those that the data have chosen. Empty: all "
            + "clinical variables.",
        List.of());

    static final NumberOption SCREEN = NumberOption.of("screenP", "Univariate limit of p",
        "Only clinical variables whose own model has a p below this enter, judged anew in each fit; 1 lets all enter.",
        1e-6, 1, 1);

    static final Options ALL = Options
        .of(CohortSpec.OUTCOME_COLUMN, CohortSpec.POSITIVE_LEVEL, ROWS, METHOD, REPETITIONS, FOLDS, FOLD_COLUMN,
        SAMPLES, SEED)
        .tab("Selection of features", READING, OTHER, REPEAT, FORM, THRESHOLD, CRITERION, USE_ANOVA, ALPHA, USE_K_BEST,
        K, TEST, ADJUSTMENT, SCORE, REDUNDANCY, REDUNDANCY_RULE, PRIMARY)
        .tab("Models", LASSO_ALPHA, LASSO_FOLDS, LASSO_MEASURE, RULE, USE_CLINICAL, CLINICAL, SCREEN);

    /** Whose rows take part. */
    enum Rows {
        TRAINING("training"), ALL("all");

        private final String m_text;

        Rows(final String text) {
            m_text = text;
        }

        String text() {
            return m_text;
        }
    }

    /** How the analysis is repeated. */
    enum Method {
        CROSS_VALIDATION("cross-validation"), BOOTSTRAP("bootstrap");

        private final String m_text;

        Method(final String text) {
            m_text = text;
        }

        String text() {
            return m_text;
        }
    }

    private CrossValidationOptions() {
    }

    private static String label(final PAdjustment adjustment) {
        return switch (adjustment) {
            case NONE -> "none";
            case BONFERRONI -> "Bonferroni";
            case HOLM -> "Holm";
            case BENJAMINI_HOCHBERG -> "Benjamini-Hochberg";
        };
    }

    private static String label(final CorrelationFilter.Rule rule) {
        return switch (rule) {
            case MEAN_CORRELATION -> "larger mean correlation";
            case MEAN_CORRELATION_OF_ALL -> "larger mean correlation, of all";
            case SCORE -> "smaller F";
            case LATER_COLUMN -> "later column";
        };
    }

    /** @return the filter of re-readings */
    static IccFilter iccFilter(final Settings settings) {
        return IccFilter.withDefaults().withIcc(Icc.withDefaults().withForm(settings.get(FORM)))
            .withThreshold(settings.get(THRESHOLD)).withCriterion(settings.get(CRITERION));
    }

    /** @return the analysis without re-readings */
    static AnalysisChain chain(final Settings settings) {
        final List<FeatureSelector> selectors = new ArrayList<>();
        if (settings.get(USE_ANOVA)) {
            selectors.add(AnovaFilter.withDefaults().withTest(settings.get(TEST))
                .withAdjustment(settings.get(ADJUSTMENT)).withAlpha(settings.get(ALPHA)));
        }
        if (settings.get(USE_K_BEST)) {
            selectors.add(SelectKBest.withDefaults().withK(settings.get(K)).withScoring(settings.get(SCORE)));
        }
        if (settings.get(REDUNDANCY) < 1) {
            selectors.add(CorrelationFilter.withDefaults().withLimit(settings.get(REDUNDANCY))
                .withRule(settings.get(REDUNDANCY_RULE)));
        }
        return AnalysisChain.withDefaults().withSelectors(selectors)
            .withLasso(CrossValidatedLasso.withDefaults()
                .withLasso(Lasso.withDefaults().withAlpha(settings.get(LASSO_ALPHA)))
                .withMeasure(settings.get(LASSO_MEASURE)), settings.get(LASSO_FOLDS))
            .withLambdaRule(settings.get(RULE)).withClinicalScreen(settings.get(SCREEN));
    }

    /**
     * @param settings of the node
     * @param chain to repeat
     * @param folds of one cross-validation, one number per row; null where they are drawn
     * @return the validation
     */
    static HonestValidation validation(final Settings settings, final AnalysisChain chain, final int[] folds) {
        final HonestValidation validation =
            HonestValidation.withDefaults().withChain(chain).withSeed(settings.get(SEED));
        if (settings.get(METHOD) == Method.BOOTSTRAP) {
            return validation.withBootstrap(settings.get(SAMPLES));
        }
        return folds != null ? validation.withFolds(folds)
            : validation.withCrossValidation(settings.get(REPETITIONS), settings.get(FOLDS));
    }
}
