package org.radiomics.knime.nodes.correlationfilter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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
import org.radiomics.knime.nodes.options.ChoiceOption;
import org.radiomics.knime.nodes.options.IntegerOption;
import org.radiomics.knime.nodes.options.NumberOption;
import org.radiomics.knime.nodes.options.Options;
import org.radiomics.knime.nodes.options.OptionsNodeModel;
import org.radiomics.knime.nodes.record.OutputTable;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.nodes.record.StudyRecordPortObjectSpec;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.report.Section;
import org.radiomics.knime.stats.selection.CorrelationFilter;
import org.radiomics.knime.stats.selection.FeatureScore;
import org.radiomics.knime.stats.selection.FeatureSelection;
import org.radiomics.knime.stats.selection.FeatureSelector;
import org.radiomics.knime.stats.selection.Mrmr;
import org.radiomics.knime.stats.selection.VarianceFilter;
import org.radiomics.knime.stats.selection.VifFilter;

/** Drops features that say what others say, or nothing, by the training rows. */
public final class CorrelationFilterNodeModel extends OptionsNodeModel {

    static final ChoiceOption<RedundancyMethod> METHOD = ChoiceOption.of("method", "Method",
        "Correlation by values (Pearson) or ranks (Spearman), variance inflation, variance, or minimum redundancy and "
            + "maximum relevance.",
        List.of(RedundancyMethod.values()), RedundancyMethod::label, RedundancyMethod.PEARSON);

    static final NumberOption LIMIT = NumberOption.of("limit", "Limit of |r|",
        "Pearson, Spearman: two features are redundant if their absolute correlation exceeds this.", 0, 1, 0.9);

    static final ChoiceOption<CorrelationFilter.Rule> RULE = ChoiceOption.of("rule", "Which one falls",
        "Pearson, Spearman: of two redundant features the one with the larger mean absolute correlation, the one with "
            + "the smaller F, or the later column.",
        List.of(CorrelationFilter.Rule.values()), CorrelationFilterNodeModel::label,
        CorrelationFilter.Rule.MEAN_CORRELATION);

    static final NumberOption VIF_LIMIT = NumberOption.of("vifLimit", "Limit of VIF",
        "VIF: features fall one by one until no variance inflation factor exceeds this.", 1, Double.MAX_VALUE, 10);

    static final NumberOption VARIANCE_LIMIT = NumberOption.of("varianceLimit", "Limit of the variance",
        "Variance: a feature is kept if its variance exceeds this, in the square of its unit; 0 drops constants.", 0,
        Double.MAX_VALUE, 0);

    static final IntegerOption K = IntegerOption.of("kBest", "K", "mRMR: how many features are kept at most.", 1,
        Integer.MAX_VALUE, 50);

    static final ChoiceOption<Mrmr.Scheme> SCHEME = ChoiceOption.of("scheme", "Criterion of mRMR",
        "F divided by (FCQ) or less (FCD) the mean absolute correlation with the chosen features; mutual information "
            + "divided by (MIQ) or less (MID) the mean mutual information with them.",
        List.of(Mrmr.Scheme.values()), Mrmr.Scheme::name, Mrmr.Scheme.FCQ);

    static final Options OPTIONS = Options.of(METHOD, LIMIT, RULE, VIF_LIMIT, VARIANCE_LIMIT, K, SCHEME);

    private static final OutputTable TABLE = OutputTable
        .of("redundancy", "What was found of every feature on the training rows, and why those that fell did.")
        .texts("feature").texts("kept").texts("measure").numbers("value").texts("redundant with").texts("why not")
        .wholes("order of choice");

    CorrelationFilterNodeModel() {
        super(OPTIONS, new PortType[]{BufferedDataTable.TYPE, StudyRecordPortObject.TYPE_OPTIONAL},
            new PortType[]{BufferedDataTable.TYPE, BufferedDataTable.TYPE, StudyRecordPortObject.TYPE});
    }

    private static String label(final CorrelationFilter.Rule rule) {
        return switch (rule) {
            case MEAN_CORRELATION -> "larger mean correlation";
            case MEAN_CORRELATION_OF_ALL -> "larger mean correlation, all pairs at once";
            case SCORE -> "smaller F";
            case LATER_COLUMN -> "later column";
        };
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
        final FeatureSelection selection = selector().fit(usable);
        final Set<String> dropped = features.without(selection.selected());
        final List<String> warnings = new ArrayList<>(read.warnings());
        warnings.addAll(features.warnings());
        if (dropped.size() == features.names().size()) {
            warnings.add("No feature is kept; the cohort has no features left.");
        }
        warn(warnings);
        final List<List<Object>> found = rows(features.names(), selection, order(usable));
        return new PortObject[]{read.without(exec, dropped), TABLE.table(found, exec), StudyRecordPortObject
            .after(inObjects).with(section(features.names().size(), selection, found, warnings))};
    }

    private FeatureSelector selector() {
        return switch (settings().get(METHOD)) {
            case PEARSON -> correlation(CorrelationFilter.Correlation.PEARSON);
            case SPEARMAN -> correlation(CorrelationFilter.Correlation.SPEARMAN);
            case VIF -> VifFilter.withDefaults().withLimit(settings().get(VIF_LIMIT));
            case VARIANCE -> VarianceFilter.withDefaults().withLimit(settings().get(VARIANCE_LIMIT));
            case MRMR -> mrmr();
        };
    }

    private CorrelationFilter correlation(final CorrelationFilter.Correlation correlation) {
        return CorrelationFilter.withDefaults().withCorrelation(correlation).withLimit(settings().get(LIMIT))
            .withRule(settings().get(RULE));
    }

    private Mrmr mrmr() {
        return Mrmr.withDefaults().withK(settings().get(K)).withScheme(settings().get(SCHEME));
    }

    /** The features in the order in which mRMR chose them; none for other methods. */
    private List<String> order(final TrainingRows rows) {
        return settings().get(METHOD) == RedundancyMethod.MRMR
            ? mrmr().choose(rows).stream().map(Mrmr.Step::feature).toList() : List.of();
    }

    private List<List<Object>> rows(final List<String> features, final FeatureSelection selection,
        final List<String> order) {
        final String measure = settings().get(METHOD).measure();
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
        final String step = Stream.of(RedundancyMethod.PEARSON, RedundancyMethod.SPEARMAN)
            .anyMatch(settings().get(METHOD)::equals)
                ? selector().name() + ", the one of " + label(settings().get(RULE)) + " falls" : selector().name();
        final Section.Builder section = Section.of("Correlation Filter", "Redundancy").settings(settings().toText())
            .summary("On the training rows, " + kept + " of " + features + " features are kept (" + step + ").")
            .funnel(selector().name(), kept).table(TABLE.report(rows, false));
        warnings.forEach(section::warning);
        return section.build();
    }
}
