package org.radiomics.knime.nodes.cohortassembler;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.radiomics.knime.nodes.execution.Location;
import org.radiomics.knime.nodes.options.ChoiceOption;
import org.radiomics.knime.nodes.options.ColumnOption;
import org.radiomics.knime.nodes.options.NamesOption;
import org.radiomics.knime.nodes.options.Options;
import org.radiomics.knime.nodes.options.OptionsNodeModel;
import org.radiomics.knime.nodes.options.TextOption;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.nodes.record.StudyRecordPortObjectSpec;
import org.radiomics.knime.stats.report.Section;

/** Joins features and clinical data to a cohort of one row per patient, and the re-readings to a table of their own. */
public final class CohortAssemblerNodeModel extends OptionsNodeModel {

    static final ColumnOption PATIENT = ColumnOption.of("patientColumn", "Patient column",
        "Column with the patient, in the features and in the clinical data.", 0, c -> true, CohortSpec.ID);

    static final ColumnOption SEQUENCE = ColumnOption.of("sequenceColumn", "Sequence column",
        "Column of the features with the sequence, which becomes the first part of the features' names.", 0, c -> true,
        "sequence");

    static final ColumnOption READING = ColumnOption.of("readingColumn", "Reading column",
        "Column of the features with the reading. Without such a column all rows are the primary reading.", 0,
        c -> true, "reading");

    static final TextOption PRIMARY = TextOption.text("primaryReading", "Primary reading",
        "The reading that the study goes on with; all others go to the table of re-readings.", "reader1");

    static final NamesOption SEQUENCES = NamesOption.of("sequences", "Sequences",
        "Sequences to use, in the order of the columns. Empty: all that occur; the columns are then known only once "
            + "the features are.",
        List.of());

    static final ChoiceOption<Incomplete> INCOMPLETE = ChoiceOption.of("incompletePatients", "Incomplete patients",
        "What becomes of a patient who lacks a sequence or clinical data: stop with a message, or leave the patient "
            + "out with a warning.",
        List.of(Incomplete.values()), Incomplete::text, Incomplete.STOP);

    static final TextOption CLINICAL_FOLDER = TextOption.folder("clinicalFolder", "Clinical folder",
        "Folder of the clinical file, where that is not a full path. Used if no clinical table is connected.", "");

    static final TextOption CLINICAL_FILE = TextOption.file("clinicalFile", "Clinical file",
        "Comma-separated file with one row per patient. Used if no clinical table is connected.", "");

    static final TextOption OUTCOME = TextOption.text("outcomeColumn", "Outcome column",
        "Column of the clinical data with the outcome; it has two levels.", "diagnosis").required();

    static final TextOption POSITIVE = TextOption.text("positiveLevel", "Positive level",
        "Level of the outcome that probabilities, odds ratios and sensitivity refer to.", "SSM").required();

    static final NamesOption CLINICAL = NamesOption.of("clinicalColumns", "Clinical columns",
        "Columns of the clinical data to keep. Empty: all but patient and outcome.", List.of());

    static final NamesOption CATEGORICAL = NamesOption.of("categoricalColumns", "Categorical columns",
        "Clinical columns that are categories although they are coded as numbers.", List.of());

    static final Options OPTIONS = Options.NONE
        .tab("Features", PATIENT, SEQUENCE, READING, PRIMARY, SEQUENCES, INCOMPLETE)
        .tab("Clinical data", CLINICAL_FOLDER, CLINICAL_FILE, OUTCOME, POSITIVE, CLINICAL, CATEGORICAL);

    /** What becomes of patients who lack something. */
    enum Incomplete {
        STOP("stop"), LEAVE_OUT("leave out");

        private final String m_text;

        Incomplete(final String text) {
            m_text = text;
        }

        String text() {
            return m_text;
        }
    }

    CohortAssemblerNodeModel() {
        super(OPTIONS,
            new PortType[]{BufferedDataTable.TYPE, BufferedDataTable.TYPE_OPTIONAL,
                StudyRecordPortObject.TYPE_OPTIONAL},
            new PortType[]{BufferedDataTable.TYPE, BufferedDataTable.TYPE, StudyRecordPortObject.TYPE});
    }

    @Override
    protected PortObjectSpec[] configure(final PortObjectSpec[] inSpecs) throws InvalidSettingsException {
        final DataTableSpec features = (DataTableSpec)inSpecs[0];
        for (final ColumnOption option : List.of(PATIENT, SEQUENCE)) {
            if (!features.containsName(settings().get(option))) {
                throw new InvalidSettingsException("The features have no column \"" + settings().get(option)
                    + "\"; correct the setting \"" + option.label() + "\".");
            }
        }
        if (featureNames(features).isEmpty()) {
            throw new InvalidSettingsException("The first input has no columns of features; connect a Feature "
                + "Extractor.");
        }
        if (inSpecs[1] == null && settings().get(CLINICAL_FILE).isBlank()) {
            throw new InvalidSettingsException("There is no clinical data: connect a table to the second input, or "
                + "fill in the setting \"" + CLINICAL_FILE.label() + "\".");
        }
        return new PortObjectSpec[]{null, readingsSpec(features), StudyRecordPortObjectSpec.INSTANCE};
    }

    private PortObjectSpec readingsSpec(final DataTableSpec features) {
        final List<String> sequences = settings().get(SEQUENCES);
        return sequences.isEmpty() ? null
            : CohortWriter.readingsSpec(FeaturePivot.columns(sequences, featureNames(features)));
    }

