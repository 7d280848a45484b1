package org.radiomics.knime.nodes.dcaview;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
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
import org.radiomics.knime.nodes.execution.NodeMonitor;
import org.radiomics.knime.nodes.execution.WorkerPool;
import org.radiomics.knime.nodes.options.ChoiceOption;
import org.radiomics.knime.nodes.options.IntegerOption;
import org.radiomics.knime.nodes.options.NamesOption;
import org.radiomics.knime.nodes.options.NumberOption;
import org.radiomics.knime.nodes.options.Options;
import org.radiomics.knime.nodes.options.OptionsNodeModel;
import org.radiomics.knime.nodes.record.Confidence;
import org.radiomics.knime.nodes.record.OutputTable;
import org.radiomics.knime.nodes.record.Pictures;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.nodes.record.StudyRecordPortObjectSpec;
import org.radiomics.knime.stats.Monitor;
import org.radiomics.knime.stats.cohort.Cohort;
import org.radiomics.knime.stats.cohort.Role;
import org.radiomics.knime.stats.evaluation.DecisionCurve;
import org.radiomics.knime.stats.plot.DecisionCurvePlot;
import org.radiomics.knime.stats.report.Picture;
import org.radiomics.knime.stats.report.Section;

/** Decision curves of models against treating all and treating none. */
public final class DcaViewNodeModel extends OptionsNodeModel {

    static final NamesOption PROBABILITIES = NamesOption.of("probabilities", "Probabilities",
        "Columns with predicted probabilities of the positive level. Empty: all that earlier nodes predicted.",
        List.of());

    static final ChoiceOption<Rows> ROWS = ChoiceOption.of("rows", "Patients",
        "Whose net benefit is shown: training and validation and the whole cohort side by side, or one of them.",
        List.of(Rows.values()), Rows::text, Rows.ALL);

    static final IntegerOption REPETITIONS = IntegerOption.of("bootstrapRepetitions", "Bootstrap repetitions",
        "Resamples of the patients for bands around the curves, the models being as they are; 0 for no bands.", 0,
        100_000, 0);

    static final IntegerOption SEED = IntegerOption.seed(1);

    static final NumberOption FROM =
        NumberOption.of("thresholdFrom", "Thresholds from", "First threshold probability.", 0, 0.9999, 0);

    static final NumberOption TO = NumberOption.of("thresholdTo", "Thresholds to",
        "Last threshold probability, below 1.", 0.0001, 0.9999, 0.99);

    static final NumberOption STEP = NumberOption.of("thresholdStep", "Step of thresholds",
        "Distance of two threshold probabilities.", 0.0001, 0.5, 0.01);

    static final Options OPTIONS =
        Options.of(CohortSpec.OUTCOME_COLUMN, CohortSpec.POSITIVE_LEVEL, PROBABILITIES, ROWS, REPETITIONS, SEED,
            CohortSpec.ABSENT).tab("Thresholds and bands", FROM, TO, STEP, Confidence.OPTION);

    private static final OutputTable CURVES = OutputTable
        .of("decision-curves", "Net benefit in true positives per patient, and net interventions avoided per 100 "
            + "patients compared with treating all; limits of 95 % bootstrap bands where asked for.")
        .texts("set").texts("model").numbers("threshold").numbers("net benefit").numbers("interventions avoided")
        .numbers("net benefit lower").numbers("net benefit upper").numbers("interventions avoided lower")
        .numbers("interventions avoided upper");

    /** Whose curves are shown. */
    enum Rows {
        ALL("training, validation, whole cohort"), TRAINING("training"), VALIDATION("validation"),
        WHOLE("whole cohort");

        private final String m_text;

        Rows(final String text) {
            m_text = text;
        }

        String text() {
            return m_text;
        }
    }

    DcaViewNodeModel() {
        super(OPTIONS, new PortType[]{BufferedDataTable.TYPE, StudyRecordPortObject.TYPE_OPTIONAL},
            new PortType[]{ImagePortObject.TYPE, BufferedDataTable.TYPE, StudyRecordPortObject.TYPE});
    }

    @Override
    protected PortObjectSpec[] configure(final PortObjectSpec[] inSpecs) throws InvalidSettingsException {
        probabilities(CohortSpec.of((DataTableSpec)inSpecs[0], settings()));
        thresholds();
        return new PortObjectSpec[]{Pictures.SPEC, layout().spec(), StudyRecordPortObjectSpec.INSTANCE};
    }

    private List<String> probabilities(final CohortSpec spec) throws InvalidSettingsException {
        return spec.chooseSome(settings(), PROBABILITIES,
            "The cohort has no predicted probabilities; fit a model before this node, or "
                + "name columns in the setting", ColumnKind.PROBABILITY);
    }

    private OutputTable layout() {
        return CURVES.atConfidence(settings().get(Confidence.OPTION));
    }

    /** Counted in steps, so that a decimal step gives decimal thresholds. */
    private double[] thresholds() throws InvalidSettingsException {
        final BigDecimal from = BigDecimal.valueOf(settings().get(FROM));
        final BigDecimal to = BigDecimal.valueOf(settings().get(TO));
        if (from.compareTo(to) >= 0) {
            throw new InvalidSettingsException("\"" + FROM.label() + "\" is " + settings().text(FROM) + " and \""
                + TO.label() + "\" is " + settings().text(TO) + "; the first must be the smaller one.");
        }
        final BigDecimal step = BigDecimal.valueOf(settings().get(STEP));
        final int steps = to.subtract(from).divide(step, 0, RoundingMode.FLOOR).intValue();
        return IntStream.rangeClosed(0, steps)
            .mapToDouble(k -> from.add(step.multiply(BigDecimal.valueOf(k))).doubleValue()).toArray();
    }

