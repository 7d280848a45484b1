package org.radiomics.knime.nodes.signaturecrossvalidation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.radiomics.knime.nodes.cohort.CohortSpec;
import org.radiomics.knime.nodes.cohort.LearningRows;
import org.radiomics.knime.nodes.combatharmonizer.ComBatOptions;
import org.radiomics.knime.nodes.correlationfilter.RedundancyOptions;
import org.radiomics.knime.nodes.iccfilter.IccOptions;
import org.radiomics.knime.nodes.kbestfilter.UnivariateOptions;
import org.radiomics.knime.nodes.options.ChoiceOption;
import org.radiomics.knime.nodes.options.ColumnOption;
import org.radiomics.knime.nodes.options.FlagOption;
import org.radiomics.knime.nodes.options.IntegerOption;
import org.radiomics.knime.nodes.options.NamesOption;
import org.radiomics.knime.nodes.options.NumberOption;
import org.radiomics.knime.nodes.options.Option;
import org.radiomics.knime.nodes.options.Options;
import org.radiomics.knime.nodes.options.Settings;
import org.radiomics.knime.stats.model.CrossValidatedLasso;
import org.radiomics.knime.stats.model.CvMeasure;
import org.radiomics.knime.stats.model.Lasso;
import org.radiomics.knime.stats.selection.FeatureSelector;
import org.radiomics.knime.stats.validation.AnalysisChain;
import org.radiomics.knime.stats.validation.Harmonization;
import org.radiomics.knime.stats.validation.HonestValidation;
import org.radiomics.knime.stats.validation.LambdaRule;

/** The settings of the node, and the analysis that they describe. */
final class CrossValidationOptions {

    private static final String FEWER =
        "Where there are fewer patients, as many as there are patients of the rarer level.";

    static final ChoiceOption<LearningRows> ROWS = ChoiceOption.of("rows", "Patients",
        "The training patients, so that the validation patients stay untouched for a last judgement; or all patients, "
        + "for a study that keeps none back.",
        List.of(LearningRows.values()), LearningRows::text, LearningRows.TRAINING);

    static final ChoiceOption<Method> METHOD = ChoiceOption.of("method", "Method",
        "How the analysis is repeated: in each fold of a repeated cross-validation, stratified by outcome and never "
        + "with a patient on both sides, or on bootstrap samples of the patients.",
        List.of(Method.values()), Method::text, Method.CROSS_VALIDATION);

    static final IntegerOption REPETITIONS = IntegerOption.of("repetitions", "Repetitions",
        "How often the cross-validation is repeated with other folds.", 1, 100_000, 10);

    static final IntegerOption FOLDS =
        IntegerOption.of("folds", "Folds", "Folds of the cross-validation; each is held out once. "
            + FEWER, 2, 1000, 10);

    static final ColumnOption FOLD_COLUMN = ColumnOption.of("foldColumn", "Fold column",
        "Column whose values are the folds of one cross-validation, for example the hospitals. Empty: folds drawn by "
        + "the seed.",
        0, column -> true, "");

    static final IntegerOption SAMPLES = IntegerOption.of("bootstrapSamples", "Bootstrap samples",
        "How many samples the bootstrap draws.", 1, 100_000, 200);

    static final ColumnOption PATIENT = ColumnOption.of("patientColumn", "Patient column",
        "Column that says whose a row is, where a patient has several (lesions, sides, visits): rows with the same "
            + "value are never on both sides. Empty: each row is a patient.",
        0, column -> true, "");

    static final RedundancyOptions REDUNDANCY = new RedundancyOptions(
        new RedundancyOptions.Names("redundancy", "Redundancy limit", "K of mRMR"), 1,
        "After the K best, by Pearson or Spearman: of features whose correlation exceeds this in absolute value, one "
            + "is kept; 1 keeps all.");

    static final NumberOption LASSO_ALPHA = NumberOption.of("lassoAlpha", "Alpha",
        "Share of the absolute penalty: 1 is the LASSO, less an elastic net.", 0.01, 1, 1);

    static final IntegerOption LASSO_FOLDS = IntegerOption.of("lassoFolds", "Inner folds",
        "Folds of the cross-validation that chooses lambda, among the patients of each fit, stratified by outcome. "
            + FEWER,
        CrossValidatedLasso.FEWEST_FOLDS, 1000, 10);

