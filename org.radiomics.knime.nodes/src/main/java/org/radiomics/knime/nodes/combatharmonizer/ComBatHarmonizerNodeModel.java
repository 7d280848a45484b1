package org.radiomics.knime.nodes.combatharmonizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.radiomics.knime.nodes.cohort.CohortSpec;
import org.radiomics.knime.nodes.cohort.CohortTable;
import org.radiomics.knime.nodes.cohort.ColumnKind;
import org.radiomics.knime.nodes.model.ComBatPortObject;
import org.radiomics.knime.nodes.model.ModelPortObjectSpec;
import org.radiomics.knime.nodes.options.ChoiceOption;
import org.radiomics.knime.nodes.options.Options;
import org.radiomics.knime.nodes.options.OptionsNodeModel;
import org.radiomics.knime.nodes.record.OutputTable;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.nodes.record.StudyRecordPortObjectSpec;
import org.radiomics.knime.stats.cohort.Column;
import org.radiomics.knime.stats.harmonization.ComBatModel;
import org.radiomics.knime.stats.report.Section;

/** Takes the effects of scanners or centres from the features, as the training rows show them. */
public final class ComBatHarmonizerNodeModel extends OptionsNodeModel {

    static final ChoiceOption<Without> WITHOUT = ChoiceOption.of("withoutBatch", "Without a batch column",
        "What to do where no batch column is named: stop with a message, or pass the cohort on as it is.",
        List.of(Without.values()), Without::text, Without.STOP);

    static final Options OPTIONS = Options.of(ComBatOptions.BATCH, ComBatOptions.COVARIATES, ComBatOptions.PRIOR,
        ComBatOptions.MEAN_ONLY, ComBatOptions.REFERENCE, WITHOUT);

    /** What to do without a batch column. */
    enum Without {
        STOP("stop"), PASS_ON("pass on");

        private final String m_text;

        Without(final String text) {
            m_text = text;
        }

        String text() {
            return m_text;
        }
    }

    private static final OutputTable EFFECTS = OutputTable
        .of("batch effects", "Shift and scale of every batch, in standard deviations and variances of the feature "
            + "within batches: as seen on the training rows, and as taken away.")
        .texts("feature").texts("batch").wholes("training patients").numbers("shift seen").numbers("shift")
        .numbers("scale seen").numbers("scale").texts("why not");

    ComBatHarmonizerNodeModel() {
        super(OPTIONS, new PortType[]{BufferedDataTable.TYPE, StudyRecordPortObject.TYPE_OPTIONAL},
            new PortType[]{BufferedDataTable.TYPE, BufferedDataTable.TYPE, StudyRecordPortObject.TYPE,
                ComBatPortObject.TYPE});
    }

    @Override
    protected PortObjectSpec[] configure(final PortObjectSpec[] inSpecs) throws InvalidSettingsException {
        final CohortSpec spec = CohortSpec.of((DataTableSpec)inSpecs[0]);
        if (passesOn()) {
            return new PortObjectSpec[]{spec.table(), EFFECTS.spec(), StudyRecordPortObjectSpec.INSTANCE,
                new ModelPortObjectSpec()};
        }
        check(spec);
        return new PortObjectSpec[]{
            spec.with(features(spec).stream().map(ColumnKind.FEATURE::numbers).toArray(DataColumnSpec[]::new)),
            EFFECTS.spec(), StudyRecordPortObjectSpec.INSTANCE, new ModelPortObjectSpec()};
    }

    private boolean passesOn() {
        return settings().get(ComBatOptions.BATCH).isEmpty() && settings().get(WITHOUT) == Without.PASS_ON;
    }

    private void check(final CohortSpec spec) throws InvalidSettingsException {
        if (settings().get(ComBatOptions.BATCH).isEmpty()) {
            throw new InvalidSettingsException(
                "Choose the column with the scanner or centre in the setting \"" + ComBatOptions.BATCH.label() + "\".");
        }
        ComBatOptions.check(settings(), spec);
    }

