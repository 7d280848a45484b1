package org.radiomics.knime.nodes.rocview;

import java.util.concurrent.Executor;

import org.radiomics.knime.stats.Monitor;
import org.radiomics.knime.stats.evaluation.Interval;
import org.radiomics.knime.stats.evaluation.Roc;
import org.radiomics.knime.stats.evaluation.RocBootstrap;

/** How the confidence interval of an area under a ROC curve is computed. */
enum AreaInterval {
    /** normal, with DeLong's variance */
    DELONG("DeLong"),
    /** percentiles of resamples */
    PERCENTILE("bootstrap percentile"),
    /** resamples, bias-corrected and accelerated */
    BCA("bootstrap BCa"),
    /** Clopper-Pearson of area x patients */
    BINOMIAL("binomial exact");

    private final String m_label;

    AreaInterval(final String label) {
        m_label = label;
    }

    String label() {
        return m_label;
    }

    /**
     * An interval and what there is to say about it.
     *
     * @param interval the limits; NaN where they cannot be computed
     * @param remark why they are NaN or say too little; empty if they are sound
     */
    record Limits(Interval interval, String remark) {
    }

    Limits of(final Roc roc, final double confidence, final RocBootstrap bootstrap, final Executor executor,
        final Monitor monitor) {
        if (this == DELONG) {
            return new Limits(roc.interval(confidence), roc.reason());
        } else if (this == BINOMIAL) {
            return new Limits(roc.binomialInterval(confidence), "");
        }
        final RocBootstrap.Result result = bootstrap.intervals(roc, executor, monitor);
        return new Limits(this == BCA ? result.bca() : result.percentile(), result.reason());
    }
}