    private List<String> featureNames(final DataTableSpec features) {
        return FeaturePivot.features(features,
            Set.of(settings().get(PATIENT), settings().get(SEQUENCE), settings().get(READING)));
    }

    @Override
    protected PortObject[] compute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
        final BufferedDataTable features = (BufferedDataTable)inObjects[0];
        final FeaturePivot pivot = FeaturePivot.read(features, settings().get(PATIENT), settings().get(SEQUENCE),
            settings().get(READING), exec);
        final ClinicalTable clinical = clinical((BufferedDataTable)inObjects[1]);
        final List<String> variables = variables(clinical);
        final List<String> sequences =
            settings().get(SEQUENCES).isEmpty() ? pivot.sequences() : settings().get(SEQUENCES);
        final List<String> columns = FeaturePivot.columns(sequences, featureNames(features.getDataTableSpec()));
        final List<FeaturePivot.Key> primary = new ArrayList<>();
        final List<FeaturePivot.Key> others = new ArrayList<>();
        final List<String> warnings = new ArrayList<>();
        sort(pivot, clinical, sequences, primary, others, warnings);
        if (primary.isEmpty()) {
            throw new IllegalArgumentException("No patient has all of " + sequences + " in reading \""
                + settings().get(PRIMARY) + "\" and a row in " + clinical.source() + "; check the settings \""
                + PRIMARY.label() + "\" and \"" + SEQUENCES.label() + "\", and the patients' ids.");
        }
        final CohortWriter writer = new CohortWriter(pivot, sequences, columns);
        final BufferedDataTable cohort = writer.cohort(primary, clinical, variables, settings(), exec);
        final BufferedDataTable readings = writer.readings(others, exec);
        warn(warnings);
        return new PortObject[]{cohort, readings, StudyRecordPortObject.after(inObjects)
            .with(section(primary.size(), others, sequences, columns.size(), warnings))};
    }

    private ClinicalTable clinical(final BufferedDataTable table) throws InvalidSettingsException, IOException {
        if (table != null) {
            return ClinicalTable.read(table, settings().get(PATIENT));
        }
        final String folder = settings().get(CLINICAL_FOLDER);
        final Path file = folder.isBlank() ? Location.of(settings(), CLINICAL_FILE)
            : Location.of(settings(), CLINICAL_FOLDER).resolve(settings().get(CLINICAL_FILE));
        return ClinicalTable.read(file, settings().get(PATIENT));
    }

    /** Sorts rows into the primary reading and the others, and says who lacks what. */
    private void sort(final FeaturePivot pivot, final ClinicalTable clinical, final List<String> sequences,
        final List<FeaturePivot.Key> primary, final List<FeaturePivot.Key> others, final List<String> warnings)
        throws InvalidSettingsException {
        for (final FeaturePivot.Key key : pivot.keys()) {
            final boolean isPrimary = key.reading().isEmpty() || key.reading().equals(settings().get(PRIMARY));
            final String lack = lack(pivot, clinical, sequences, key, isPrimary);
            if (lack.isEmpty()) {
                (isPrimary ? primary : others).add(key);
            } else if (settings().get(INCOMPLETE) == Incomplete.STOP) {
                throw new InvalidSettingsException(lack + "; add it, or set \"" + INCOMPLETE.label() + "\" to \""
                    + Incomplete.LEAVE_OUT.text() + "\".");
            } else {
                warnings.add(lack + " and was left out.");
            }
        }
    }

    private String lack(final FeaturePivot pivot, final ClinicalTable clinical, final List<String> sequences,
        final FeaturePivot.Key key, final boolean isPrimary) {
        final List<String> lacking = pivot.lacking(key, sequences);
        if (!lacking.isEmpty()) {
            return "Patient \"" + key.patient() + "\" has no features of " + String.join(", ", lacking)
                + (key.reading().isEmpty() ? "" : " in reading \"" + key.reading() + "\"");
        }
        final Integer row = clinical.rows().get(key.patient());
        if (!isPrimary || row != null && !clinical.columns().column(settings().get(OUTCOME)).isMissing(row)) {
            return "";
        }
        return "Patient \"" + key.patient() + "\" has no " + (row == null ? "row" : settings().get(OUTCOME)) + " in "
            + clinical.source();
    }

    private List<String> variables(final ClinicalTable clinical) throws InvalidSettingsException {
        final List<String> present = clinical.columns().names();
        final List<String> asked = new ArrayList<>(settings().get(CLINICAL));
        asked.addAll(settings().get(CATEGORICAL));
        asked.add(settings().get(OUTCOME));
        for (final String name : asked) {
            if (!present.contains(name)) {
                throw new InvalidSettingsException("There is no column \"" + name + "\" in " + clinical.source()
                    + ", which has " + present + "; correct the setting that names it.");
            }
        }
        final List<String> variables = settings().get(CLINICAL).isEmpty() ? present : settings().get(CLINICAL);
        return variables.stream().filter(name -> !name.equals(settings().get(OUTCOME))).toList();
    }

    private Section section(final int patients, final List<FeaturePivot.Key> others, final List<String> sequences,
        final int features, final List<String> warnings) {
        final long reread = others.stream().map(FeaturePivot.Key::patient).distinct().count();
        final Section.Builder section = Section.of("Cohort Assembler", "Cohort").settings(settings().toText())
            .summary(patients + " patients with " + features + " features each, from " + String.join(" and ", sequences)
                + ". " + (reread == 0 ? "There are no re-readings."
                    : reread + " patients were segmented again (" + others.size() + " re-readings)."))
            .funnel("Extracted", features);
        warnings.forEach(section::warning);
        return section.build();
    }
}
