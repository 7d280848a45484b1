package org.radiomics.knime.nodes.lassolearner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.knime.core.data.DataTableSpec;
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
import org.radiomics.knime.nodes.options.IntegerOption;
import org.radiomics.knime.nodes.options.NumberOption;
import org.radiomics.knime.nodes.options.Options;
import org.radiomics.knime.nodes.options.OptionsNodeModel;
import org.radiomics.knime.nodes.options.TextOption;
import org.radiomics.knime.nodes.record.OutputTable;
import org.radiomics.knime.nodes.record.PortTable;
import org.radiomics.knime.nodes.record.Pictures;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.nodes.record.StudyRecordPortObjectSpec;
import org.radiomics.knime.stats.cohort.NumericColumn;
import org.radiomics.knime.stats.cohort.Role;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.model.CrossValidatedLasso;
import org.radiomics.knime.stats.model.CvMeasure;
import org.radiomics.knime.stats.model.Lasso;
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
        "Share of the absolute penalty: 1 is the LASSO, less an elastic net.", 0.01, 1, 1);

    static final IntegerOption FOLDS = IntegerOption.of("folds", "Folds",
        "Folds of the cross-validation, stratified by outcome; not used where a column gives the folds.", 3, 1000, 10);

    static final ChoiceOption<CvMeasure> MEASURE = ChoiceOption.of("measure", "Measure",
        "What the cross-validation judges lambda by.", List.of(CvMeasure.values()), CvMeasure::label, CvMeasure.DEVIANCE);

    static final ChoiceOption<Rule> RULE = ChoiceOption.of("lambdaRule", "Lambda",
        "lambda.min has the best cross-validated measure; lambda.1se is the largest within one standard error of it and "
            + "keeps fewer features.",
        List.of(Rule.values()), Rule::text, Rule.MIN);

    static final TextOption SCORE =
        TextOption.text("scoreColumn", "Score column", "Name of the new column with the Rad-score.", "Rad-score").required();

    static final ChoiceOption<LambdaAxis> AXIS = ChoiceOption.of("lambdaAxis", "Axis of lambda",
        "How the pictures lay out lambda: its natural logarithm, as glmnet does, or the negative decimal logarithm.",
        List.of(LambdaAxis.values()), axis -> axis == LambdaAxis.LN ? "ln" : "-log10", LambdaAxis.MINUS_LOG10);

    static final IntegerOption SEED = IntegerOption.seed(1);

    static final Options OPTIONS = Options.of(ALPHA, FOLDS, MEASURE, RULE, SCORE, AXIS, SEED, FoldColumn.OPTION);

    private static final OutputTable COEFFICIENTS =
        OutputTable.of("coefficients", "The features of the Rad-score with their LASSO coefficients.").texts("feature")
            .numbers("coefficient");

    private static final OutputTable CROSS_VALIDATION =
        OutputTable.of("cross-validation", "The cross-validated measure along the path of lambda.").numbers("lambda")
            .numbers("mean").numbers("standard error").wholes("features").texts("chosen");

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
            new PortType[]{BufferedDataTable.TYPE, SignaturePortObject.TYPE, BufferedDataTable.TYPE, BufferedDataTable.TYPE,
                ImagePortObject.TYPE, ImagePortObject.TYPE, StudyRecordPortObject.TYPE});
    }

    @Override
    protected PortObjectSpec[] configure(final PortObjectSpec[] inSpecs) throws InvalidSettingsException {
        final CohortSpec spec = CohortSpec.of((DataTableSpec)inSpecs[0]);
        FoldColumn.name(spec, settings());
        return new PortObjectSpec[]{spec.with(ColumnKind.SCORE.numbers(settings().get(SCORE))), new ModelPortObjectSpec(),
            COEFFICIENTS.spec(), CROSS_VALIDATION.spec(), Pictures.SPEC, Pictures.SPEC,
            StudyRecordPortObjectSpec.INSTANCE};
    }

    @Override
    protected PortObject[] execute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
        final BufferedDataTable table = (BufferedDataTable)inObjects[0];
        final CohortTable read = CohortTable.read(table, CohortSpec.of(table.getDataTableSpec()), exec);
        final List<String> features = read.spec().names(ColumnKind.FEATURE);
        if (features.isEmpty()) {
            throw new IllegalArgumentException("The cohort has no features left; loosen the filters before this node.");
        }
        final TrainingRows training = read.cohort().training().select(features);
        final String folds = FoldColumn.name(read.spec(), settings());
        final CrossValidatedLasso.Result result =
            fit(training, folds.isEmpty() ? null : FoldColumn.read(read, folds), exec);
        final int step = settings().get(RULE) == Rule.MIN ? result.indexMin() : result.index1se();
        final Signature signature = result.path().signature(step);
        final double[] score = signature.score(read.cohort().columns());
        final List<String> warnings = new ArrayList<>(read.warnings());
        warnings.addAll(result.notices());
        if (signature.features().isEmpty()) {
            warnings.add("The cross-validation prefers the model without features: the Rad-score is the same for everyone.");
        }
        warn(warnings);
        final List<List<Object>> coefficients = coefficients(signature);
        final List<List<Object>> path = path(result, step);
        final Picture pathPicture = LassoPathPlot.draw("path", "Coefficients along the path of lambda.", result.path(),
            training.columns(), result.lambda()[step], settings().get(AXIS));
        final Picture cvPicture = LassoCvPlot.draw("cross-validation-curve",
            settings().get(MEASURE).label() + ", cross-validated, along the path of lambda.", result,
            settings().get(AXIS));
        final Section.Builder section = Section.of("LASSO Learner", "Radiomics signature").settings(settings().toText())
            .funnel("LASSO", signature.features().size()).summary(summary(result, step, signature, folds)).table(COEFFICIENTS.report(coefficients, true))
            .table(CROSS_VALIDATION.report(path, false)).picture(pathPicture).picture(cvPicture)
            .picture(RadScorePlot.draw("rad-score", "The Rad-score by outcome, on the training and on the other patients.",
                settings().get(SCORE), score, read.cohort().outcome(), read.cohort().roles().toArray(Role[]::new)));
        if (folds.isEmpty()) {
            section.seed(settings().get(SEED));
        }
        warnings.forEach(section::warning);
        final BufferedDataTable scored =
            read.with(exec, ColumnKind.SCORE, new NumericColumn(settings().get(SCORE), score));
        return new PortObject[]{scored,
            new SignaturePortObject(signature), COEFFICIENTS.table(coefficients, exec), CROSS_VALIDATION.table(path, exec),
            Pictures.port(pathPicture), Pictures.port(cvPicture),
            StudyRecordPortObject.after(inObjects).with(section.build(),
                PortTable.of("cohort-with-rad-score", "The cohort with the Rad-score of every patient.", scored, exec))};
    }

    /** Folds are drawn where none are given. */
    private CrossValidatedLasso.Result fit(final TrainingRows rows, final int[] folds, final ExecutionContext exec) {
        final CrossValidatedLasso lasso = CrossValidatedLasso.withDefaults().withMeasure(settings().get(MEASURE))
            .withLasso(Lasso.withDefaults().withAlpha(settings().get(ALPHA)));
        try (WorkerPool pool = WorkerPool.open("LASSO Learner")) {
            return (folds != null ? lasso.withFoldAssignment(folds)
                : lasso.withFolds(settings().get(FOLDS)).withSeed(settings().get(SEED)))
                .fit(rows, pool.executor(), new NodeMonitor(exec));
        }
    }

    private static List<List<Object>> coefficients(final Signature signature) {
        final List<List<Object>> rows = new ArrayList<>();
        rows.add(List.of("(Intercept)", signature.intercept()));
        for (int i = 0; i < signature.features().size(); i++) {
            rows.add(List.of(signature.features().get(i), signature.coefficients()[i]));
        }
        return rows;
    }

    private static List<List<Object>> path(final CrossValidatedLasso.Result result, final int step) {
        return IntStream.range(0, result.lambda().length).<List<Object>>mapToObj(i -> List.of(result.lambda()[i],
            result.cvm()[i], result.cvsd()[i], result.nonzero()[i], i == step ? "yes" : "")).toList();
    }

    private String summary(final CrossValidatedLasso.Result result, final int step, final Signature signature,
        final String folds) {
        return String.format(Locale.ROOT,
            "The LASSO keeps %d of %d features at %s = %.4g (-log10 lambda %.3f), chosen by %d-fold cross-validation on "
                + "the training patients (%s%s). The Rad-score is their linear combination; a high one speaks for %s = %s.",
            signature.features().size(), result.path().features().size(), settings().get(RULE).text(),
            result.lambda()[step], -Math.log10(result.lambda()[step]),
            Arrays.stream(result.folds()).distinct().count(), settings().get(MEASURE).label(),
            folds.isEmpty() ? "" : "; folds given by column \"" + folds + "\"", signature.outcome(), signature.positiveLevel());
    }
}
