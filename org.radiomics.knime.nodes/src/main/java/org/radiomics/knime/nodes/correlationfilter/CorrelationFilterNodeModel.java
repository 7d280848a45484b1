package org.radiomics.knime.nodes.correlationfilter;

import java.util.ArrayList;
import java.util.Arrays;
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
import org.radiomics.knime.nodes.cohort.TrainingFeatures;
import org.radiomics.knime.nodes.options.Options;
import org.radiomics.knime.nodes.options.OptionsNodeModel;
import org.radiomics.knime.nodes.record.OutputTable;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.nodes.record.StudyRecordPortObjectSpec;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.report.Section;
import org.radiomics.knime.stats.selection.FeatureScore;
import org.radiomics.knime.stats.selection.FeatureSelection;
import org.radiomics.knime.stats.selection.Mrmr;

/** Drops features that say what others say, or nothing, by the training rows. */
public final class CorrelationFilterNodeModel extends OptionsNodeModel {

    static final RedundancyOptions REDUNDANCY = new RedundancyOptions(
        new RedundancyOptions.Names("", "Limit of |r|", "K"), 0.9,
        "Pearson, Spearman: two features are redundant if their absolute correlation exceeds this.");

    static final Options OPTIONS = Options.of(REDUNDANCY.all());

    private static final OutputTable TABLE = OutputTable
        .of("redundancy", "What was found of every feature on the training rows, and why those that fell did.")
        .texts("feature").texts("kept").texts("measure").numbers("value").texts("redundant with").texts("why not")
        .wholes("order of choice");

    CorrelationFilterNodeModel() {
        super(OPTIONS, new PortType[]{BufferedDataTable.TYPE, StudyRecordPortObject.TYPE_OPTIONAL},
            new PortType[]{BufferedDataTable.TYPE, BufferedDataTable.TYPE, StudyRecordPortObject.TYPE});
    }

    @Override
    protected PortObjectSpec[] configure(final PortObjectSpec[] inSpecs) throws InvalidSettingsException {
        CohortSpec.of((DataTableSpec)inSpecs[0]);
        return new PortObjectSpec[]{null, TABLE.spec(), StudyRecordPortObjectSpec.INSTANCE};
    }

    @Override
    protected PortObject[] compute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
        final BufferedDataTable table = (BufferedDataTable)inObjects[0];
        final CohortTable read = CohortTable.read(table, CohortSpec.of(table.getDataTableSpec()), exec);
        final TrainingFeatures features = TrainingFeatures.of(read);
        final TrainingRows usable = features.rows().select(features.usable());
        final boolean inOrder = settings().get(REDUNDANCY.method()) == RedundancyMethod.MRMR;
        final Mrmr.Result chosen = inOrder ? REDUNDANCY.mrmr(settings()).fitInOrder(usable) : null;
        final FeatureSelection selection =
            inOrder ? chosen.selection() : REDUNDANCY.selector(settings()).fit(usable);
        final Set<String> dropped = features.without(selection.selected());
        final List<String> warnings = new ArrayList<>(read.warnings());
        warnings.addAll(features.warnings());
        if (dropped.size() == features.names().size()) {
            warnings.add("No feature is kept; the cohort has no features left.");
        }
        warn(warnings);
        final List<List<Object>> found = rows(features.names(), selection,
            inOrder ? chosen.steps().stream().map(Mrmr.Step::feature).toList() : List.of());
        return new PortObject[]{read.without(exec, dropped), TABLE.table(found, exec), StudyRecordPortObject
            .after(inObjects).with(section(features.names().size(), selection, found, warnings))};
    }

    private List<List<Object>> rows(final List<String> features, final FeatureSelection selection,
        final List<String> order) {
        final String measure = settings().get(REDUNDANCY.method()).measure();
        final Set<String> scored = new HashSet<>();
        final List<List<Object>> rows = new ArrayList<>();
        for (final FeatureScore score : selection.scores()) {
            scored.add(score.feature());
            final int place = order.indexOf(score.feature());
            rows.add(Arrays.asList(score.feature(), score.kept() ? "yes" : "no", measure, score.score(),
                score.partner(), score.kept() ? "" : score.reason(), place < 0 ? null : (Object)(place + 1)));
        }
        final List<List<Object>> all = new ArrayList<>();
        int next = 0;
        for (final String feature : features) {
            all.add(scored.contains(feature) ? rows.get(next++) : Arrays.asList(feature, "no", measure, Double.NaN, "",
                "missing or infinite value in a training row", null));
        }
        return all;
    }

    private Section section(final int features, final FeatureSelection selection, final List<List<Object>> rows,
        final List<String> warnings) {
        final int kept = selection.selected().size();
        final String name = REDUNDANCY.selector(settings()).name();
        final String step = settings().get(REDUNDANCY.method()).isCorrelation()
            ? name + ", the one of " + settings().text(REDUNDANCY.rule()) + " falls" : name;
        final Section.Builder section = Section.of("Correlation Filter", "Redundancy").settings(settings().toText())
            .summary("On the training rows, " + kept + " of " + features + " features are kept (" + step + ").")
            .funnel(name, kept).table(TABLE.report(rows, false));
        warnings.forEach(section::warning);
        return section.build();
    }
}
