package org.radiomics.knime.nodes.combatharmonizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;
import org.knime.core.node.BufferedDataTable;
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
import org.radiomics.knime.nodes.options.ColumnOption;
import org.radiomics.knime.nodes.options.FlagOption;
import org.radiomics.knime.nodes.options.NamesOption;
import org.radiomics.knime.nodes.options.Options;
import org.radiomics.knime.nodes.options.OptionsNodeModel;
import org.radiomics.knime.nodes.options.TextOption;
import org.radiomics.knime.nodes.record.OutputTable;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.nodes.record.StudyRecordPortObjectSpec;
import org.radiomics.knime.stats.cohort.Column;
import org.radiomics.knime.stats.harmonization.ComBat;
import org.radiomics.knime.stats.harmonization.ComBatModel;
import org.radiomics.knime.stats.report.Section;

/** Takes the effects of scanners or centres from the features, as the training rows show them. */
public final class ComBatHarmonizerNodeModel extends OptionsNodeModel {

    static final ColumnOption BATCH = ColumnOption.of("batchColumn", "Batch column",
        "Column with the scanner, protocol or centre of each patient: texts, or numbers of which each is a batch.", 0,
        column -> column.getType().isCompatible(StringValue.class) || column.getType().isCompatible(DoubleValue.class),
        "");

    static final NamesOption COVARIATES = NamesOption.of("covariates", "Covariates",
        "Columns whose effects on the features are to stay, with commas between them. Empty: none.", List.of());

    static final ChoiceOption<String> PRIOR = ChoiceOption.of("prior", "Prior",
        "Parametric: normal shifts and inverse gamma scales. Non-parametric: as the other features are distributed.",
        List.of("parametric", "non-parametric"), "parametric");

    static final FlagOption MEAN_ONLY = FlagOption.of("meanOnly", "Means only",
        "Harmonize the means of the batches and leave their spreads.", false);

    static final TextOption REFERENCE = TextOption.text("referenceBatch", "Reference batch",
        "Batch that stays as it is and that the others are brought to. Empty: none.", "");

    static final Options OPTIONS = Options.of(BATCH, COVARIATES, PRIOR, MEAN_ONLY, REFERENCE);

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
        check(spec);
        return new PortObjectSpec[]{
            spec.with(features(spec).stream().map(ColumnKind.FEATURE::numbers).toArray(DataColumnSpec[]::new)),
            EFFECTS.spec(), StudyRecordPortObjectSpec.INSTANCE, new ModelPortObjectSpec()};
    }

    private void check(final CohortSpec spec) throws InvalidSettingsException {
        if (settings().get(BATCH).isEmpty()) {
            throw new InvalidSettingsException(
                "Choose the column with the scanner or centre in the setting \"" + BATCH.label() + "\".");
        }
        spec.require(List.of(settings().get(BATCH)), BATCH.label());
        spec.require(settings().get(COVARIATES), COVARIATES.label());
        final List<String> readable = spec.names(ColumnKind.FEATURE, ColumnKind.CLINICAL);
        for (final String name : roles()) {
            if (name.equals(spec.outcome())) {
                throw new InvalidSettingsException("Column \"" + name
                    + "\" is the outcome, which new patients do not have; it can be neither batch nor covariate.");
            }
            if (!readable.contains(name)) {
                throw new InvalidSettingsException("Column \"" + name
                    + "\" is no clinical variable; choose a column of texts or numbers as batch and covariate.");
            }
        }
        if (settings().get(COVARIATES).contains(settings().get(BATCH))) {
            throw new InvalidSettingsException("Column \"" + settings().get(BATCH)
                + "\" is the batch; take it out of the setting \"" + COVARIATES.label() + "\".");
        }
    }

    private List<String> roles() {
        final List<String> roles = new ArrayList<>(settings().get(COVARIATES));
        roles.add(settings().get(BATCH));
        return roles;
    }

    private List<String> features(final CohortSpec spec) {
        final Set<String> roles = new HashSet<>(roles());
        return spec.names(ColumnKind.FEATURE).stream().filter(name -> !roles.contains(name)).toList();
    }

    @Override
    protected PortObject[] compute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
        final BufferedDataTable table = (BufferedDataTable)inObjects[0];
        final CohortTable read = CohortTable.read(table, CohortSpec.of(table.getDataTableSpec()), exec);
        final List<String> features = features(read.spec());
        final ComBatModel model = ComBat.withDefaults().withParametricPrior(settings().get(PRIOR).equals("parametric"))
            .withMeanOnly(settings().get(MEAN_ONLY)).withReferenceBatch(settings().get(REFERENCE))
            .fit(read.cohort().training(), features, settings().get(BATCH), settings().get(COVARIATES));
        exec.checkCanceled();
        final Column[] harmonized =
            model.apply(read.cohort().columns()).select(features).all().toArray(Column[]::new);
        final List<String> warnings = new ArrayList<>(read.warnings());
        if (!model.untouched().isEmpty()) {
            warnings.add(model.untouched().size() + " features stay as they are, because they have a missing or"
                + " infinite training value or do not vary within a batch; the table of batch effects gives the"
                + " reason of each.");
        }
        if (model.hasSingleRowBatch() && !settings().get(MEAN_ONLY)) {
            warnings.add("A batch has one training patient, whose spread is unknown: means only were harmonized.");
        }
        warn(warnings);
        final List<List<Object>> rows = rows(model);
        return new PortObject[]{read.with(exec, ColumnKind.FEATURE, harmonized), EFFECTS.table(rows, exec),
            StudyRecordPortObject.after(inObjects).with(section(model, rows, warnings)),
            new ComBatPortObject(model)};
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
        final String covariates = settings().get(COVARIATES).isEmpty() ? "no covariates"
            : "the effects of " + String.join(", ", settings().get(COVARIATES)) + " kept";
        final Section.Builder section = Section.of("ComBat Harmonizer", "Harmonization").settings(settings().toText())
            .summary("ComBat, " + settings().get(PRIOR) + " prior" + (model.meanOnly() ? ", means only" : "")
                + ", harmonized " + model.harmonized().size() + " features between the batches of column \""
                + settings().get(BATCH) + "\" (training patients): " + batches + "; "
                + (model.referenceBatch().isEmpty() ? "" : "reference batch " + model.referenceBatch() + ", ")
                + covariates + ". The effects were estimated on the training rows and taken away from all rows.")
            .table(EFFECTS.report(rows, false));
        warnings.forEach(section::warning);
        return section.build();
    }
}
