package org.radiomics.knime.nodes.correlationfilter;

import java.util.List;

import org.radiomics.knime.nodes.options.ChoiceOption;
import org.radiomics.knime.nodes.options.IntegerOption;
import org.radiomics.knime.nodes.options.NumberOption;
import org.radiomics.knime.nodes.options.Option;
import org.radiomics.knime.nodes.options.Settings;
import org.radiomics.knime.stats.selection.CorrelationFilter;
import org.radiomics.knime.stats.selection.FeatureSelector;
import org.radiomics.knime.stats.selection.Mrmr;
import org.radiomics.knime.stats.selection.VarianceFilter;
import org.radiomics.knime.stats.selection.VifFilter;

/** The settings of nodes that drop features which say what others say: declared once, with the keys of each node. */
public final class RedundancyOptions {

    private final ChoiceOption<RedundancyMethod> m_method;

    private final NumberOption m_limit;

    private final ChoiceOption<CorrelationFilter.Rule> m_rule;

    private final NumberOption m_vifLimit;

    private final NumberOption m_varianceLimit;

    private final IntegerOption m_k;

    private final ChoiceOption<Mrmr.Scheme> m_scheme;

    /**
     * Keys and labels, which are unique within a node.
     *
     * @param prefix of the keys: with "redundancy", the limit has the key "redundancyLimit"; may be empty
     * @param limit label of the limit of the correlation
     * @param k label of the number that mRMR keeps
     */
    public record Names(String prefix, String limit, String k) {

        private String key(final String key) {
            return prefix.isEmpty() ? key : prefix + Character.toUpperCase(key.charAt(0)) + key.substring(1);
        }

        private String label(final String label) {
            return prefix.isEmpty() ? label
                : Character.toUpperCase(prefix.charAt(0)) + prefix.substring(1) + ": "
                    + Character.toLowerCase(label.charAt(0)) + label.substring(1);
        }
    }

    /**
     * @param names of the settings
     * @param limit by default
     * @param limitHelp what the limit does in the node
     */
    public RedundancyOptions(final Names names, final double limit, final String limitHelp) {
        m_method = ChoiceOption.of(names.key("method"), names.label("Method"),
            "Correlation by values (Pearson) or ranks (Spearman), variance inflation, variance, or minimum redundancy "
                + "and maximum relevance.",
            List.of(RedundancyMethod.values()), RedundancyMethod::label, RedundancyMethod.PEARSON);
        m_limit = NumberOption.of(names.key("limit"), names.limit(), limitHelp, 0, 1, limit);
        m_rule = ChoiceOption.of(names.key("rule"), "Which one falls",
            "Pearson, Spearman: of two redundant features the one with the larger mean absolute correlation, the one "
                + "with the smaller F, or the later column.",
            List.of(CorrelationFilter.Rule.values()), RedundancyOptions::label,
            CorrelationFilter.Rule.MEAN_CORRELATION);
        m_vifLimit = NumberOption.of(names.key("vifLimit"), "Limit of VIF",
            "VIF: features fall one by one until no variance inflation factor exceeds this.", 1, Double.MAX_VALUE, 10);
        m_varianceLimit = NumberOption.of(names.key("varianceLimit"), "Limit of the variance",
            "Variance: a feature is kept if its variance exceeds this, in the square of its unit; 0 drops "
                + "constants.", 0,
            Double.MAX_VALUE, 0);
        m_k = IntegerOption.of(names.key("kBest"), names.k(), "mRMR: how many features are kept at most.", 1,
            Integer.MAX_VALUE, 50);
        m_scheme = ChoiceOption.of(names.key("scheme"), "Criterion of mRMR",
            "F divided by (FCQ) or less (FCD) the mean absolute correlation with the chosen features; mutual "
                + "information divided by (MIQ) or less (MID) the mean mutual information with them.",
            List.of(Mrmr.Scheme.values()), Mrmr.Scheme::name, Mrmr.Scheme.FCQ);
    }

    private static String label(final CorrelationFilter.Rule rule) {
        return switch (rule) {
            case MEAN_CORRELATION -> "larger mean correlation";
            case MEAN_CORRELATION_OF_ALL -> "larger mean correlation, all pairs at once";
            case SCORE -> "smaller F";
            case LATER_COLUMN -> "later column";
        };
    }

    /** @return all of them, in the order of the dialog */
    public Option<?>[] all() {
        return new Option<?>[]{m_method, m_limit, m_rule, m_vifLimit, m_varianceLimit, m_k, m_scheme};
    }

    /** @return which measure of redundancy */
    public ChoiceOption<RedundancyMethod> method() {
        return m_method;
    }

    /** @return the limit of the correlation */
    public NumberOption limit() {
        return m_limit;
    }

    /** @return which of two correlated features falls */
    public ChoiceOption<CorrelationFilter.Rule> rule() {
        return m_rule;
    }

    /** @return the limit of the variance inflation factor */
    public NumberOption vifLimit() {
        return m_vifLimit;
    }

    /** @return how many features mRMR keeps */
    public IntegerOption k() {
        return m_k;
    }

    /** @return whether any feature can fall by the settings */
    public boolean drops(final Settings settings) {
        return !settings.get(m_method).isCorrelation() || settings.get(m_limit) < 1;
    }

    /** @return mRMR with the settings' number and criterion */
    Mrmr mrmr(final Settings settings) {
        return Mrmr.withDefaults().withK(settings.get(m_k)).withScheme(settings.get(m_scheme));
    }

    /** @return the selection that the settings describe */
    public FeatureSelector selector(final Settings settings) {
        return switch (settings.get(m_method)) {
            case PEARSON -> correlation(settings, CorrelationFilter.Correlation.PEARSON);
            case SPEARMAN -> correlation(settings, CorrelationFilter.Correlation.SPEARMAN);
            case VIF -> VifFilter.withDefaults().withLimit(settings.get(m_vifLimit));
            case VARIANCE -> VarianceFilter.withDefaults().withLimit(settings.get(m_varianceLimit));
            case MRMR -> mrmr(settings);
        };
    }

    private CorrelationFilter correlation(final Settings settings, final CorrelationFilter.Correlation correlation) {
        return CorrelationFilter.withDefaults().withCorrelation(correlation).withLimit(settings.get(m_limit))
            .withRule(settings.get(m_rule));
    }
}
