package org.radiomics.knime.nodes.kbestfilter;

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
import org.radiomics.knime.nodes.cohort.CohortTable;
import org.radiomics.knime.nodes.cohort.TrainingFeatures;
import org.radiomics.knime.nodes.options.Options;
import org.radiomics.knime.nodes.options.OptionsNodeModel;
import org.radiomics.knime.nodes.record.OutputTable;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.nodes.record.StudyRecordPortObjectSpec;
import org.radiomics.knime.stats.report.Section;

/**
 * Keeps the features that tell the outcome's levels apart on the training rows: p of a test below a limit, then the K
 * best by a score.
 */
public final class KBestFilterNodeModel extends OptionsNodeModel {

    static final Options OPTIONS = Options.of(UnivariateOptions.USE_ANOVA, UnivariateOptions.ALPHA,
        UnivariateOptions.USE_K_BEST, UnivariateOptions.K, UnivariateOptions.TEST, UnivariateOptions.ADJUSTMENT,
        UnivariateOptions.SCORE, UnivariateOptions.NEIGHBOURS, UnivariateOptions.SEED);

    private static final OutputTable SCORES =
        OutputTable.of("scores", "One-way analysis of variance of every feature on the training rows, the chosen test,"
            + " and the score that the K best were chosen by.").texts("feature")
            .numbers("F").numbers("p").texts("kept").texts("why not").numbers("statistic").numbers("p of statistic")
            .numbers("adjusted p").numbers("score");

    KBestFilterNodeModel() {
        super(OPTIONS, new PortType[]{BufferedDataTable.TYPE, StudyRecordPortObject.TYPE_OPTIONAL},
            new PortType[]{BufferedDataTable.TYPE, BufferedDataTable.TYPE, StudyRecordPortObject.TYPE});
    }

    @Override
    protected PortObjectSpec[] configure(final PortObjectSpec[] inSpecs) throws InvalidSettingsException {
        CohortSpec.of((DataTableSpec)inSpecs[0]);
        return new PortObjectSpec[]{null, SCORES.spec(), StudyRecordPortObjectSpec.INSTANCE};
    }

    @Override
    protected PortObject[] compute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
        final BufferedDataTable table = (BufferedDataTable)inObjects[0];
        final CohortTable read = CohortTable.read(table, CohortSpec.of(table.getDataTableSpec()), exec);
        final TrainingFeatures features = TrainingFeatures.of(read);
        final UnivariateSelection selection = new UnivariateSelection(features, UnivariateOptions.test(settings()),
            settings().get(UnivariateOptions.USE_ANOVA),
            settings().get(UnivariateOptions.USE_K_BEST) ? UnivariateOptions.best(settings()) : null);
        final Set<String> dropped = features.without(selection.left());
        final List<String> warnings = new ArrayList<>(read.warnings());
        warnings.addAll(features.warnings());
        if (selection.left().isEmpty()) {
            warnings.add("No feature passes; the cohort has no features left.");
            selection.unscored().ifPresent(warnings::add);
        }
        warn(warnings);
        final BufferedDataTable kept = read.without(exec, dropped);
        return new PortObject[]{kept, SCORES.table(selection.rows(), exec),
            StudyRecordPortObject.after(inObjects).with(section(selection, warnings))};
    }

    private Section section(final UnivariateSelection selection, final List<String> warnings) {
        final List<List<Object>> rows = selection.rows();
        final StringBuilder summary = new StringBuilder("On the training rows, of " + rows.size() + " features, ");
        final Section.Builder section = Section.of("ANOVA / KBest Filter", "Univariate selection");
        if (settings().get(UnivariateOptions.USE_ANOVA)) {
            summary.append(selection.afterTest()).append(" have ").append(UnivariateOptions.test(settings()).name());
            section.funnel(UnivariateOptions.test(settings()).name(), selection.afterTest());
        }
        if (settings().get(UnivariateOptions.USE_K_BEST)) {
            final String score = settings().get(UnivariateOptions.SCORE);
            summary.append(settings().get(UnivariateOptions.USE_ANOVA) ? "; of these " : "")
                .append(selection.left().size()).append(" are kept as the best by ").append(score);
            section.funnel("K best" + (score.equals("F") ? "" : " by " + score) + ", K = "
                + settings().get(UnivariateOptions.K), selection.left().size());
            if (score.equals("mutual information")) {
                section.seed(settings().get(UnivariateOptions.SEED));
            }
        }
        warnings.forEach(section::warning);
        return section.settings(settings().toText()).summary(summary + ".").table(SCORES.report(rows, false)).build();
    }
}
