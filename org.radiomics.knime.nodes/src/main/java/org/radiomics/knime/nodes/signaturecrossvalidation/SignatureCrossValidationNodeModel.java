package org.radiomics.knime.nodes.signaturecrossvalidation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;

import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
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
import org.radiomics.knime.nodes.cohort.LearningRows;
import org.radiomics.knime.nodes.combatharmonizer.ComBatOptions;
import org.radiomics.knime.nodes.execution.NodeMonitor;
import org.radiomics.knime.nodes.execution.WorkerPool;
import org.radiomics.knime.nodes.iccfilter.IccOptions;
import org.radiomics.knime.nodes.iccfilter.ReadingTable;
import org.radiomics.knime.nodes.kbestfilter.UnivariateOptions;
import org.radiomics.knime.nodes.options.ColumnOption;
import org.radiomics.knime.nodes.options.OptionsNodeModel;
import org.radiomics.knime.nodes.record.Pictures;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.nodes.record.StudyRecordPortObjectSpec;
import org.radiomics.knime.stats.cohort.Cohort;
import org.radiomics.knime.stats.cohort.Outcome;
import org.radiomics.knime.stats.cohort.Role;
import org.radiomics.knime.stats.plot.HonestValidationPlot;
import org.radiomics.knime.stats.reliability.Reading;
import org.radiomics.knime.stats.report.FunnelStep;
import org.radiomics.knime.stats.report.Picture;
import org.radiomics.knime.stats.report.Section;
import org.radiomics.knime.stats.validation.AnalysisChain;
import org.radiomics.knime.stats.validation.HonestValidation;
import org.radiomics.knime.stats.validation.Patients;
import org.radiomics.knime.stats.validation.Rereadings;
import org.radiomics.knime.stats.validation.UnrepeatableAnalysisException;

/** Repeats the whole analysis, from the choice of features on, and judges it on patients that it has not seen. */
public final class SignatureCrossValidationNodeModel extends OptionsNodeModel {

    private static final String NAME = "Signature Cross-Validation";

    private static final String TITLE = "Honest validation";

    private static final String PICTURE = "honest-validation";

    private static final int FEWEST_READ_AGAIN = 2;

    SignatureCrossValidationNodeModel() {
        super(CrossValidationOptions.ALL,
            new PortType[]{BufferedDataTable.TYPE, BufferedDataTable.TYPE_OPTIONAL,
            StudyRecordPortObject.TYPE_OPTIONAL},
            new PortType[]{BufferedDataTable.TYPE, BufferedDataTable.TYPE, BufferedDataTable.TYPE, ImagePortObject.TYPE,
                StudyRecordPortObject.TYPE});
    }

    @Override
    protected PortObjectSpec[] configure(final PortObjectSpec[] inSpecs) throws InvalidSettingsException {
        final CohortSpec spec = CohortSpec.of((DataTableSpec)inSpecs[0], settings());
        clinical(spec);
        for (final ColumnOption column : List.of(CrossValidationOptions.FOLD_COLUMN, CrossValidationOptions.PATIENT)) {
            if (!settings().get(column).isEmpty()) {
                spec.require(List.of(settings().get(column)), column.label());
            }
        }
        if (CrossValidationOptions.harmonizes(settings())) {
            ComBatOptions.check(settings(), spec);
        }
        if (inSpecs[1] != null) {
            checkReadings((DataTableSpec)inSpecs[1]);
        }
        return new PortObjectSpec[]{CrossValidationTables.PERFORMANCE.spec(), CrossValidationTables.STABILITY.spec(),
            CrossValidationTables.PREDICTIONS.spec(), Pictures.SPEC, StudyRecordPortObjectSpec.INSTANCE};
    }

    private void checkReadings(final DataTableSpec readings) throws InvalidSettingsException {
        if (settings().get(IccOptions.OTHER).isEmpty() && settings().get(IccOptions.REPEAT)
            .isEmpty()) {
            throw new InvalidSettingsException("Re-readings are connected; fill in \""
                + IccOptions.OTHER.label()
                + "\" or \"" + IccOptions.REPEAT.label() + "\", or disconnect them.");
        }
        IccOptions.checkDistinct(settings());
        for (final String column : List.of(CohortSpec.ID, settings().get(IccOptions.READING))) {
            if (!readings.containsName(column)) {
                throw new InvalidSettingsException("The re-readings have no column \"" + column
                    + "\"; connect the second output of a Cohort Assembler, or correct the setting \""
                    + IccOptions.READING.label() + "\".");
            }
        }
    }

    private List<String> clinical(final CohortSpec spec) throws InvalidSettingsException {
        if (!settings().get(CrossValidationOptions.USE_CLINICAL)) {
            return List.of();
        }
        final List<String> named = settings().get(CrossValidationOptions.CLINICAL);
        spec.require(named, CrossValidationOptions.CLINICAL.label());
        return named.isEmpty() ? variables(spec.names(ColumnKind.CLINICAL)) : named;
    }

