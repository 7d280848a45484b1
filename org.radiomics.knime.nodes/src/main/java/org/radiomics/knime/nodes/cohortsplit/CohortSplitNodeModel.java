package org.radiomics.knime.nodes.cohortsplit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
import org.radiomics.knime.nodes.cohort.MissingFeaturesOption;
import org.radiomics.knime.nodes.options.ChoiceOption;
import org.radiomics.knime.nodes.options.FlagOption;
import org.radiomics.knime.nodes.options.IntegerOption;
import org.radiomics.knime.nodes.options.NumberOption;
import org.radiomics.knime.nodes.options.Options;
import org.radiomics.knime.nodes.options.OptionsNodeModel;
import org.radiomics.knime.nodes.record.OutputTable;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.nodes.record.StudyRecordPortObjectSpec;
import org.radiomics.knime.stats.cohort.CategoricalColumn;
import org.radiomics.knime.stats.cohort.Cohort;
import org.radiomics.knime.stats.cohort.Column;
import org.radiomics.knime.stats.cohort.MissingFeatures;
import org.radiomics.knime.stats.cohort.Outcome;
import org.radiomics.knime.stats.cohort.Role;
import org.radiomics.knime.stats.cohort.StratifiedSplit;
import org.radiomics.knime.stats.report.ReportTable;
import org.radiomics.knime.stats.report.Section;

/** Splits patients at random into training and validation, in equal shares of the outcome. */
public final class CohortSplitNodeModel extends OptionsNodeModel {

    static final NumberOption FRACTION = NumberOption.of("trainingFraction", "Training fraction",
        "Share of the patients that models are fitted to; the others are for validation.", 0.05, 0.95, 0.7);

    static final IntegerOption SEED = IntegerOption.seed(1);

    static final FlagOption KEEP = FlagOption.of("keepRoles", "Keep roles that are there",
        "A cohort that says already who is for training stays as it is; otherwise it is split anew.", false);

    static final ChoiceOption<MissingFeatures> MISSING = MissingFeaturesOption.withDefault(MissingFeatures.LEAVE);

    static final Options OPTIONS =
        Options.of(CohortSpec.OUTCOME_COLUMN, CohortSpec.POSITIVE_LEVEL, FRACTION, SEED, KEEP, MISSING);

    /** Below this many patients a split leaves too few on either side to tell much. */
    private static final int FEW_PATIENTS = 50;

    private static final OutputTable SIZES = OutputTable.of("split", "Patients by role and outcome.").texts("role")
        .texts("outcome level").wholes("patients");

    CohortSplitNodeModel() {
        super(OPTIONS, new PortType[]{BufferedDataTable.TYPE, StudyRecordPortObject.TYPE_OPTIONAL},
            new PortType[]{BufferedDataTable.TYPE, StudyRecordPortObject.TYPE});
    }

    @Override
    protected PortObjectSpec[] configure(final PortObjectSpec[] inSpecs) throws InvalidSettingsException {
        final CohortSpec spec = CohortSpec.of((DataTableSpec)inSpecs[0], settings());
        final DataTableSpec split = keeps(spec) ? spec.table() : spec.with(ColumnKind.ROLE.texts(CohortSpec.ROLE));
        return new PortObjectSpec[]{settings().get(MISSING) == MissingFeatures.LEAVE ? split : null,
            StudyRecordPortObjectSpec.INSTANCE};
    }

    /** @return whether the cohort has roles that are to be kept */
    private boolean keeps(final CohortSpec spec) {
        return settings().get(KEEP) && !spec.names(ColumnKind.ROLE).isEmpty();
    }

    @Override
    protected PortObject[] compute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
        final BufferedDataTable table = (BufferedDataTable)inObjects[0];
        final CohortTable read = CohortTable.read(table, CohortSpec.of(table.getDataTableSpec(), settings()), exec);
        final Cohort cohort = read.cohort();
        final boolean kept = keeps(read.spec());
        final List<Role> roles = kept ? cohort.roles()
            : StratifiedSplit.withDefaults().withTrainingFraction(settings().get(FRACTION))
                .withSeed(settings().get(SEED)).split(cohort.ids(), cohort.outcome()).roles();
        final CompleteFeatures complete = CompleteFeatures.of(
            new Cohort(cohort.ids(), cohort.columns(), cohort.outcome(), roles), read.spec(), settings().get(MISSING));
        final Map<Column, ColumnKind> changed = new LinkedHashMap<>();
        complete.imputed().forEach(feature -> changed.put(feature, ColumnKind.FEATURE));
        if (!kept) {
            changed.put(CategoricalColumn.of(CohortSpec.ROLE, roles.stream().map(Role::label).toList()),
                ColumnKind.ROLE);
        }
        final BufferedDataTable split = read.with(exec, changed);
        final BufferedDataTable result = complete.dropped().isEmpty() ? split
            : CohortTable.read(split, CohortSpec.of(split.getDataTableSpec(), settings()), exec)
                .without(exec, complete.dropped());
        final List<String> warnings = new ArrayList<>(complete.warnings());
        final Section section = section(cohort.outcome(), roles, kept, complete, warnings);
        warn(warnings);
        return new PortObject[]{result, StudyRecordPortObject.after(inObjects).with(section)};
    }

    private Section section(final Outcome outcome, final List<Role> roles, final boolean kept,
        final CompleteFeatures complete, final List<String> warnings) {
        final List<List<Object>> rows = new ArrayList<>();
        for (final Role role : Role.values()) {
            rows.add(List.of(role.label(), outcome.positiveLevel(), count(outcome, roles, role, true)));
            rows.add(List.of(role.label(), outcome.negativeLevel(), count(outcome, roles, role, false)));
        }
        final ReportTable sizes = SIZES.report(rows, true);
        final long training = roles.stream().filter(role -> role == Role.TRAINING).count();
        final Section.Builder section = Section.of("Cohort Split", "Training and validation")
            .settings(settings().toText()).table(sizes)
            .summary(training + " patients are for training, " + (roles.size() - training) + " for validation, "
                + (kept ? "as the cohort said" : "drawn at random within each level of \"" + outcome.name() + "\"")
                + ". Positive is \"" + outcome.positiveLevel() + "\".");
        if (!kept) {
            section.seed(settings().get(SEED));
        }
        if (!complete.rows().isEmpty()) {
            section.table(CompleteFeatures.LAYOUT.report(complete.rows(), false));
        }
        if (roles.size() < FEW_PATIENTS) {
            final String few = "Only " + roles.size() + " patients, " + (roles.size() - training)
                + " of them for validation: every number that follows is uncertain.";
            section.notice(few);
            warnings.add(few);
        }
        warnings.forEach(section::warning);
        return section.build();
    }

    private static int count(final Outcome outcome, final List<Role> roles, final Role role, final boolean positive) {
        int count = 0;
        for (int row = 0; row < roles.size(); row++) {
            count += roles.get(row) == role && outcome.positive()[row] == positive ? 1 : 0;
        }
        return count;
    }
}
