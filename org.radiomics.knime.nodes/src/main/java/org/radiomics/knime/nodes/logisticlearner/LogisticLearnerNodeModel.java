package org.radiomics.knime.nodes.logisticlearner;

import java.util.ArrayList;
import java.util.List;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.radiomics.knime.nodes.cohort.CohortSpec;
import org.radiomics.knime.nodes.cohort.CohortTable;
import org.radiomics.knime.nodes.cohort.ColumnKind;
import org.radiomics.knime.nodes.model.FitTables;
import org.radiomics.knime.nodes.model.LogisticModelPortObject;
import org.radiomics.knime.nodes.model.ModelPortObjectSpec;
import org.radiomics.knime.nodes.model.OddsRatios;
import org.radiomics.knime.nodes.model.ReferenceLevels;
import org.radiomics.knime.nodes.model.UnseenRows;
import org.radiomics.knime.nodes.options.ChoiceOption;
import org.radiomics.knime.nodes.options.NamesOption;
import org.radiomics.knime.nodes.options.NumberOption;
import org.radiomics.knime.nodes.options.Options;
import org.radiomics.knime.nodes.options.OptionsNodeModel;
import org.radiomics.knime.nodes.options.TextOption;
import org.radiomics.knime.nodes.record.Confidence;
import org.radiomics.knime.nodes.record.OutputTable;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.nodes.record.StudyRecordPortObjectSpec;
import org.radiomics.knime.stats.cohort.NumericColumn;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.model.InterceptModel;
import org.radiomics.knime.stats.model.IntervalMethod;
import org.radiomics.knime.stats.model.LogisticModel;
import org.radiomics.knime.stats.model.LogisticRegression;
import org.radiomics.knime.stats.model.MissingValues;
import org.radiomics.knime.stats.model.StepwiseSelection;
import org.radiomics.knime.stats.model.UnivariateScreen;
import org.radiomics.knime.stats.model.VariableTests;
import org.radiomics.knime.stats.report.Section;

/** Fits a logistic regression to the training rows, after an optional screen of each predictor on its own. */
public final class LogisticLearnerNodeModel extends OptionsNodeModel {

    static final TextOption NAME = TextOption.text("modelName", "Model name",
        "Name of the new column with the predicted probability, and of the model in plots and tables.",
        "Clinical model")
        .required();

    static final NamesOption PREDICTORS = NamesOption.of("predictors", "Predictors",
        "Columns that the outcome is predicted from. Empty: all clinical variables.", List.of());

    static final NumberOption SCREEN = NumberOption.of("screenP", "Univariate limit of p",
        "Only predictors whose own model has a p below this enter the joint model; 1 lets all enter.", 1e-6, 1, 1);

    static final ChoiceOption<Separation> SEPARATION = ChoiceOption.of("separation", "If predictors separate",
        "What to do where a predictor tells the outcomes apart completely, so that odds ratios are infinite: stop "
            + "with a message, fit with Firth's correction and say so, or use Firth's correction always.",
        List.of(Separation.values()), Separation::text, Separation.FIRTH);

    static final ChoiceOption<IntervalMethod> INTERVALS = ChoiceOption.of("intervals", "Intervals",
        "How the intervals of the odds ratios are found: from the standard error (Wald), or as the values that a "
            + "likelihood-ratio test would not reject (profile likelihood; with Firth's correction the penalised one).",
        List.of(IntervalMethod.values()),
        method -> method == IntervalMethod.WALD ? "Wald" : "profile likelihood", IntervalMethod.WALD);

    static final ChoiceOption<MissingValues> MISSING = ChoiceOption.of("missingValues", "If values are missing",
        "What to do about training rows that lack a predictor: leave them out, with a warning that counts them, or "
            + "stop with a message.",
        List.of(MissingValues.values()),
        policy -> policy == MissingValues.LEAVE_OUT ? "leave rows out" : "stop", MissingValues.LEAVE_OUT);

