package org.radiomics.knime.nodes.logisticlearner;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

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
import org.radiomics.knime.nodes.model.LogisticModelPortObject;
import org.radiomics.knime.nodes.model.ModelPortObjectSpec;
import org.radiomics.knime.nodes.model.OddsRatios;
import org.radiomics.knime.nodes.options.ChoiceOption;
import org.radiomics.knime.nodes.options.NamesOption;
import org.radiomics.knime.nodes.options.NumberOption;
import org.radiomics.knime.nodes.options.Options;
import org.radiomics.knime.nodes.options.OptionsNodeModel;
import org.radiomics.knime.nodes.options.TextOption;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.nodes.record.StudyRecordPortObjectSpec;
import org.radiomics.knime.stats.cohort.NumericColumn;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.model.LogisticModel;
import org.radiomics.knime.stats.model.LogisticRegression;
import org.radiomics.knime.stats.model.UnivariateScreen;
import org.radiomics.knime.stats.report.Section;

/** Fits a logistic regression to the training rows, after an optional screen of each predictor on its own. */
public final class LogisticLearnerNodeModel extends OptionsNodeModel {

    static final TextOption NAME = TextOption.text("modelName", "Model name",
        "Name of the new column with the predicted probability, and of the model in plots and tables.", "Clinical model")
        .required();

    static final NamesOption PREDICTORS = NamesOption.of("predictors", "Predictors",
        "Columns that the outcome is predicted from. Empty: all clinical variables.", List.of());

    static final NumberOption SCREEN = NumberOption.of("screenP", "Univariate limit of p",
        "Only predictors whose own model has a p below this enter the joint model; 1 lets all enter.", 1e-6, 1, 1);

    static final ChoiceOption<Separation> SEPARATION = ChoiceOption.of("separation", "If predictors separate",
        "What to do where a predictor tells the outcomes apart completely, so that odds ratios are infinite: stop with a "
            + "message, fit with Firth's correction and say so, or use Firth's correction always.",
        List.of(Separation.values()), Separation::text, Separation.FIRTH);

    static final Options OPTIONS = Options.of(NAME, PREDICTORS, SCREEN, SEPARATION);

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
        super(OPTIONS, new PortType[]{BufferedDataTable.TYPE, StudyRecordPortObject.TYPE_OPTIONAL}, new PortType[]{
            BufferedDataTable.TYPE, BufferedDataTable.TYPE, LogisticModelPortObject.TYPE, StudyRecordPortObject.TYPE});
    }

    @Override
    protected PortObjectSpec[] configure(final PortObjectSpec[] inSpecs) throws InvalidSettingsException {
        final CohortSpec spec = CohortSpec.of((DataTableSpec)inSpecs[0]);
        predictors(spec);
        return new PortObjectSpec[]{spec.with(ColumnKind.PROBABILITY.numbers(settings().get(NAME))),
            OddsRatios.LAYOUT.spec(), new ModelPortObjectSpec(), StudyRecordPortObjectSpec.INSTANCE};
    }

    private List<String> predictors(final CohortSpec spec) throws InvalidSettingsException {
        return spec.choose(settings(), PREDICTORS,
            "The cohort has no clinical variables; name the predictors in the setting", ColumnKind.CLINICAL);
    }

    @Override
    protected PortObject[] execute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
        final BufferedDataTable table = (BufferedDataTable)inObjects[0];
        final CohortTable read = CohortTable.read(table, CohortSpec.of(table.getDataTableSpec()), exec);
        final List<String> predictors = predictors(read.spec());
        final TrainingRows training = read.cohort().training().select(predictors);
        final UnivariateScreen.Result screen =
            UnivariateScreen.withDefaults().withRegression(regression()).fit(training);
        exec.setProgress(0.5, "joint model");
        exec.checkCanceled();
        final List<String> entering = settings().get(SCREEN) < 1 ? screen.below(settings().get(SCREEN)) : predictors;
        if (entering.isEmpty()) {
            throw new IllegalArgumentException("No predictor has a univariate p below " + settings().get(SCREEN)
                + "; raise the setting \"" + SCREEN.label() + "\", or name other predictors.");
        }
        final LogisticModel model = regression().fit(training.select(entering));
        final double[] probability = model.predict(read.cohort().columns());
        final List<String> warnings = new ArrayList<>(read.warnings());
        warnings.addAll(model.warnings());
        warn(warnings);
        final List<List<Object>> rows = new ArrayList<>();
        rows.addAll(OddsRatios.rows("univariate", screen));
        rows.addAll(OddsRatios.rows("multivariable", model));
        return new PortObject[]{
            read.with(exec, ColumnKind.PROBABILITY, new NumericColumn(settings().get(NAME), probability)),
            OddsRatios.LAYOUT.table(rows, exec), new LogisticModelPortObject(model),
            StudyRecordPortObject.after(inObjects).with(section(model, predictors, entering, rows, warnings))};
    }

    private LogisticRegression regression() {
        final Separation separation = settings().get(SEPARATION);
        return LogisticRegression.withDefaults().withFirth(separation == Separation.ALWAYS_FIRTH)
            .withFirthIfSeparated(separation == Separation.FIRTH);
    }

    private Section section(final LogisticModel model, final List<String> predictors, final List<String> entering,
        final List<List<Object>> rows, final List<String> warnings) {
        final String screened = entering.size() == predictors.size() ? ""
            : " Of " + predictors.size() + " candidates, those with a univariate p below " + settings().get(SCREEN)
                + " entered.";
        final Section.Builder section = Section.of("Logistic Regression Learner", settings().get(NAME))
            .settings(settings().toText()).table(OddsRatios.printed(rows)).table(OddsRatios.LAYOUT.report(rows, false))
            .summary("Logistic regression of " + model.outcome() + " = " + model.positiveLevel() + " (against "
                + model.negativeLevel() + ") on " + entering.stream().collect(Collectors.joining(", "))
                + ", fitted to " + model.statistics().rows() + " training patients, " + model.statistics().positives()
                + " of them positive." + screened + (model.firth() ? " Firth's correction was used." : ""));
        warnings.forEach(section::warning);
        return section.build();
    }
}