    /** The columns that are neither fold nor patient nor batch. */
    private List<String> variables(final List<String> columns) {
        final List<String> roles = List.of(settings().get(CrossValidationOptions.FOLD_COLUMN),
            settings().get(CrossValidationOptions.PATIENT), settings().get(ComBatOptions.BATCH));
        return columns.stream().filter(name -> !roles.contains(name)).toList();
    }

    @Override
    protected PortObject[] compute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
        final BufferedDataTable table = (BufferedDataTable)inObjects[0];
        final CohortTable read = CohortTable.read(table, CohortSpec.of(table.getDataTableSpec(), settings()), exec);
        final boolean all = settings().get(CrossValidationOptions.ROWS) == LearningRows.ALL;
        final Patients patients =
            grouped(all ? Patients.whole(read.cohort()) : Patients.training(read.cohort()), read, all);
        final StudyRecordPortObject record = StudyRecordPortObject.after(inObjects);
        final List<String> offered = variables(read.spec().names(ColumnKind.FEATURE));
        final List<String> features = offered.stream().filter(name -> DoubleStream
            .of(patients.rows().columns().values(name)).allMatch(Double::isFinite)).toList();
        if (features.isEmpty()) {
            throw new IllegalArgumentException("The cohort has no features without missing values; connect the cohort "
                + "as it is before the filters, or fill in what is missing.");
        }
        final List<String> clinical = clinical(read.spec());
        final BufferedDataTable readings = (BufferedDataTable)inObjects[1];
        final BufferedDataTable rereadings = readings == null || readings.size() == 0 ? null : readings;
        final Rereadings again = rereadings == null ? null : rereadings(rereadings, read.cohort(), features, exec);
        final boolean few = again != null && again.of(Set.copyOf(patients.ids())).fewest() < FEWEST_READ_AGAIN;
        final AnalysisChain chain = again == null || few ? CrossValidationOptions.chain(settings())
            : CrossValidationOptions.chain(settings()).withRereadings(again);
        final List<String> warnings = warnings(read, all, offered.size(), features.size(), record);
        final HonestValidation.Result result;
        try {
            result = validate(chain, patients, folds(read, all), features, clinical, exec);
        } catch (final UnrepeatableAnalysisException e) {
            if (settings().get(CrossValidationOptions.TOO_FEW) == CrossValidationOptions.TooFew.STOP) {
                throw e;
            }
            return notRepeated(e, patients, warnings, record, exec);
        }
        warnings.addAll(result.fewerFolds());
        result.failures().stream().limit(1).forEach(first -> warnings.add(result.failures().size() + " of "
            + (result.failures().size() + result.stability().fits()) + " analyses failed and are left out. " + first));
        if (readings != null && rereadings == null) {
            warnings.add("The table of re-readings has no rows: the analysis was repeated without the ICC.");
        }
        if (few) {
            warnings.add("Fewer than " + FEWEST_READ_AGAIN + " of the patients who take part were read again by "
                + "every reader: the analysis was repeated without the ICC.");
        }
        warn(warnings);
        final CrossValidationTables tables =
            new CrossValidationTables(result, CrossValidationTables.Stage.of(settings(), again != null && !few),
            patients);
        final Picture picture = HonestValidationPlot.draw(PICTURE, "ROC curves, apparent and of held-out "
            + "predictions (mean over the repetitions), and how often each feature entered the signature.",
            patients.rows().outcome(), result);
        final Section.Builder section = Section.of(NAME, TITLE).settings(settings().toText())
            .seed(settings().get(UnivariateOptions.SEED)).summary(tables.summary(chain, all)).picture(picture)
            .table(tables.printed()).table(CrossValidationTables.PERFORMANCE.report(tables.performance(), false))
            .table(CrossValidationTables.STEPS.report(tables.steps(), true))
            .table(CrossValidationTables.ANALYSES.report(tables.analyses(), false))
            .table(CrossValidationTables.STABILITY.report(tables.stability(), false))
            .table(CrossValidationTables.PREDICTIONS.report(tables.predictions(), false));
        result.optimism().forEach(section::notice);
        warnings.forEach(section::warning);
        return new PortObject[]{CrossValidationTables.PERFORMANCE.table(tables.performance(), exec),
            CrossValidationTables.STABILITY.table(tables.stability(), exec),
            CrossValidationTables.PREDICTIONS.table(tables.predictions(), exec), Pictures.port(picture),
            record.with(section.build())};
    }

    /** Tables without rows, and why there is nothing in them. */
    private PortObject[] notRepeated(final UnrepeatableAnalysisException why, final Patients patients,
        final List<String> warnings, final StudyRecordPortObject record, final ExecutionContext exec)
        throws CanceledExecutionException {
        final Outcome outcome = patients.rows().outcome();
        final String sentence = "The analysis could not be repeated on parts of the " + outcome.size() + " patients ("
            + outcome.positives() + " with \"" + outcome.name() + "\" = \"" + outcome.positiveLevel() + "\"), so that "
            + "nothing says how optimistic the other figures are. " + why.getMessage();
        warnings.add(sentence);
        warn(warnings);
        final Section.Builder section = Section.of(NAME, TITLE).settings(settings().toText())
            .seed(settings().get(UnivariateOptions.SEED)).summary(sentence);
        CrossValidationTables.ALL.forEach(layout -> section.table(layout.report(List.of(), false)));
        section.notice(sentence);
        warnings.forEach(section::warning);
        return new PortObject[]{CrossValidationTables.PERFORMANCE.table(List.of(), exec),
            CrossValidationTables.STABILITY.table(List.of(), exec),
            CrossValidationTables.PREDICTIONS.table(List.of(), exec),
            Pictures.port(HonestValidationPlot.absent(PICTURE, "No held-out figures.", sentence)),
            record.with(section.build())};
    }

    /** The rows, grouped by the patient column if there is one. */
    private Patients grouped(final Patients patients, final CohortTable read, final boolean all) {
        final String column = settings().get(CrossValidationOptions.PATIENT);
        if (column.isEmpty()) {
            return patients;
        }
        final int index = read.table().getDataTableSpec().findColumnIndex(column);
        final List<String> names = new ArrayList<>();
        int row = 0;
        for (final DataRow cells : read.table()) {
            if (all || read.cohort().roles().get(row) == Role.TRAINING) {
                if (cells.getCell(index).isMissing()) {
                    throw new IllegalArgumentException("Row \"" + read.cohort().ids().get(row) + "\" has no patient in "
                        + "column \"" + column + "\"; fill it in, or choose another column in the setting \""
                        + CrossValidationOptions.PATIENT.label() + "\".");
                }
                names.add(cells.getCell(index).toString());
            }
            row++;
        }
        return patients.withGroups(names);
    }

    private Rereadings rereadings(final BufferedDataTable rereadings, final Cohort cohort, final List<String> features,
        final ExecutionContext exec) throws CanceledExecutionException, InvalidSettingsException {
        final ReadingTable readings = new ReadingTable(rereadings, settings().get(IccOptions.READING));
        final String primary = settings().get(IccOptions.PRIMARY);
        return new Rereadings(IccOptions.filter(settings()),
            readings.has(primary) ? readings.read(primary, features, exec)
                : new Reading("primary", cohort.ids(), cohort.columns().select(features)),
            readings.read(settings().get(IccOptions.OTHER), features, exec),
            readings.read(settings().get(IccOptions.REPEAT), features, exec), Set.copyOf(cohort.ids()));
    }

    private HonestValidation.Result validate(final AnalysisChain chain, final Patients patients, final int[] folds,
        final List<String> features, final List<String> clinical, final ExecutionContext exec) {
        try (WorkerPool pool = WorkerPool.open(NAME)) {
            return CrossValidationOptions.validation(settings(), chain, folds).validate(patients, features, clinical,
                pool.executor(), new NodeMonitor(exec));
        }
    }

    /** The folds that the fold column names, of the rows that take part; null where folds are drawn. */
    private int[] folds(final CohortTable read, final boolean all) {
        final String column = settings().get(CrossValidationOptions.FOLD_COLUMN);
        return column.isEmpty() || bootstraps() ? null
            : FoldColumn.read(read, column, all ? EnumSet.allOf(Role.class) : EnumSet.of(Role.TRAINING));
    }

    private boolean bootstraps() {
        return settings().get(CrossValidationOptions.METHOD) == CrossValidationOptions.Method.BOOTSTRAP;
    }

    private List<String> warnings(final CohortTable read, final boolean all, final int offered, final int used,
        final StudyRecordPortObject record) {
        final List<String> warnings = new ArrayList<>(all ? List.of() : read.warnings());
        final int held = read.cohort().rows(Role.VALIDATION).length;
        if (all && held > 0) {
            warnings.add("All patients took part, " + held + " validation patients among them; a model chosen by these "
                + "figures must not be judged on the validation patients again.");
        }
        if (used < offered) {
            warnings.add(offered - used + " features have a missing or infinite value and were left out.");
        }
        final int before = record.record().sections().stream().flatMap(section -> section.funnel().stream())
            .mapToInt(FunnelStep::features).max().orElse(0);
        if (before > offered) {
            warnings.add("Earlier nodes have already chosen " + offered + " of " + before
                + " features, and that choice is not "
                + "repeated here; connect the cohort as it is before the filters, or the figures are too good.");
        }
        if (!settings().get(CrossValidationOptions.FOLD_COLUMN).isEmpty() && bootstraps()) {
            warnings.add("A bootstrap has no folds: the setting \"" + CrossValidationOptions.FOLD_COLUMN.label()
                + "\" was not used.");
        }
        return warnings;
    }
}