    static final ChoiceOption<Stepwise> STEPWISE = ChoiceOption.of("stepwise", "Stepwise selection",
        "Whether variables are chosen step by step: not at all, backward from all predictors, forward from none, or in "
            + "both directions from all. A model chosen this way looks better than it is; the node says so.",
        List.of(Stepwise.values()), Stepwise::text, Stepwise.NONE);

    static final ChoiceOption<StepwiseSelection.Criterion> CRITERION = ChoiceOption.of("stepwiseCriterion",
        "Stepwise criterion",
        "What a step is judged by: Akaike's criterion, as R's step(), or the p of the likelihood-ratio test of each "
            + "variable. With Firth's correction only p can choose.",
        List.of(StepwiseSelection.Criterion.values()),
        criterion -> criterion == StepwiseSelection.Criterion.AIC ? "AIC" : "p", StepwiseSelection.Criterion.AIC);

    static final NumberOption ENTER = NumberOption.of("stepwiseEnterP", "Stepwise p to enter",
        "Where p chooses: a variable whose p is below this may enter.", 1e-6, 1, 0.05);

    static final NumberOption REMOVE = NumberOption.of("stepwiseRemoveP", "Stepwise p to be removed",
        "Where p chooses: a variable whose p is above this is removed; not below the p to enter.", 1e-6, 1, 0.1);

    static final Options OPTIONS = Options.of(NAME, PREDICTORS, SCREEN, SEPARATION)
        .tab("Model", ReferenceLevels.OPTION, INTERVALS, Confidence.OPTION, MISSING, UnseenRows.OPTION,
            CohortSpec.ABSENT)
        .tab("Stepwise", STEPWISE, CRITERION, ENTER, REMOVE);

    /** Whether and how variables are chosen step by step. */
    enum Stepwise {
        NONE("none", null), BACKWARD("backward", StepwiseSelection.Direction.BACKWARD),
        FORWARD("forward", StepwiseSelection.Direction.FORWARD), BOTH("both", StepwiseSelection.Direction.BOTH);

        private final String m_text;

        private final StepwiseSelection.Direction m_direction;

        Stepwise(final String text, final StepwiseSelection.Direction direction) {
            m_text = text;
            m_direction = direction;
        }

        String text() {
            return m_text;
        }
    }

    /** What to do about separation. */
    enum Separation {
        STOP("stop"), FIRTH("Firth's correction"), ALWAYS_FIRTH("always Firth's correction");

        private final String m_text;

        Separation(final String text) {
            m_text = text;
        }

        String text() {
            return m_text;
        }
    }

    LogisticLearnerNodeModel() {
        super(OPTIONS, new PortType[]{BufferedDataTable.TYPE, StudyRecordPortObject.TYPE_OPTIONAL},
            new PortType[]{BufferedDataTable.TYPE, BufferedDataTable.TYPE, LogisticModelPortObject.TYPE,
                StudyRecordPortObject.TYPE, BufferedDataTable.TYPE, BufferedDataTable.TYPE, BufferedDataTable.TYPE});
    }

    @Override
    protected PortObjectSpec[] configure(final PortObjectSpec[] inSpecs) throws InvalidSettingsException {
        final CohortSpec spec = CohortSpec.of((DataTableSpec)inSpecs[0]);
        ReferenceLevels.of(settings(), predictors(spec));
        if (settings().get(REMOVE) < settings().get(ENTER)) {
            throw new InvalidSettingsException("Setting \"" + REMOVE.label() + "\" is " + settings().text(REMOVE)
                + "; it must be at least \"" + ENTER.label() + "\", which is " + settings().text(ENTER) + ".");
        }
        return new PortObjectSpec[]{predictors(spec).isEmpty() ? spec.table()
            : spec.with(ColumnKind.PROBABILITY.numbers(settings().get(NAME))),
            layout().spec(), new ModelPortObjectSpec(), StudyRecordPortObjectSpec.INSTANCE,
            FitTables.VARIABLES.spec(), FitTables.FIT.spec(), FitTables.STEPS.spec()};
    }

