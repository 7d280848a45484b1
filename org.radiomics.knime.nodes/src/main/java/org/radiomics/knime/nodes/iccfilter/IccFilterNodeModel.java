package org.radiomics.knime.nodes.iccfilter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
import org.radiomics.knime.nodes.cohort.LearningRows;
import org.radiomics.knime.nodes.options.ChoiceOption;
import org.radiomics.knime.nodes.options.FlagOption;
import org.radiomics.knime.nodes.options.Options;
import org.radiomics.knime.nodes.options.OptionsNodeModel;
import org.radiomics.knime.nodes.record.Confidence;
import org.radiomics.knime.nodes.record.OutputTable;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.nodes.record.StudyRecordPortObjectSpec;
import org.radiomics.knime.stats.reliability.IccFilter;
import org.radiomics.knime.stats.reliability.Reading;
import org.radiomics.knime.stats.report.Section;
import org.radiomics.knime.stats.validation.Rereadings;

/** Keeps the features on which two readers, and one reader twice, agree. */
public final class IccFilterNodeModel extends OptionsNodeModel {

    static final ChoiceOption<LearningRows> ROWS = ChoiceOption.of("rows", "Patients",
        "Whose readings count where the cohort has roles: those of training patients and of patients who are not in "
            + "the cohort, so that nothing is learned from validation patients; or those of all.",
        List.of(LearningRows.values()), LearningRows::text, LearningRows.TRAINING).formerly(LearningRows.ALL);

    static final ChoiceOption<Without> WITHOUT = ChoiceOption.of("withoutRereadings", "If there are no re-readings",
        "What to do where the table of re-readings has no rows: stop with a message, or keep all features with a "
            + "warning.",
        List.of(Without.values()), Without::text, Without.STOP);

    static final FlagOption AGREEMENT = FlagOption.of("agreement", "Concordance and limits of agreement",
        "Adds to the table, for two readings, Lin's concordance correlation, and bias and limits of agreement by Bland "
            + "and Altman, each with its interval. They play no part in what is kept.",
        false);

    static final Options OPTIONS =
        Options.of(IccOptions.READING, IccOptions.OTHER, IccOptions.REPEAT, IccOptions.FORM, IccOptions.THRESHOLD,
            IccOptions.CRITERION, IccOptions.PRIMARY, WITHOUT, AGREEMENT, ROWS,
            Confidence.OPTION);

    /** What to do without re-readings. */
    enum Without {
        STOP("stop"), KEEP_ALL("keep all features");

        private final String m_text;

        Without(final String text) {
            m_text = text;
        }

        String text() {
            return m_text;
        }
    }

    IccFilterNodeModel() {
        super(OPTIONS,
            new PortType[]{BufferedDataTable.TYPE, BufferedDataTable.TYPE, StudyRecordPortObject.TYPE_OPTIONAL},
            new PortType[]{BufferedDataTable.TYPE, BufferedDataTable.TYPE, StudyRecordPortObject.TYPE});
    }

    @Override
    protected PortObjectSpec[] configure(final PortObjectSpec[] inSpecs) throws InvalidSettingsException {
        CohortSpec.of((DataTableSpec)inSpecs[0]);
        if (settings().get(IccOptions.OTHER).isEmpty() && settings().get(IccOptions.REPEAT).isEmpty()) {
            throw new InvalidSettingsException("Fill in \"" + IccOptions.OTHER.label() + "\" or \""
                + IccOptions.REPEAT.label() + "\": an ICC compares the primary reading with another one.");
        }
        IccOptions.checkDistinct(settings());
        for (final String column : List.of(CohortSpec.ID, settings().get(IccOptions.READING))) {
            if (!((DataTableSpec)inSpecs[1]).containsName(column)) {
                throw new InvalidSettingsException("The re-readings have no column \"" + column
                    + "\"; connect the second output of a Cohort Assembler, or correct the setting \""
                    + IccOptions.READING.label() + "\".");
            }
        }
        return new PortObjectSpec[]{null, layout().spec(), StudyRecordPortObjectSpec.INSTANCE};
    }

    private OutputTable layout() {
        return IccTable.layout(settings().get(AGREEMENT)).atConfidence(settings().get(Confidence.OPTION));
    }

