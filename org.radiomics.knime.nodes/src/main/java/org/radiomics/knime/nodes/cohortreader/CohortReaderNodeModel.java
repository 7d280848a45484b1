package org.radiomics.knime.nodes.cohortreader;

import java.util.List;
import java.util.stream.Collectors;

import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.radiomics.knime.nodes.cohort.MissingFeaturesOption;
import org.radiomics.knime.nodes.execution.Location;
import org.radiomics.knime.nodes.execution.NodeMonitor;
import org.radiomics.knime.nodes.options.ChoiceOption;
import org.radiomics.knime.nodes.options.NamesOption;
import org.radiomics.knime.nodes.options.Options;
import org.radiomics.knime.nodes.options.OptionsNodeModel;
import org.radiomics.knime.nodes.options.TextOption;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.nodes.record.StudyRecordPortObjectSpec;
import org.radiomics.knime.stats.Monitor;
import org.radiomics.knime.stats.cohort.CohortFile;
import org.radiomics.knime.stats.cohort.CohortLayout;
import org.radiomics.knime.stats.cohort.Column;
import org.radiomics.knime.stats.cohort.Delimiter;
import org.radiomics.knime.stats.cohort.MissingFeatures;
import org.radiomics.knime.stats.cohort.NumericColumn;
import org.radiomics.knime.stats.cohort.RereadingFile;
import org.radiomics.knime.stats.cohort.Role;
import org.radiomics.knime.stats.report.Section;

/** Reads a cohort with its features from a file with one row per patient, and re-readings from another. */
public final class CohortReaderNodeModel extends OptionsNodeModel {

    static final TextOption TABLE = TextOption.file("table", "Table",
        "Text file with one row per patient: features, clinical variables, outcome, and optionally role and fold.", "");

    static final TextOption REREADINGS = TextOption.file("rereadings", "Re-readings",
        "Text file with one row per patient and reading: patient, reading, features. Empty: there are no "
            + "re-readings.", "");

    static final ChoiceOption<Delimiter> DELIMITER = ChoiceOption.of("delimiter", "Delimiter",
        "What separates the cells of both files. detect: what the header line has most of.",
        List.of(Delimiter.values()), delimiter -> delimiter.name().toLowerCase(java.util.Locale.ROOT),
        Delimiter.DETECT);

    static final ChoiceOption<MissingFeatures> MISSING = MissingFeaturesOption.withDefault(MissingFeatures.REFUSE);

    static final TextOption ID =
        TextOption.text("idColumn", "Id column", "Column with the patient, in both files.", "id").required();

    static final TextOption OUTCOME =
        TextOption.text("outcomeColumn", "Outcome column", "Column with the outcome; it has two levels.", "label")
            .required();

    static final TextOption POSITIVE = TextOption.text("positiveLevel", "Positive level",
        "Level of the outcome that probabilities, odds ratios and sensitivity refer to.", "1").required();

    static final TextOption ROLE = TextOption.text("roleColumn", "Role column",
        "Column that says which patients are for training. Empty: none; a Cohort Split then draws them.", "set");

    static final TextOption TRAINING = TextOption.text("trainingRole", "Training role",
        "What the role column holds for patients that models are fitted to; all others are for validation.", "train");

    static final TextOption FOLD = TextOption.text("foldColumn", "Fold column",
        "Column that says which fold of the LASSO's cross-validation a training patient belongs to. Empty: none; the "
            + "LASSO Learner then draws them.", "");

    static final TextOption BATCH = TextOption.text("batchColumn", "Batch column",
        "Column with the scanner or centre of each patient, which a ComBat Harmonizer takes from the features. Empty: "
            + "none.",
        "");

    static final NamesOption CLINICAL = NamesOption.of("clinicalColumns", "Clinical columns",
        "Columns that are clinical variables: numbers where every cell is one, else categories. Empty: none.",
        List.of());

    static final NamesOption CATEGORICAL = NamesOption.of("categoricalColumns", "Categorical columns",
        "Clinical columns that are categories although they are coded as numbers.", List.of());

    static final NamesOption IGNORED = NamesOption.of("ignoreColumns", "Ignored columns",
        "Columns that are not read; * stands for any characters, as in diagnostics_*. Every other column of numbers "
            + "is a feature.", List.of());

