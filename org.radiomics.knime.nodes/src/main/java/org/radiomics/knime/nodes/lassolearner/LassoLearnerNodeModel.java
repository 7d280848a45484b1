package org.radiomics.knime.nodes.lassolearner;

import java.util.ArrayList;
import java.util.List;

import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.image.ImagePortObject;
import org.radiomics.knime.nodes.cohort.CohortSpec;
import org.radiomics.knime.nodes.cohort.CohortTable;
import org.radiomics.knime.nodes.cohort.ColumnKind;
import org.radiomics.knime.nodes.cohort.FoldColumn;
import org.radiomics.knime.nodes.execution.NodeMonitor;
import org.radiomics.knime.nodes.execution.WorkerPool;
import org.radiomics.knime.nodes.model.ModelPortObjectSpec;
import org.radiomics.knime.nodes.model.SignaturePortObject;
import org.radiomics.knime.nodes.options.ChoiceOption;
import org.radiomics.knime.nodes.options.ColumnOption;
import org.radiomics.knime.nodes.options.IntegerOption;
import org.radiomics.knime.nodes.options.NumberOption;
import org.radiomics.knime.nodes.options.Options;
import org.radiomics.knime.nodes.options.OptionsNodeModel;
import org.radiomics.knime.nodes.options.TextOption;
import org.radiomics.knime.nodes.record.Pictures;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.nodes.record.StudyRecordPortObjectSpec;
import org.radiomics.knime.stats.cohort.NumericColumn;
import org.radiomics.knime.stats.cohort.Role;
import org.radiomics.knime.stats.model.CrossValidatedLasso;
import org.radiomics.knime.stats.model.CvMeasure;
import org.radiomics.knime.stats.model.SelectionFrequency;
import org.radiomics.knime.stats.model.Signature;
import org.radiomics.knime.stats.plot.LambdaAxis;
import org.radiomics.knime.stats.plot.LassoCvPlot;
import org.radiomics.knime.stats.plot.LassoPathPlot;
import org.radiomics.knime.stats.plot.RadScorePlot;
import org.radiomics.knime.stats.report.Picture;
import org.radiomics.knime.stats.report.Section;

/** Chooses features by the LASSO, its penalty by cross-validation on the training rows, and computes the Rad-score. */
public final class LassoLearnerNodeModel extends OptionsNodeModel {

    static final NumberOption ALPHA = NumberOption.of("alpha", "Alpha",
        "Share of the absolute penalty: 1 is the LASSO, less an elastic net, 0 ridge regression.", 0, 1, 1);

    static final IntegerOption FOLDS = IntegerOption.of("folds", "Folds",
        "Folds of the cross-validation, stratified by outcome; not used where a column gives the folds. Where there "
            + "are fewer training patients, as many as there are of the rarer level, but at least three.",
        CrossValidatedLasso.FEWEST_FOLDS, 1000, 10);

    static final ChoiceOption<CvMeasure> MEASURE = ChoiceOption.of("measure", "Measure",
        "What the cross-validation judges lambda by.", List.of(CvMeasure.values()), CvMeasure::label,
        CvMeasure.DEVIANCE);

    static final ChoiceOption<Rule> RULE = ChoiceOption.of("lambdaRule", "Lambda",
        "lambda.min has the best cross-validated measure; lambda.1se is the largest within one standard error of it "
            + "and keeps fewer features.",
        List.of(Rule.values()), Rule::text, Rule.MIN);

    static final TextOption SCORE =
        TextOption.text("scoreColumn", "Score column", "Name of the new column with the Rad-score.", "Rad-score")
            .required();

    static final ChoiceOption<LambdaAxis> AXIS = ChoiceOption.of("lambdaAxis", "Axis of lambda",
        "How the pictures lay out lambda: its natural logarithm, as glmnet does, or the negative decimal logarithm.",
        List.of(LambdaAxis.values()), axis -> axis == LambdaAxis.LN ? "ln" : "-log10", LambdaAxis.MINUS_LOG10);

    static final IntegerOption SEED = IntegerOption.seed(1);

    static final ColumnOption RESPONSE = ColumnOption.of("responseColumn", "Response column",
        "Column of numbers that the Rad-score is to explain by linear regression, instead of the outcome. Empty: the "
            + "outcome, by logistic regression.",
        0, column -> column.getType().isCompatible(DoubleValue.class), "");

    static final IntegerOption REPETITIONS = IntegerOption.of("repetitions", "Repetitions",
        "How often the cross-validation is repeated with other folds; lambda is chosen from the mean of the curves.", 1,
        10000, 1);

    static final IntegerOption RESAMPLES = IntegerOption.of("resamples", "Resamples",
        "On how many resamples of the training rows it is counted how often each feature is chosen; 0 for none.", 0,
        100000, 0);

    static final ChoiceOption<SelectionFrequency.Scheme> SCHEME = ChoiceOption.of("resampling", "Resampling",
        "bootstrap draws as many training rows of each level as there are, with repetition; halves draws half of them, "
            + "as stability selection does.",
        List.of(SelectionFrequency.Scheme.values()), SelectionFrequency.Scheme::text,
        SelectionFrequency.Scheme.BOOTSTRAP);

