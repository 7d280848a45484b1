package org.radiomics.knime.nodes.calibrationview;

import java.util.ArrayList;
import java.util.List;

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
import org.radiomics.knime.nodes.execution.NodeMonitor;
import org.radiomics.knime.nodes.execution.WorkerPool;
import org.radiomics.knime.nodes.model.LogisticModelPortObject;
import org.radiomics.knime.nodes.options.ChoiceOption;
import org.radiomics.knime.nodes.options.ColumnOption;
import org.radiomics.knime.nodes.options.IntegerOption;
import org.radiomics.knime.nodes.options.Options;
import org.radiomics.knime.nodes.options.OptionsNodeModel;
import org.radiomics.knime.nodes.record.Pictures;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.nodes.record.StudyRecordPortObjectSpec;
import org.radiomics.knime.stats.cohort.Cohort;
import org.radiomics.knime.stats.cohort.Outcome;
import org.radiomics.knime.stats.cohort.Role;
import org.radiomics.knime.stats.evaluation.Calibration;
import org.radiomics.knime.stats.evaluation.HosmerLemeshow;
import org.radiomics.knime.stats.evaluation.Recalibration;
import org.radiomics.knime.stats.model.LogisticModel;
import org.radiomics.knime.stats.plot.CalibrationPlot;
import org.radiomics.knime.stats.report.Picture;
import org.radiomics.knime.stats.report.Printed;
import org.radiomics.knime.stats.report.Section;

/** Shows how well predicted probabilities agree with what happened, on the training rows corrected for optimism. */
public final class CalibrationViewNodeModel extends OptionsNodeModel {

    static final ColumnOption PROBABILITY = ColumnOption.of("probability", "Probability",
        "Column with the predicted probability of the positive level. Empty: the last one that an earlier node "
        + "predicted.", 0,
        column -> ColumnKind.of(column).filter(kind -> kind == ColumnKind.PROBABILITY).isPresent(), "");

    static final IntegerOption REPETITIONS = IntegerOption.of("bootstrapRepetitions", "Bootstrap repetitions",
        "Resamples of the training rows for the correction of optimism; needs a connected model.", 1, 1_000_000, 1000);

    static final IntegerOption GROUPS = IntegerOption.of("groups", "Hosmer-Lemeshow groups",
        "Groups of equal size by predicted probability.", 3, 100, 10);

    static final IntegerOption SEED = IntegerOption.seed(1);

    static final ChoiceOption<Recalibrating> RECALIBRATION = ChoiceOption.of("recalibration", "Recalibration",
        "Also show the validation patients after recalibration: intercept, or intercept and slope, of the log odds are "
            + "learned on the training patients, for a probability that comes from a model of other patients.",
        List.of(Recalibrating.values()), Recalibrating::text, Recalibrating.NONE);

    static final Options OPTIONS = Options.of(CohortSpec.OUTCOME_COLUMN, CohortSpec.POSITIVE_LEVEL, PROBABILITY,
        REPETITIONS, GROUPS, SEED, RECALIBRATION);

    /** Whether and how the probability is recalibrated. */
    enum Recalibrating {
        NONE("none", null), INTERCEPT("intercept", Recalibration.Method.INTERCEPT),
        INTERCEPT_AND_SLOPE("intercept and slope", Recalibration.Method.INTERCEPT_AND_SLOPE);

        private final String m_text;

        private final Recalibration.Method m_method;

        Recalibrating(final String text, final Recalibration.Method method) {
            m_text = text;
            m_method = method;
        }

        String text() {
            return m_text;
        }
    }

    CalibrationViewNodeModel() {
        super(OPTIONS,
            new PortType[]{BufferedDataTable.TYPE, LogisticModelPortObject.TYPE_OPTIONAL,
                StudyRecordPortObject.TYPE_OPTIONAL},
            new PortType[]{ImagePortObject.TYPE, BufferedDataTable.TYPE, BufferedDataTable.TYPE,
                StudyRecordPortObject.TYPE});
    }

    @Override
    protected PortObjectSpec[] configure(final PortObjectSpec[] inSpecs) throws InvalidSettingsException {
        probability(CohortSpec.of((DataTableSpec)inSpecs[0], settings()));
        return new PortObjectSpec[]{Pictures.SPEC, CalibrationTables.MEASURES.spec(), CalibrationTables.CURVES.spec(),
            StudyRecordPortObjectSpec.INSTANCE};
    }

    private String probability(final CohortSpec spec) throws InvalidSettingsException {
        final String chosen = settings().get(PROBABILITY);
        if (!chosen.isEmpty()) {
            spec.require(List.of(chosen), PROBABILITY.label());
            return chosen;
        }
        final List<String> all = spec.names(ColumnKind.PROBABILITY);
        if (all.isEmpty()) {
            throw new InvalidSettingsException("The cohort has no predicted probabilities; fit a model before this "
                + "node, or choose a column in the setting \"" + PROBABILITY.label() + "\".");
        }
        return all.get(all.size() - 1);
    }

