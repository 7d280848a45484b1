package org.radiomics.knime.nodes.rocview;

import java.util.ArrayList;
import java.util.List;

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
import org.radiomics.knime.nodes.options.NumberOption;
import org.radiomics.knime.nodes.options.Options;
import org.radiomics.knime.nodes.options.OptionsNodeModel;
import org.radiomics.knime.nodes.record.OutputTable;
import org.radiomics.knime.nodes.record.Pictures;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.nodes.record.StudyRecordPortObjectSpec;
import org.radiomics.knime.stats.evaluation.CutoffRule;
import org.radiomics.knime.stats.plot.RocPlot;
import org.radiomics.knime.stats.report.Picture;
import org.radiomics.knime.stats.report.Section;

/** ROC curves of several scores on training and validation rows, compared by DeLong's test, with cut-offs from training. */
public final class RocViewNodeModel extends OptionsNodeModel {

    static final NamesOption SCORES = NamesOption.of("scores", "Scores",
        "Columns whose higher values speak for the positive level of the outcome. Empty: all scores and predicted "
            + "probabilities.",
        List.of());

    static final ChoiceOption<String> RULE = ChoiceOption.of("cutoffRule", "Cut-off",
        "How the cut-off is learned on the training rows: Youden's index, the point closest to the top left corner, or a "
            + "wanted sensitivity or specificity.",
        List.of("Youden", "closest to top left", "sensitivity at least", "specificity at least"), "Youden");

    static final NumberOption WANTED = NumberOption.of("wanted", "Wanted sensitivity or specificity",
        "Used by the last two rules.", 0, 1, 0.9);

    static final Options OPTIONS =
        Options.of(CohortSpec.OUTCOME_COLUMN, CohortSpec.POSITIVE_LEVEL, SCORES, RULE, WANTED);

    private static final String PICTURE = "roc";

    RocViewNodeModel() {
        super(OPTIONS, new PortType[]{BufferedDataTable.TYPE, StudyRecordPortObject.TYPE_OPTIONAL},
            new PortType[]{ImagePortObject.TYPE, BufferedDataTable.TYPE, BufferedDataTable.TYPE, BufferedDataTable.TYPE,
                StudyRecordPortObject.TYPE});
    }

    @Override
    protected PortObjectSpec[] configure(final PortObjectSpec[] inSpecs) throws InvalidSettingsException {
        scores(CohortSpec.of((DataTableSpec)inSpecs[0], settings()));
        return new PortObjectSpec[]{Pictures.SPEC, RocTables.AREAS.spec(), RocTables.COMPARISONS.spec(),
            RocTables.CUTOFFS.spec(), StudyRecordPortObjectSpec.INSTANCE};
    }

    private List<String> scores(final CohortSpec spec) throws InvalidSettingsException {
        return spec.choose(settings(), SCORES,
            "The cohort has neither scores nor predicted probabilities; fit a model before "
                + "this node, or name columns in the setting", ColumnKind.SCORE, ColumnKind.PROBABILITY);
    }

    private CutoffRule rule() {
        return switch (settings().get(RULE)) {
            case "closest to top left" -> CutoffRule.closestTopLeft();
            case "sensitivity at least" -> CutoffRule.sensitivityAtLeast(settings().get(WANTED));
            case "specificity at least" -> CutoffRule.specificityAtLeast(settings().get(WANTED));
            default -> CutoffRule.youden();
        };
    }

    @Override
    protected PortObject[] execute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
        final BufferedDataTable table = (BufferedDataTable)inObjects[0];
        final CohortTable read = CohortTable.read(table, CohortSpec.of(table.getDataTableSpec(), settings()), exec);
        final RocTables tables = RocTables.of(read.cohort(), scores(read.spec()), rule());
        exec.checkCanceled();
        final String positive = read.spec().positiveLevel();
        final Picture picture = RocPlot.draw(PICTURE,
            "ROC curves; positive is " + read.spec().outcome() + " = " + positive + ".", positive, tables.panels());
        final List<String> warnings = new ArrayList<>(read.warnings());
        warnings.addAll(tables.warnings());
        warn(warnings);
        final Section.Builder section = Section.of("ROC View", "Discrimination").settings(settings().toText())
            .summary(tables.summary() + " Positive is " + read.spec().outcome() + " = " + positive
                + "; cut-offs were learned on the training patients (" + settings().get(RULE)
                + ") and applied to the others as they are.")
            .picture(picture).table(tables.performance()).table(tables.printedComparisons())
            .table(RocTables.AREAS.report(tables.areas(), false))
            .table(RocTables.CUTOFFS.report(tables.cutoffs(), false))
            .table(RocTables.COMPARISONS.report(tables.comparisons(), false));
        warnings.forEach(section::warning);
        return new PortObject[]{Pictures.port(picture), RocTables.AREAS.table(tables.areas(), exec),
            RocTables.COMPARISONS.table(tables.comparisons(), exec), RocTables.CUTOFFS.table(tables.cutoffs(), exec),
            StudyRecordPortObject.after(inObjects).with(section.build())};
    }
}
