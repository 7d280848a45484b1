package org.radiomics.knime.nodes.combatapplier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.radiomics.knime.nodes.cohort.ColumnKind;
import org.radiomics.knime.nodes.cohort.PlainTable;
import org.radiomics.knime.nodes.model.ComBatPortObject;
import org.radiomics.knime.nodes.options.ChoiceOption;
import org.radiomics.knime.nodes.options.Options;
import org.radiomics.knime.nodes.options.OptionsNodeModel;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.nodes.record.StudyRecordPortObjectSpec;
import org.radiomics.knime.stats.cohort.Column;
import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.harmonization.ComBatModel;
import org.radiomics.knime.stats.report.Section;

/** Takes from any table the effects of scanners or centres that a ComBat Harmonizer found on its training rows. */
public final class ComBatApplierNodeModel extends OptionsNodeModel {

    private static final String NAME = "ComBat Applier";

    static final ChoiceOption<Unknown> UNKNOWN = ChoiceOption.of("unknownBatch", "If a batch is unknown",
        "What to do with rows of a batch that did not occur in training, whose effect is unknown: stop with a message, "
            + "or leave their features as they are, with a warning.",
        List.of(Unknown.values()), Unknown::text, Unknown.STOP);

    static final Options OPTIONS = Options.of(UNKNOWN);

    /** What to do with a batch that did not occur in training. */
    enum Unknown {
        STOP("stop"), LEAVE("leave as it is");

        private final String m_text;

        Unknown(final String text) {
            m_text = text;
        }

        String text() {
            return m_text;
        }
    }

    ComBatApplierNodeModel() {
        super(OPTIONS,
            new PortType[]{BufferedDataTable.TYPE, ComBatPortObject.TYPE, StudyRecordPortObject.TYPE_OPTIONAL},
            new PortType[]{BufferedDataTable.TYPE, StudyRecordPortObject.TYPE});
    }

    @Override
    protected PortObjectSpec[] configure(final PortObjectSpec[] inSpecs) {
        return new PortObjectSpec[]{null, StudyRecordPortObjectSpec.INSTANCE};
    }

    @Override
    protected PortObject[] compute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
        final BufferedDataTable table = (BufferedDataTable)inObjects[0];
        final ComBatModel model = ((ComBatPortObject)inObjects[1]).model();
        check(table.getDataTableSpec(), model);
        final PlainTable plain = new PlainTable(table);
        final Columns columns = plain.read(needed(model), exec);
        final Map<String, Integer> unknown = model.unknownBatches(columns);
        final Columns harmonized =
            settings().get(UNKNOWN) == Unknown.LEAVE ? model.applyToKnown(columns) : model.apply(columns);
        final List<String> warnings = new ArrayList<>();
        if (!unknown.isEmpty()) {
            warnings.add(unknown.values().stream().mapToInt(Integer::intValue).sum() + " of " + columns.size()
                + " rows are of a batch that did not occur in training (" + String.join(", ", unknown.keySet())
                + "); their features stay as they are and are not on the scale of the others.");
        }
        if (!model.untouched().isEmpty()) {
            warnings.add(model.untouched().size() + " features stay as they are, as they do on the training rows.");
        }
        warn(warnings);
        final Map<String, Column> replaced = new HashMap<>();
        model.harmonized().forEach(name -> replaced.put(name, harmonized.column(name)));
        return new PortObject[]{plain.copy(target(table.getDataTableSpec(), replaced.keySet()), replaced, exec),
            StudyRecordPortObject.after(inObjects).with(section(model, columns.size(), unknown, warnings))};
    }

    private static Set<String> needed(final ComBatModel model) {
        final Set<String> needed = new LinkedHashSet<>(model.covariates());
        if (!model.batchColumn().isEmpty()) {
            needed.add(model.batchColumn());
        }
        needed.addAll(model.harmonized());
        return needed;
    }

    private static void check(final DataTableSpec table, final ComBatModel model) {
        final List<String> absent = needed(model).stream().filter(name -> !table.containsName(name)).toList();
        if (!absent.isEmpty()) {
            throw new IllegalArgumentException("The table lacks " + absent.size()
                + " columns that the ComBat model needs: " + String.join(", ", absent)
                + ". Extract the features with the profile of the training rows, and add batch and covariates.");
        }
        final Optional<String> text = model.harmonized().stream()
            .filter(name -> !table.getColumnSpec(name).getType().isCompatible(DoubleValue.class)).findFirst();
        text.ifPresent(name -> {
            throw new IllegalArgumentException("Column \"" + name
                + "\" is a feature of the ComBat model but has no numbers; convert it to numbers.");
        });
    }

    /** The table's columns in their places; whole numbers that are harmonized become numbers. */
    private static DataTableSpec target(final DataTableSpec table, final Set<String> harmonized) {
        return new DataTableSpec(table.getName(),
            table.stream().map(column -> harmonized.contains(column.getName()) && column.getType() != DoubleCell.TYPE
                ? ColumnKind.FEATURE.numbers(column.getName()) : column).toArray(DataColumnSpec[]::new));
    }

    private Section section(final ComBatModel model, final int rows, final Map<String, Integer> unknown,
        final List<String> warnings) {
        final Section.Builder section = Section.of(NAME, "Harmonization of other rows").settings(settings().toText())
            .summary("The effects of the batches " + String.join(", ", model.batches().keySet()) + " of column \""
                + model.batchColumn() + "\" on " + model.harmonized().size()
                + " features, as a ComBat Harmonizer found them on its training rows, were taken away from " + rows
                + " rows"
                + (unknown.isEmpty() ? "." : ", except for those of the batches " + unknown.entrySet().stream()
                    .map(batch -> batch.getKey() + " (" + batch.getValue() + ")").collect(Collectors.joining(", "))
                    + ", which did not occur there."));
        warnings.forEach(section::warning);
        return section.build();
    }
}