    static final IntegerOption LASSO_REPETITIONS = IntegerOption.of("lassoRepetitions", "Inner repetitions",
        "How often the inner cross-validation is repeated with other folds; lambda is chosen from the mean of the "
            + "curves.",
        1, 10000, 1);

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

    static final ChoiceOption<TooFew> TOO_FEW = ChoiceOption.of("tooFewPatients", "If patients are too few",
        "What to do where the analysis cannot be repeated on parts of the patients: stop with a message, or go on "
            + "without figures, with a warning and a sentence in the report that says why.",
        List.of(TooFew.values()), TooFew::text, TooFew.STOP);

    static final Options ALL = Options
        .of(CohortSpec.OUTCOME_COLUMN, CohortSpec.POSITIVE_LEVEL, ROWS, METHOD, REPETITIONS, FOLDS, FOLD_COLUMN,
            SAMPLES, UnivariateOptions.SEED, PATIENT, TOO_FEW)
        .tab("Harmonization", ComBatOptions.BATCH, ComBatOptions.COVARIATES, ComBatOptions.PRIOR,
            ComBatOptions.MEAN_ONLY, ComBatOptions.REFERENCE)
        .tab("Selection of features", selection())
        .tab("Models", LASSO_ALPHA, LASSO_FOLDS, LASSO_REPETITIONS, LASSO_MEASURE, RULE, USE_CLINICAL, CLINICAL,
            SCREEN);

    private static Option<?>[] selection() {
        return Stream.concat(Stream.of(IccOptions.READING, IccOptions.OTHER, IccOptions.REPEAT, IccOptions.FORM,
            IccOptions.THRESHOLD, IccOptions.CRITERION, IccOptions.PRIMARY, UnivariateOptions.USE_ANOVA,
            UnivariateOptions.ALPHA, UnivariateOptions.USE_K_BEST, UnivariateOptions.K, UnivariateOptions.TEST,
            UnivariateOptions.ADJUSTMENT, UnivariateOptions.SCORE, UnivariateOptions.NEIGHBOURS),
            Stream.of(REDUNDANCY.all())).toArray(Option<?>[]::new);
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

    /** What to do where the analysis cannot be repeated. */
    enum TooFew {
        STOP("stop"), GO_ON("go on without");

        private final String m_text;

        TooFew(final String text) {
            m_text = text;
        }

        String text() {
            return m_text;
        }
    }

    private CrossValidationOptions() {
    }

    /** @return whether the features are harmonized */
    static boolean harmonizes(final Settings settings) {
        return !settings.get(ComBatOptions.BATCH).isEmpty();
    }

    /** @return the analysis without re-readings */
    static AnalysisChain chain(final Settings settings) {
        final List<FeatureSelector> selectors = new ArrayList<>();
        if (settings.get(UnivariateOptions.USE_ANOVA)) {
            selectors.add(UnivariateOptions.test(settings));
        }
        if (settings.get(UnivariateOptions.USE_K_BEST)) {
            selectors.add(UnivariateOptions.best(settings));
        }
        if (REDUNDANCY.drops(settings)) {
            selectors.add(REDUNDANCY.selector(settings));
        }
        final AnalysisChain chain = harmonizes(settings)
            ? AnalysisChain.withDefaults().withHarmonization(new Harmonization(ComBatOptions.comBat(settings),
                settings.get(ComBatOptions.BATCH), settings.get(ComBatOptions.COVARIATES)))
            : AnalysisChain.withDefaults();
        return chain.withSelectors(selectors)
            .withLasso(CrossValidatedLasso.withDefaults()
                .withLasso(Lasso.withDefaults().withAlpha(settings.get(LASSO_ALPHA)))
                .withMeasure(settings.get(LASSO_MEASURE)).withRepetitions(settings.get(LASSO_REPETITIONS)),
                settings.get(LASSO_FOLDS))
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
            HonestValidation.withDefaults().withChain(chain).withSeed(settings.get(UnivariateOptions.SEED));
        if (settings.get(METHOD) == Method.BOOTSTRAP) {
            return validation.withBootstrap(settings.get(SAMPLES));
        }
        return folds != null ? validation.withFolds(folds)
            : validation.withCrossValidation(settings.get(REPETITIONS), settings.get(FOLDS));
    }
}