    private List<String> features(final CohortSpec spec) {
        final Set<String> roles = new HashSet<>(ComBatOptions.roles(settings()));
        return spec.names(ColumnKind.FEATURE).stream().filter(name -> !roles.contains(name)).toList();
    }

    @Override
    protected PortObject[] compute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
        final BufferedDataTable table = (BufferedDataTable)inObjects[0];
        final CohortTable read = CohortTable.read(table, CohortSpec.of(table.getDataTableSpec()), exec);
        if (passesOn()) {
            return passedOn(table, inObjects, exec);
        }
        final List<String> features = features(read.spec());
        final ComBatModel model = ComBatOptions.comBat(settings()).fit(read.cohort().training(), features,
            settings().get(ComBatOptions.BATCH), settings().get(ComBatOptions.COVARIATES));
        exec.checkCanceled();
        final Column[] harmonized =
            model.apply(read.cohort().columns()).select(features).all().toArray(Column[]::new);
        final List<String> warnings = new ArrayList<>(read.warnings());
        if (!model.untouched().isEmpty()) {
            warnings.add(model.untouched().size() + " features stay as they are, because they have a missing or"
                + " infinite training value or do not vary within a batch; the table of batch effects gives the"
                + " reason of each.");
        }
        if (model.hasSingleRowBatch() && !settings().get(ComBatOptions.MEAN_ONLY)) {
            warnings.add("A batch has one training patient, whose spread is unknown: means only were harmonized.");
        }
        warn(warnings);
        final List<List<Object>> rows = rows(model);
        return new PortObject[]{read.with(exec, ColumnKind.FEATURE, harmonized), EFFECTS.table(rows, exec),
            StudyRecordPortObject.after(inObjects).with(section(model, rows, warnings)),
            new ComBatPortObject(model)};
    }

    private PortObject[] passedOn(final BufferedDataTable table, final PortObject[] inObjects,
        final ExecutionContext exec) throws CanceledExecutionException {
        final Section section = Section.of("ComBat Harmonizer", "Harmonization").settings(settings().toText())
            .summary("No column says which patients share a scanner or centre: the features were not harmonized.")
            .table(EFFECTS.report(List.of(), false)).build();
        return new PortObject[]{table, EFFECTS.table(List.of(), exec),
            StudyRecordPortObject.after(inObjects).with(section), new ComBatPortObject(ComBatModel.none())};
    }

    private static List<List<Object>> rows(final ComBatModel model) {
        final List<List<Object>> rows = new ArrayList<>();
        model.effects().forEach(effect -> rows.add(List.of(effect.feature(), effect.batch(), effect.rows(),
            effect.seenShift(), effect.shift(), effect.seenScale(), effect.scale(), "")));
        model.untouched().forEach((feature, reason) -> rows
            .add(Arrays.asList(feature, null, null, Double.NaN, Double.NaN, Double.NaN, Double.NaN, reason)));
        return rows;
    }

    private Section section(final ComBatModel model, final List<List<Object>> rows, final List<String> warnings) {
        final String batches = model.batches().entrySet().stream()
            .map(batch -> batch.getKey() + " (" + batch.getValue() + ")").collect(Collectors.joining(", "));
        final String covariates = settings().get(ComBatOptions.COVARIATES).isEmpty() ? "no covariates"
            : "the effects of " + String.join(", ", settings().get(ComBatOptions.COVARIATES)) + " kept";
        final Section.Builder section = Section.of("ComBat Harmonizer", "Harmonization").settings(settings().toText())
            .summary("ComBat, " + settings().get(ComBatOptions.PRIOR) + " prior"
                + (model.meanOnly() ? ", means only" : "")
                + ", harmonized " + model.harmonized().size() + " features between the batches of column \""
                + settings().get(ComBatOptions.BATCH) + "\" (training patients): " + batches + "; "
                + (model.referenceBatch().isEmpty() ? "" : "reference batch " + model.referenceBatch() + ", ")
                + covariates + ". The effects were estimated on the training rows and taken away from all rows.")
            .table(EFFECTS.report(rows, false));
        warnings.forEach(section::warning);
        return section.build();
    }
}