    @Override
    protected PortObject[] compute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
        final BufferedDataTable table = (BufferedDataTable)inObjects[0];
        final CohortTable read = CohortTable.read(table, CohortSpec.of(table.getDataTableSpec()), exec);
        final List<String> features = read.spec().names(ColumnKind.FEATURE);
        if (((BufferedDataTable)inObjects[1]).size() == 0 && settings().get(WITHOUT) == Without.KEEP_ALL) {
            return withoutRereadings(table, features.size(), inObjects, exec);
        }
        final ReadingTable readings =
            new ReadingTable((BufferedDataTable)inObjects[1], settings().get(IccOptions.READING));
        final Reading cohort =
            new Reading("primary", read.cohort().ids(), read.cohort().columns().select(features));
        final String primary = settings().get(IccOptions.PRIMARY);
        final Reading again = readings.has(primary) ? readings.read(primary, features, exec) : null;
        final List<String> warnings = new ArrayList<>();
        if (again != null) {
            again.differing(cohort).ifPresent(warnings::add);
        }
        final boolean agreement = settings().get(AGREEMENT);
        final IccFilter filter =
            IccOptions.filter(settings()).withConfidence(settings().get(Confidence.OPTION));
        final Rereadings all = new Rereadings(agreement ? filter.withAgreement() : filter,
            again == null ? cohort : again, readings.read(settings().get(IccOptions.OTHER), features, exec),
            readings.read(settings().get(IccOptions.REPEAT), features, exec), Set.copyOf(read.cohort().ids()));
        warnings.addAll(UncountedReadings.warnings(all, readings.names(), settings()));
        final CountedReadings counted =
            CountedReadings.of(all, read, settings().get(ROWS) == LearningRows.TRAINING, ROWS.label());
        counted.warning().ifPresent(warnings::add);
        final IccFilter.Result result = counted.readings().filter().apply(counted.readings().primary(),
            counted.readings().others(), counted.readings().repeats());
        final Set<String> unstable = new HashSet<>(features);
        unstable.removeAll(result.kept());
        final OutputTable layout = layout();
        final List<List<Object>> rows = result.rows().stream().map(row -> IccTable.cells(row, agreement)).toList();
        final long undefined = result.rows().stream().filter(row -> !row.reason().isEmpty()).count();
        if (undefined > 0) {
            warnings.add(undefined + " features have no ICC (for example because they are constant) and were left out; "
                + "the table gives the reason of each.");
        }
        IccTable.missingReadings(result).ifPresent(warnings::add);
        if (result.kept().isEmpty()) {
            warnings.add("No feature exceeds the threshold; the cohort has no features left.");
        }
        warn(warnings);
        final BufferedDataTable stable = read.without(exec, unstable);
        return new PortObject[]{stable, layout.table(rows, exec), StudyRecordPortObject.after(inObjects)
            .with(section(result, layout, rows, warnings, counted))};
    }

    private PortObject[] withoutRereadings(final BufferedDataTable table, final int features,
        final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
        final OutputTable layout = layout();
        final String warning = "There are no re-readings: all " + features
            + " features are kept, whether readers agree on them or not.";
        setWarningMessage(warning);
        return new PortObject[]{table, layout.table(List.of(), exec),
            StudyRecordPortObject.after(inObjects)
                .with(Section.of("ICC Filter", "Reproducibility").settings(settings().toText())
                    .summary("Reproducibility was not assessed.").warning(warning)
                    .table(layout.report(List.of(), false)).build())};
    }

    private Section section(final IccFilter.Result result, final OutputTable layout, final List<List<Object>> rows,
        final List<String> warnings, final CountedReadings counted) {
        final String criterion = settings().get(IccOptions.CRITERION) == IccFilter.Criterion.ESTIMATE ? "ICC"
            : "lower limit of ICC";
        final Section.Builder section = Section.of("ICC Filter", "Reproducibility").settings(settings().toText())
            .summary(result.kept().size() + " of " + rows.size() + " features have " + settings().get(IccOptions.FORM)
                + " above " + settings().get(IccOptions.THRESHOLD) + ". Inter-observer: "
                + (result.interSubjects() == 0 ? "not asked for" : result.interSubjects() + " patients")
                + "; intra-observer: "
                + (result.intraSubjects() == 0 ? "not asked for" : result.intraSubjects() + " patients") + ".")
            .funnel(criterion + " > " + settings().get(IccOptions.THRESHOLD), result.kept().size())
            .table(layout.report(rows, false));
        if (settings().get(AGREEMENT)
            && Math.max(settings().get(IccOptions.OTHER).size(), settings().get(IccOptions.REPEAT).size()) > 1) {
            section.warning("Concordance and limits of agreement compare two readings; where there are more, their "
                + "columns are empty.");
        }
        warnings.forEach(section::warning);
        counted.notice().ifPresent(section::notice);
        return section.build();
    }
}