    static final NumberOption STABILITY = NumberOption.of("stabilityThreshold", "Stability threshold",
        "Share of the resamples from which a feature counts as stable, at the lambda where it is chosen most "
            + "often.", 0.01,
        1, 0.9);

    static final Options OPTIONS = Options.of(ALPHA, FOLDS, MEASURE, RULE, SCORE, AXIS, SEED, FoldColumn.OPTION)
        .tab("Repetition and resamples", REPETITIONS, RESAMPLES, SCHEME, STABILITY, RESPONSE);

    /** Which lambda of the path is taken. */
    enum Rule {
        MIN("lambda.min"), ONE_STANDARD_ERROR("lambda.1se");

        private final String m_text;

        Rule(final String text) {
            m_text = text;
        }

        String text() {
            return m_text;
        }
    }

    LassoLearnerNodeModel() {
        super(OPTIONS, new PortType[]{BufferedDataTable.TYPE, StudyRecordPortObject.TYPE_OPTIONAL},
            new PortType[]{BufferedDataTable.TYPE, SignaturePortObject.TYPE, BufferedDataTable.TYPE,
                BufferedDataTable.TYPE, ImagePortObject.TYPE, ImagePortObject.TYPE, StudyRecordPortObject.TYPE,
                BufferedDataTable.TYPE});
    }

    @Override
    protected PortObjectSpec[] configure(final PortObjectSpec[] inSpecs) throws InvalidSettingsException {
        final CohortSpec spec = CohortSpec.of((DataTableSpec)inSpecs[0]);
        FoldColumn.name(spec, settings());
        if (!settings().get(RESPONSE).isEmpty()) {
            spec.require(List.of(settings().get(RESPONSE)), RESPONSE.label());
        }
        return new PortObjectSpec[]{spec.with(ColumnKind.SCORE.numbers(settings().get(SCORE))),
            new ModelPortObjectSpec(), LassoTables.COEFFICIENTS.spec(), LassoTables.CROSS_VALIDATION.spec(),
            Pictures.SPEC, Pictures.SPEC, StudyRecordPortObjectSpec.INSTANCE, LassoTables.FREQUENCIES.spec()};
    }

    @Override
    protected PortObject[] compute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
        final BufferedDataTable table = (BufferedDataTable)inObjects[0];
        final CohortTable read = CohortTable.read(table, CohortSpec.of(table.getDataTableSpec()), exec);
        final LassoFit fit = fit(read, exec);
        final Signature signature = fit.signature();
        final double[] score = signature.score(read.cohort().columns());
        final List<String> warnings = new ArrayList<>(read.warnings());
        warnings.addAll(fit.warnings());
        warn(warnings);
        final List<List<Object>> coefficients = LassoTables.coefficients(signature);
        final List<List<Object>> path = LassoTables.crossValidation(fit.result(), fit.step());
        final List<List<Object>> frequencies =
            fit.frequency().map(frequency -> LassoTables.frequencies(frequency, signature)).orElse(List.of());
        final Picture pathPicture = LassoPathPlot.draw("path", "Coefficients along the path of lambda.",
            fit.result().path(), fit.rows().columns(), fit.lambda(), settings().get(AXIS));
        final Picture cvPicture = LassoCvPlot.draw("cross-validation-curve",
            fit.result().measure().label() + ", cross-validated, along the path of lambda.", fit.result(),
            settings().get(AXIS));
        final Section.Builder section = Section.of("LASSO Learner", "Radiomics signature").settings(settings().toText())
            .funnel("LASSO", signature.features().size()).summary(fit.summary())
            .table(LassoTables.COEFFICIENTS.report(coefficients, true))
            .table(LassoTables.CROSS_VALIDATION.report(path, false)).picture(pathPicture).picture(cvPicture)
            .picture(RadScorePlot.draw("rad-score",
                "The Rad-score by outcome, on the training and on the other patients.",
                settings().get(SCORE), score, read.cohort().outcome(), read.cohort().roles().toArray(Role[]::new)));
        if (fit.frequency().isPresent()) {
            section.table(LassoTables.FREQUENCIES.report(frequencies, false));
        }
        if (fit.isSeeded()) {
            section.seed(settings().get(SEED));
        }
        warnings.forEach(section::warning);
        final BufferedDataTable scored =
            read.with(exec, ColumnKind.SCORE, new NumericColumn(settings().get(SCORE), score));
        return new PortObject[]{scored, new SignaturePortObject(signature),
            LassoTables.COEFFICIENTS.table(coefficients, exec), LassoTables.CROSS_VALIDATION.table(path, exec),
            Pictures.port(pathPicture), Pictures.port(cvPicture),
            StudyRecordPortObject.after(inObjects).with(section.build()),
            LassoTables.FREQUENCIES.table(frequencies, exec)};
    }

    private LassoFit fit(final CohortTable read, final ExecutionContext exec) throws InvalidSettingsException {
        try (WorkerPool pool = WorkerPool.open("LASSO Learner")) {
            return LassoFit.of(settings(), read, pool.executor(), new NodeMonitor(exec));
        }
    }
}
