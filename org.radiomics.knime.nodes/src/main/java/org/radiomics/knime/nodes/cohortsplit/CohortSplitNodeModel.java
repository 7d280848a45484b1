package org.radiomics.knime.nodes.cohortsplit;

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
import org.radiomics.knime.nodes.options.IntegerOption;
import org.radiomics.knime.nodes.options.NumberOption;
import org.radiomics.knime.nodes.options.Options;
import org.radiomics.knime.nodes.options.OptionsNodeModel;
import org.radiomics.knime.nodes.record.OutputTable;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.nodes.record.StudyRecordPortObjectSpec;
import org.radiomics.knime.stats.cohort.CategoricalColumn;
import org.radiomics.knime.stats.cohort.Cohort;
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

    static final Options OPTIONS = Options.of(CohortSpec.OUTCOME_COLUMN, CohortSpec.POSITIVE_LEVEL, FRACTION, SEED);

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
        return new PortObjectSpec[]{spec.with(ColumnKind.ROLE.texts(CohortSpec.ROLE)),
            StudyRecordPortObjectSpec.INSTANCE};
    }

    @Override
    protected PortObject[] execute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
        final BufferedDataTable table = (BufferedDataTable)inObjects[0];
        final CohortTable read = CohortTable.read(table, CohortSpec.of(table.getDataTableSpec(), settings()), exec);
        final Cohort cohort = read.cohort();
        final List<Role> roles = StratifiedSplit.withDefaults().withTrainingFraction(settings().get(FRACTION))
            .withSeed(settings().get(SEED)).split(cohort.ids(), cohort.outcome()).roles();
        final BufferedDataTable split = read.with(exec, ColumnKind.ROLE,
            CategoricalColumn.of(CohortSpec.ROLE, roles.stream().map(Role::label).toList()));
        return new PortObject[]{split, StudyRecordPortObject.after(inObjects).with(section(cohort.outcome(), roles))};
    }

    private Section section(final Outcome outcome, final List<Role> roles) {
        final List<List<Object>> rows = new ArrayList<>();
        for (final Role role : Role.values()) {
            rows.add(List.of(role.label(), outcome.positiveLevel(), count(outcome, roles, role, true)));
            rows.add(List.of(role.label(), outcome.negativeLevel(), count(outcome, roles, role, false)));
        }
        final ReportTable sizes = SIZES.report(rows, true);
        final long training = roles.stream().filter(role -> role == Role.TRAINING).count();
        final Section.Builder section = Section.of("Cohort Split", "Training and validation").settings(settings().toText())
            .seed(settings().get(SEED)).table(sizes)
            .summary(training + " patients are for training, " + (roles.size() - training)
                + " for validation, drawn at random within each level of \"" + outcome.name() + "\". Positive is \""
                + outcome.positiveLevel() + "\".");
        if (roles.size() < FEW_PATIENTS) {
            final String few = "Only " + roles.size() + " patients, " + (roles.size() - training)
                + " of them for validation: every number that follows is uncertain.";
            section.notice(few).warning(few);
            setWarningMessage(few);
        }
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