    @Override
    protected PortObject[] compute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
        final BufferedDataTable table = (BufferedDataTable)inObjects[0];
        final CohortTable read = CohortTable.read(table, CohortSpec.of(table.getDataTableSpec(), settings()), exec);
        final String name = probability(read.spec());
        final LogisticModel model =
            inObjects[1] == null ? null : ((LogisticModelPortObject)inObjects[1]).model();
        final List<String> warnings = new ArrayList<>(read.warnings());
        final CalibrationTables tables = new CalibrationTables();
        for (final Role role : Role.values()) {
            final int[] rows = read.cohort().rows(role);
            if (rows.length > 0) {
                final Outcome outcome = read.cohort().outcome().take(rows);
                final double[] values = read.cohort().columns().take(rows).values(name);
                tables.add(role.label(), role.label() + " patients",
                    calibration(read.cohort(), role, outcome, values, model, exec), test(outcome, values, role),
                    values);
            }
        }
        final String recalibrated = recalibrate(read.cohort(), name, tables, warnings);
        if (model == null) {
            warnings.add("No model is connected, so the curve of the training patients is not corrected for optimism.");
        }
        warnings.addAll(tables.warnings());
        warn(warnings);
        final String positive = read.spec().outcome() + " = " + read.spec().positiveLevel();
        final Picture picture = CalibrationPlot.draw("calibration", "Calibration of \"" + name + "\": actual against "
            + "predicted probability of " + positive + ".", read.spec().positiveLevel(), tables.panels());
        final Section.Builder section = Section.of("Calibration View", "Calibration").settings(settings().toText())
            .seed(settings().get(SEED)).picture(picture).summary("Calibration of \"" + name + "\". " + tables.summary()
            + recalibrated)
            .table(tables.printed()).table(CalibrationTables.MEASURES.report(tables.measures(), false))
            .table(CalibrationTables.CURVES.report(tables.curves(), false))
            .table(CalibrationTables.GROUPS.report(tables.groups(), false));
        warnings.forEach(section::warning);
        return new PortObject[]{Pictures.port(picture), CalibrationTables.MEASURES.table(tables.measures(), exec),
            CalibrationTables.CURVES.table(tables.curves(), exec),
            StudyRecordPortObject.after(inObjects).with(section.build())};
    }

    private HosmerLemeshow.Result test(final Outcome outcome, final double[] probability, final Role role) {
        return HosmerLemeshow.withDefaults().withGroups(settings().get(GROUPS)).test(outcome.positive(), probability,
            role);
    }

    /** Learns on training rows and adds the validation rows as they are after it; says what was learned. */
    private String recalibrate(final Cohort cohort, final String name, final CalibrationTables tables,
        final List<String> warnings) {
        final Recalibrating how = settings().get(RECALIBRATION);
        final int[] rows = cohort.rows(Role.VALIDATION);
        if (how == Recalibrating.NONE) {
            return "";
        }
        if (rows.length == 0) {
            warnings.add("There are no validation patients, so nothing was recalibrated.");
            return "";
        }
        final Recalibration.Result learned =
            Recalibration.withDefaults().withMethod(how.m_method).fit(cohort.training(), name);
        final Outcome outcome = cohort.outcome().take(rows);
        final double[] probability = learned.apply(cohort.columns().take(rows).values(name));
        tables.add("validation, recalibrated", "recalibrated validation patients",
            Calibration.withDefaults().assess(outcome.positive(), probability),
            test(outcome, probability, Role.VALIDATION), probability);
        return " For recalibration, log odds were multiplied by " + Printed.decimals(learned.slope(), 3)
            + " and shifted by "
            + Printed.decimals(learned.intercept(), 3) + ", learned on " + learned.rows() + " training patients.";
    }

    /** With a model, the training rows are resampled; all other rows show their calibration as it is. */
    private Calibration.Result calibration(final Cohort cohort, final Role role, final Outcome outcome,
        final double[] probability, final LogisticModel model, final ExecutionContext exec) {
        if (role != Role.TRAINING || model == null) {
            return Calibration.withDefaults().assess(outcome.positive(), probability);
        }
        try (WorkerPool pool = WorkerPool.open("Calibration View")) {
            return Calibration.withDefaults().withRepetitions(settings().get(REPETITIONS)).withSeed(settings()
                .get(SEED))
                .bootstrap(model, cohort.training(), pool.executor(), new NodeMonitor(exec));
        }
    }
}