    @Override
    protected PortObject[] compute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
        final BufferedDataTable table = (BufferedDataTable)inObjects[0];
        final CohortTable read = CohortTable.read(table, CohortSpec.of(table.getDataTableSpec(), settings()), exec);
        final List<String> names = probabilities(read.spec());
        final List<DecisionCurvePlot.Panel> panels = new ArrayList<>();
        final List<List<Object>> rows = new ArrayList<>();
        final List<String> warnings = new ArrayList<>(read.warnings());
        read.spec().absent(settings(), PROBABILITIES).ifPresent(warnings::add);
        final DecisionCurve analysis = DecisionCurve.withDefaults().withThresholds(thresholds())
            .withConfidence(settings().get(Confidence.OPTION))
            .withBands(settings().get(REPETITIONS), settings().get(SEED));
        try (WorkerPool pool = WorkerPool.open("DCA View")) {
            sets(read.cohort()).forEach((set, indices) -> {
                final DecisionCurve.Result result =
                    curves(analysis, read.cohort(), indices, names, pool.executor(), new NodeMonitor(exec));
                if (result.missing() > 0) {
                    warnings.add(result.missing() + " " + set + " patients lack a prediction and were left out.");
                }
                panels.add(new DecisionCurvePlot.Panel(set, result));
                rows.addAll(rows(set, result));
            });
        }
        warn(warnings);
        final Picture picture = DecisionCurvePlot.draw("decision-curves", "Decision curves: net benefit of acting on "
            + "the predicted probability of " + read.spec().outcome() + " = " + read.spec().positiveLevel() + ".",
            read.spec().positiveLevel(), panels);
        final Section.Builder section = Section.of("DCA View", "Clinical usefulness").settings(settings().toText())
            .seed(settings().get(SEED)).picture(picture).table(layout().report(rows, false))
            .summary("Net benefit of " + String.join(", ", names) + " over threshold probabilities from "
                + settings().text(FROM) + " to " + settings().text(TO) + ", beside treating all and treating none, for "
                + String.join(", ", sets(read.cohort()).keySet()) + "." + bands());
        warnings.forEach(section::warning);
        return new PortObject[]{Pictures.port(picture), layout().table(rows, exec),
            StudyRecordPortObject.after(inObjects).with(section.build())};
    }

    /** Row indices of the sets to show; a set without rows is not shown. */
    private Map<String, int[]> sets(final Cohort cohort) {
        final Rows wanted = settings().get(ROWS);
        final Map<String, int[]> sets = new LinkedHashMap<>();
        if (wanted == Rows.ALL || wanted == Rows.TRAINING) {
            sets.put(Role.TRAINING.label(), cohort.rows(Role.TRAINING));
        }
        if (wanted == Rows.ALL || wanted == Rows.VALIDATION) {
            sets.put(Role.VALIDATION.label(), cohort.rows(Role.VALIDATION));
        }
        if (wanted == Rows.ALL || wanted == Rows.WHOLE) {
            sets.put("whole cohort", IntStream.range(0, cohort.size()).toArray());
        }
        sets.values().removeIf(indices -> indices.length == 0);
        if (sets.isEmpty()) {
            throw new IllegalArgumentException("There are no " + wanted.text() + " patients; choose others in the"
                + " setting \"" + ROWS.label() + "\".");
        }
        return sets;
    }

    private String bands() {
        final int repetitions = settings().get(REPETITIONS);
        return repetitions == 0 ? "" : " The " + Confidence.percent(settings().get(Confidence.OPTION))
            + " bands are percentiles of " + repetitions + " bootstrap resamples of the patients.";
    }

    private static DecisionCurve.Result curves(final DecisionCurve analysis, final Cohort cohort, final int[] rows,
        final List<String> names, final Executor executor, final Monitor monitor) {
        final Map<String, double[]> probabilities = new LinkedHashMap<>();
        names.forEach(name -> probabilities.put(name, cohort.columns().take(rows).values(name)));
        return analysis.compute(cohort.outcome().take(rows).positive(), probabilities, executor, monitor);
    }

    private static List<List<Object>> rows(final String set, final DecisionCurve.Result result) {
        final List<List<Object>> rows = new ArrayList<>();
        for (int t = 0; t < result.thresholds().length; t++) {
            final double threshold = result.thresholds()[t];
            for (final DecisionCurve.Curve curve : result.models()) {
                rows.add(List.of(set, curve.model(), threshold, curve.netBenefit()[t], curve.interventionsAvoided()[t],
                    lower(curve.benefitBand(), t), upper(curve.benefitBand(), t), lower(curve.avoidedBand(), t),
                    upper(curve.avoidedBand(), t)));
            }
            rows.add(List.of(set, "treat all", threshold, result.all()[t], result.avoidedByAll()[t],
                lower(result.allBand(), t), upper(result.allBand(), t), Double.NaN, Double.NaN));
            rows.add(List.of(set, "treat none", threshold, result.none()[t], result.avoidedByNone()[t], Double.NaN,
                Double.NaN, Double.NaN, Double.NaN));
        }
        return rows;
    }

    private static double lower(final Optional<DecisionCurve.Band> band, final int threshold) {
        return band.map(b -> b.lower()[threshold]).orElse(Double.NaN);
    }

    private static double upper(final Optional<DecisionCurve.Band> band, final int threshold) {
        return band.map(b -> b.upper()[threshold]).orElse(Double.NaN);
    }
}