    private OutputTable layout() {
        return OddsRatios.LAYOUT.atConfidence(settings().get(Confidence.OPTION));
    }

    private List<String> predictors(final CohortSpec spec) throws InvalidSettingsException {
        return spec.choosePresent(settings(), PREDICTORS,
            "The cohort has no clinical variables; name the predictors in the setting", ColumnKind.CLINICAL);
    }

    @Override
    protected PortObject[] compute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
        final BufferedDataTable table = (BufferedDataTable)inObjects[0];
        final CohortTable read = CohortTable.read(table, CohortSpec.of(table.getDataTableSpec()), exec);
        final List<String> predictors = predictors(read.spec());
        final TrainingRows training = read.cohort().training().select(predictors);
        if (predictors.isEmpty()) {
            return withoutPredictors(table, training, inObjects, exec);
        }
        final LogisticRegression regression = regression(predictors);
        final UnivariateScreen.Result screen = UnivariateScreen.withDefaults().withRegression(regression).fit(training);
        exec.setProgress(0.3, "choice of variables");
        exec.checkCanceled();
        final List<String> warnings = new ArrayList<>(read.warnings());
        read.spec().absent(settings(), PREDICTORS).ifPresent(warnings::add);
        screen.entries().stream().filter(entry -> entry.model().isEmpty())
            .forEach(entry -> warnings.add("\"" + entry.column() + "\" has no univariate model: " + entry.reason()));
        final List<String> screened = screened(screen, predictors);
        final List<StepwiseSelection.Step> steps = new ArrayList<>();
        final List<String> entering = chosen(regression, training.select(screened), steps, warnings);
        exec.setProgress(0.6, "joint model");
        exec.checkCanceled();
        final VariableTests.Result tests =
            VariableTests.withDefaults().withRegression(regression).fit(training.select(entering));
        final LogisticModel model = tests.model();
        warnings.addAll(model.warnings());
        final double[] probability =
            model.predict(UnseenRows.columns(settings(), model, read.cohort().columns(), warnings));
        warn(warnings);
        final List<List<Object>> odds = new ArrayList<>(OddsRatios.rows("univariate", screen));
        odds.addAll(OddsRatios.rows("multivariable", model));
        final Tables tables =
            new Tables(odds, FitTables.variables(tests), FitTables.fit(model), FitTables.steps(steps));
        final BufferedDataTable predicted =
            read.with(exec, ColumnKind.PROBABILITY, new NumericColumn(settings().get(NAME), probability));
        return new PortObject[]{predicted, layout().table(odds, exec), new LogisticModelPortObject(model),
            StudyRecordPortObject.after(inObjects)
                .with(section(model, summary(model, predictors, screened), tables, warnings)),
            FitTables.VARIABLES.table(tables.variables(), exec), FitTables.FIT.table(tables.fit(), exec),
            FitTables.STEPS.table(tables.steps(), exec)};
    }

    /** The rows of the output tables. */
    private record Tables(List<List<Object>> oddsRatios, List<List<Object>> variables, List<List<Object>> fit,
        List<List<Object>> steps) {
    }

    /** The cohort stays as it is: a probability that is the same for everyone would only look like a model. */
    private PortObject[] withoutPredictors(final BufferedDataTable table, final TrainingRows training,
        final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
        final String warning = "There is no predictor, so there is no model \"" + settings().get(NAME)
            + "\"; the cohort was passed on as it is.";
        setWarningMessage(warning);
        final Section section = Section.of("Logistic Regression Learner", settings().get(NAME))
            .settings(settings().toText()).summary("No model was fitted.").warning(warning)
            .table(layout().report(List.of(), false)).build();
        return new PortObject[]{table, layout().table(List.of(), exec),
            new LogisticModelPortObject(InterceptModel.fit(training)),
            StudyRecordPortObject.after(inObjects).with(section),
            FitTables.VARIABLES.table(List.of(), exec), FitTables.FIT.table(List.of(), exec),
            FitTables.STEPS.table(List.of(), exec)};
    }

    private LogisticRegression regression(final List<String> predictors) throws InvalidSettingsException {
        final Separation separation = settings().get(SEPARATION);
        return LogisticRegression.withDefaults().withFirth(separation == Separation.ALWAYS_FIRTH)
            .withFirthIfSeparated(separation == Separation.FIRTH).withIntervals(settings().get(INTERVALS))
            .withConfidence(settings().get(Confidence.OPTION))
            .withMissing(settings().get(MISSING)).withReferences(ReferenceLevels.of(settings(), predictors));
    }

    private List<String> screened(final UnivariateScreen.Result screen, final List<String> predictors) {
        final List<String> entering =
            settings().get(SCREEN) < 1 ? screen.below(settings().get(SCREEN)) : predictors;
        if (entering.isEmpty()) {
            throw new IllegalArgumentException("No predictor has a univariate p below " + settings().get(SCREEN)
                + "; raise the setting \"" + SCREEN.label() + "\", or name other predictors.");
        }
        return entering;
    }

    /** The variables of the joint model; all of them without stepwise selection. */
    private List<String> chosen(final LogisticRegression regression, final TrainingRows candidates,
        final List<StepwiseSelection.Step> steps, final List<String> warnings) {
        final Stepwise stepwise = settings().get(STEPWISE);
        if (stepwise == Stepwise.NONE) {
            return candidates.columns().names();
        }
        final StepwiseSelection.Result result = StepwiseSelection.withDefaults().withRegression(regression)
            .withDirection(stepwise.m_direction).withCriterion(settings().get(CRITERION))
            .withLimits(settings().get(ENTER), settings().get(REMOVE)).fit(candidates);
        steps.addAll(result.steps());
        warnings.addAll(result.warnings());
        if (result.columns().isEmpty()) {
            throw new IllegalArgumentException("Stepwise selection left no variable; change the setting \""
                + STEPWISE.label() + "\" or its limits, or name other predictors.");
        }
        return result.columns();
    }

    private Section section(final LogisticModel model, final String summary, final Tables tables,
        final List<String> warnings) {
        final Section.Builder section = Section.of("Logistic Regression Learner", settings().get(NAME))
            .settings(settings().toText())
            .table(OddsRatios.printed(tables.oddsRatios(), settings().get(Confidence.OPTION)))
            .table(layout().report(tables.oddsRatios(), false))
            .table(FitTables.VARIABLES.report(tables.variables(), true))
            .table(FitTables.FIT.report(tables.fit(), true));
        if (!tables.steps().isEmpty()) {
            section.table(FitTables.STEPS.report(tables.steps(), true));
        }
        section.summary(summary + (model.firth() ? " Firth's correction was used." : ""));
        warnings.forEach(section::warning);
        return section.build();
    }

    private String summary(final LogisticModel model, final List<String> predictors, final List<String> screened) {
        final String univariate = screened.size() == predictors.size() ? ""
            : " Of " + predictors.size() + " candidates, those with a univariate p below " + settings().get(SCREEN)
                + " entered.";
        final String stepwise = settings().get(STEPWISE) == Stepwise.NONE ? ""
            : " Of " + screened.size() + " variables, " + model.columns().size() + " were chosen stepwise ("
                + settings().get(STEPWISE).text() + ", by " + settings().text(CRITERION) + ").";
        return "Logistic regression of " + model.outcome() + " = " + model.positiveLevel() + " (against "
            + model.negativeLevel() + ") on " + String.join(", ", model.columns()) + ", fitted to "
            + model.statistics().rows() + " training patients, " + model.statistics().positives()
            + " of them positive." + univariate + stepwise;
    }
}