    static final TextOption READING = TextOption.text("readingColumn", "Reading column",
        "Column of the re-readings that says which reading a row is.", "reading").required();

    static final Options OPTIONS = Options.NONE.tab("Files", TABLE, REREADINGS, DELIMITER, MISSING)
        .tab("Columns", ID, OUTCOME, POSITIVE, ROLE, TRAINING, FOLD, CLINICAL, CATEGORICAL, IGNORED, READING, BATCH);

    CohortReaderNodeModel() {
        super(OPTIONS, new PortType[]{StudyRecordPortObject.TYPE_OPTIONAL},
            new PortType[]{BufferedDataTable.TYPE, BufferedDataTable.TYPE, StudyRecordPortObject.TYPE});
    }

    @Override
    protected PortObjectSpec[] configure(final PortObjectSpec[] inSpecs) throws InvalidSettingsException {
        Location.of(settings(), TABLE);
        if (!settings().get(REREADINGS).isBlank()) {
            Location.of(settings(), REREADINGS);
        }
        return new PortObjectSpec[]{null, null, StudyRecordPortObjectSpec.INSTANCE};
    }

    @Override
    protected PortObject[] compute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
        final Monitor monitor = new NodeMonitor(exec);
        final CohortFile.Result cohort = CohortFile.of(layout()).withDelimiter(settings().get(DELIMITER))
            .withMissingFeatures(settings().get(MISSING)).read(Location.file(settings(), TABLE), monitor);
        exec.setProgress(0.4, "re-readings");
        final CohortTables tables = new CohortTables(cohort, settings().get(OUTCOME), settings().get(POSITIVE));
        final RereadingFile.Result rereadings = settings().get(REREADINGS).isBlank()
            ? new RereadingFile.Result(List.of(), List.of(),
                cohort.features().stream().map(feature -> new NumericColumn(feature.name(), new double[0])).toList())
            : RereadingFile.of(settings().get(ID), settings().get(READING)).withDelimiter(settings().get(DELIMITER))
                .read(Location.file(settings(), REREADINGS),
                    cohort.features().stream().map(NumericColumn::name).toList(), monitor);
        exec.setProgress(0.7, "tables");
        warn(cohort.warnings());
        final BufferedDataTable table = tables.cohort(exec);
        final BufferedDataTable again = CohortTables.rereadings(rereadings, exec);
        return new PortObject[]{table, again,
            StudyRecordPortObject.after(inObjects).with(section(cohort, rereadings))};
    }

    private CohortLayout layout() {
        return new CohortLayout(settings().get(ID), settings().get(ROLE), settings().get(TRAINING),
            settings().get(OUTCOME), settings().get(POSITIVE), settings().get(FOLD), settings().get(CLINICAL),
            settings().get(CATEGORICAL), settings().get(IGNORED), settings().get(BATCH));
    }

    private Section section(final CohortFile.Result cohort, final RereadingFile.Result rereadings) {
        final long training = cohort.roles().stream().filter(role -> role == Role.TRAINING).count();
        final Section.Builder section = Section.of("Cohort Reader", "Cohort").settings(settings().toText())
            .summary(cohort.ids().size() + " patients with " + cohort.features().size() + " features each"
                + (cohort.clinical().isEmpty() ? " and no clinical variables"
                    : " and the clinical variables "
                        + cohort.clinical().stream().map(Column::name).collect(Collectors.joining(", ")))
                + ". The outcome is \"" + cohort.outcome().name() + "\", positive is \"" + settings().get(POSITIVE)
                + "\". " + (cohort.roles().isEmpty() ? "The table says nothing of training and validation. "
                    : "By the table, " + training + " patients are for training, " + (cohort.roles().size() - training)
                        + " for validation. ")
                + (rereadings.ids().isEmpty() ? "There are no re-readings."
                    : rereadings.ids().stream().distinct().count() + " patients have " + rereadings.ids().size()
                        + " re-readings."))
            .funnel("Read", cohort.features().size());
        cohort.warnings().forEach(section::warning);
        return section.build();
    }
}
