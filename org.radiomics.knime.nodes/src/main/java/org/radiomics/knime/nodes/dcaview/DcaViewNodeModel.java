package org.radiomics.knime.nodes.dcaview;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.radiomics.knime.nodes.options.ChoiceOption;
import org.radiomics.knime.nodes.options.NamesOption;
import org.radiomics.knime.nodes.options.Options;
import org.radiomics.knime.nodes.options.OptionsNodeModel;
import org.radiomics.knime.nodes.record.OutputTable;
import org.radiomics.knime.nodes.record.Pictures;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.nodes.record.StudyRecordPortObjectSpec;
import org.radiomics.knime.stats.cohort.Cohort;
import org.radiomics.knime.stats.cohort.Role;
import org.radiomics.knime.stats.evaluation.DecisionCurve;
import org.radiomics.knime.stats.plot.DecisionCurvePlot;
import org.radiomics.knime.stats.report.Picture;
import org.radiomics.knime.stats.report.Section;

/** Decision curves of models against treating all and treating none. */
public final class DcaViewNodeModel extends OptionsNodeModel {

    static final NamesOption PROBABILITIES = NamesOption.of("probabilities", "Probabilities",
        "Columns with predicted probabilities of the positive level. Empty: all that earlier nodes predicted.", List.of());

    static final ChoiceOption<Rows> ROWS = ChoiceOption.of("rows", "Patients",
        "Whose net benefit is shown: training and validation and the whole cohort side by side, or one of them.",
        List.of(Rows.values()), Rows::text, Rows.ALL);

    static final Options OPTIONS = Options.of(CohortSpec.OUTCOME_COLUMN, CohortSpec.POSITIVE_LEVEL, PROBABILITIES, ROWS);

    private static final OutputTable CURVES = OutputTable
        .of("decision-curves", "Net benefit in true positives per patient, and net interventions avoided per 100 patients "
            + "compared with treating all.")
        .texts("set").texts("model").numbers("threshold").numbers("net benefit").numbers("interventions avoided");

    /** Whose curves are shown. */
    enum Rows {
        ALL("training, validation, whole cohort"), TRAINING("training"), VALIDATION("validation"), WHOLE("whole cohort");

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
        return new PortObjectSpec[]{Pictures.SPEC, CURVES.spec(), StudyRecordPortObjectSpec.INSTANCE};
    }

    private List<String> probabilities(final CohortSpec spec) throws InvalidSettingsException {
        return spec.choose(settings(), PROBABILITIES,
            "The cohort has no predicted probabilities; fit a model before this node, or "
                + "name columns in the setting", ColumnKind.PROBABILITY);
    }

    @Override
    protected PortObject[] execute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
        final BufferedDataTable table = (BufferedDataTable)inObjects[0];
        final CohortTable read = CohortTable.read(table, CohortSpec.of(table.getDataTableSpec(), settings()), exec);
        final List<String> names = probabilities(read.spec());
        final List<DecisionCurvePlot.Panel> panels = new ArrayList<>();
        final List<List<Object>> rows = new ArrayList<>();
        final List<String> warnings = new ArrayList<>(read.warnings());
        sets(read.cohort()).forEach((set, indices) -> {
            final DecisionCurve.Result result = curves(read.cohort(), indices, names);
            if (result.missing() > 0) {
                warnings.add(result.missing() + " " + set + " patients lack a prediction and were left out.");
            }
            panels.add(new DecisionCurvePlot.Panel(set, result));
            rows.addAll(rows(set, result));
        });
        warn(warnings);
        final Picture picture = DecisionCurvePlot.draw("decision-curves", "Decision curves: net benefit of acting on the "
            + "predicted probability of " + read.spec().outcome() + " = " + read.spec().positiveLevel() + ".",
            read.spec().positiveLevel(), panels);
        final Section.Builder section = Section.of("DCA View", "Clinical usefulness").settings(settings().toText())
            .picture(picture).table(CURVES.report(rows, false))
            .summary("Net benefit of " + String.join(", ", names) + " over threshold probabilities from 0 to 0.99, beside "
                + "treating all and treating none, for " + String.join(", ", sets(read.cohort()).keySet()) + ".");
        warnings.forEach(section::warning);
        return new PortObject[]{Pictures.port(picture), CURVES.table(rows, exec),
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
            throw new IllegalArgumentException("There are no " + wanted.text() + " patients; choose others in the setting \""
                + ROWS.label() + "\".");
        }
        return sets;
    }

    private static DecisionCurve.Result curves(final Cohort cohort, final int[] rows, final List<String> names) {
        final Map<String, double[]> probabilities = new LinkedHashMap<>();
        names.forEach(name -> probabilities.put(name, cohort.columns().take(rows).values(name)));
        return DecisionCurve.withDefaults().compute(cohort.outcome().take(rows).positive(), probabilities);
    }

    private static List<List<Object>> rows(final String set, final DecisionCurve.Result result) {
        final List<List<Object>> rows = new ArrayList<>();
        for (int t = 0; t < result.thresholds().length; t++) {
            for (final DecisionCurve.Curve curve : result.models()) {
                rows.add(List.of(set, curve.model(), result.thresholds()[t], curve.netBenefit()[t],
                    curve.interventionsAvoided()[t]));
            }
            rows.add(List.of(set, "treat all", result.thresholds()[t], result.all()[t], Double.NaN));
            rows.add(List.of(set, "treat none", result.thresholds()[t], result.none()[t], Double.NaN));
        }
        return rows;
    }
}
