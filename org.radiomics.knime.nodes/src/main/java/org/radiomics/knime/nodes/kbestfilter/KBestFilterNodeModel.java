package org.radiomics.knime.nodes.kbestfilter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
import org.radiomics.knime.nodes.options.FlagOption;
import org.radiomics.knime.nodes.options.IntegerOption;
import org.radiomics.knime.nodes.options.NumberOption;
import org.radiomics.knime.nodes.options.Options;
import org.radiomics.knime.nodes.options.OptionsNodeModel;
import org.radiomics.knime.nodes.record.OutputTable;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.nodes.record.StudyRecordPortObjectSpec;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.report.Section;
import org.radiomics.knime.stats.selection.AnovaFilter;
import org.radiomics.knime.stats.selection.FeatureScore;
import org.radiomics.knime.stats.selection.FeatureSelection;
import org.radiomics.knime.stats.selection.SelectKBest;

/** Keeps the features that tell the outcome's levels apart on the training rows: ANOVA p below a limit, then the K best. */
public final class KBestFilterNodeModel extends OptionsNodeModel {

    static final FlagOption USE_ANOVA = FlagOption.of("useAnova", "Filter by ANOVA",
        "Keep only features whose one-way analysis of variance has a p below the limit.", true);

    static final NumberOption ALPHA =
        NumberOption.of("alpha", "Limit of p", "A feature is kept if its p is below this.", 1e-12, 1, 0.05);

    static final FlagOption USE_K_BEST =
        FlagOption.of("useKBest", "Keep the K best", "Of the features left, keep those with the largest F.", true);

    static final IntegerOption K = IntegerOption.of("kBest", "K",
        "How many features are kept at most; all where fewer are left.", 1, Integer.MAX_VALUE, 50);

    static final Options OPTIONS = Options.of(USE_ANOVA, ALPHA, USE_K_BEST, K);

    private static final OutputTable SCORES =
        OutputTable.of("scores", "One-way analysis of variance of every feature on the training rows.").texts("feature")
            .numbers("F").numbers("p").texts("kept").texts("why not");

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
    protected PortObject[] execute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
        final BufferedDataTable table = (BufferedDataTable)inObjects[0];
        final CohortTable read = CohortTable.read(table, CohortSpec.of(table.getDataTableSpec()), exec);
        final List<String> features = read.spec().names(ColumnKind.FEATURE);
        if (features.isEmpty()) {
            throw new IllegalArgumentException("The cohort has no features left; loosen the filter before this node.");
        }
        final Selection selection = new Selection(read.cohort().training().select(features));
        final List<List<Object>> rows = selection.rows();
        final Set<String> dropped = new HashSet<>(features);
        dropped.removeAll(selection.m_left);
        final List<String> warnings = new ArrayList<>(read.warnings());
        if (!selection.m_missing.isEmpty()) {
            warnings.add(selection.m_missing.size() + " features have a missing or infinite value in a training row and "
                + "were left out.");
        }
        if (selection.m_left.isEmpty()) {
            warnings.add("No feature passes; the cohort has no features left.");
        }
        warn(warnings);
        return new PortObject[]{read.without(exec, dropped), SCORES.table(rows, exec),
            StudyRecordPortObject.after(inObjects).with(section(selection, rows, warnings))};
    }

    /** The two filters, one after the other. */
    private final class Selection {

        private final Map<String, String> m_why = new HashMap<>();

        private final List<String> m_all;

        private final List<String> m_missing;

        private final List<FeatureScore> m_scores;

        private List<String> m_left;

        private int m_afterAnova;

        Selection(final TrainingRows rows) {
            m_all = rows.columns().names();
            m_missing = m_all.stream().filter(name -> hasMissing(rows.columns().values(name))).toList();
            m_missing.forEach(name -> m_why.put(name, "missing or infinite value in a training row"));
            m_left = m_all.stream().filter(name -> !m_why.containsKey(name)).toList();
            final FeatureSelection anova = AnovaFilter.withDefaults().withAlpha(settings().get(ALPHA))
                .fit(rows.select(m_left));
            m_scores = anova.scores();
            if (settings().get(USE_ANOVA)) {
                keep(anova.selected(), "p not below " + settings().get(ALPHA));
            }
            m_afterAnova = m_left.size();
            if (settings().get(USE_K_BEST) && !m_left.isEmpty()) {
                keep(SelectKBest.withDefaults().withK(settings().get(K)).fit(rows.select(m_left)).selected(),
                    "not among the " + settings().get(K) + " best");
            }
        }

        private void keep(final List<String> selected, final String otherwise) {
            final Set<String> kept = new HashSet<>(selected);
            m_left.stream().filter(name -> !kept.contains(name)).forEach(name -> m_why.put(name, otherwise));
            m_left = selected;
        }

        private static boolean hasMissing(final double[] values) {
            return Arrays.stream(values).anyMatch(value -> !Double.isFinite(value));
        }

        List<List<Object>> rows() {
            final Map<String, FeatureScore> scores = new HashMap<>();
            m_scores.forEach(score -> scores.put(score.feature(), score));
            final List<List<Object>> rows = new ArrayList<>();
            for (final String name : m_all) {
                final FeatureScore score = scores.get(name);
                final boolean undefined = score == null || !score.reason().isEmpty();
                rows.add(List.of(name, score == null ? Double.NaN : score.f(), score == null ? Double.NaN : score.p(),
                    m_why.containsKey(name) ? "no" : "yes",
                    score != null && undefined ? score.reason() : m_why.getOrDefault(name, "")));
            }
            return rows;
        }
    }

    private Section section(final Selection selection, final List<List<Object>> rows, final List<String> warnings) {
        final StringBuilder summary = new StringBuilder("On the training rows, of " + rows.size() + " features, ");
        final Section.Builder section = Section.of("ANOVA / KBest Filter", "Univariate selection");
        if (settings().get(USE_ANOVA)) {
            summary.append(selection.m_afterAnova).append(" have an ANOVA p below ").append(settings().get(ALPHA));
            section.funnel("ANOVA p < " + settings().get(ALPHA), selection.m_afterAnova);
        }
        if (settings().get(USE_K_BEST)) {
            summary.append(settings().get(USE_ANOVA) ? "; of these " : "").append(selection.m_left.size())
                .append(" are kept as the best by F");
            section.funnel("K best, K = " + settings().get(K), selection.m_left.size());
        }
        warnings.forEach(section::warning);
        return section.settings(settings().toText()).summary(summary + ".").table(SCORES.report(rows, false)).build();
    }
}
