package org.radiomics.knime.stats.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Replaces missing and infinite values of numeric columns by the median of the finite values of the training rows, R's
 * {@code median(x[is.finite(x)])}. Columns without such values stay as they are.
 */
public final class MedianImputation {

    private final Map<String, Double> m_medians;

    private MedianImputation(final Map<String, Double> medians) {
        m_medians = medians;
    }

    /**
     * Learns the medians.
     *
     * @param rows with numeric columns
     * @return the imputation; the median is NaN for a column without a finite value
     */
    public static MedianImputation fit(final TrainingRows rows) {
        final Map<String, Double> medians = new LinkedHashMap<>();
        for (final String name : rows.columns().names()) {
            medians.put(name, median(rows.columns().values(name)));
        }
        return new MedianImputation(medians);
    }

    private static double median(final double[] values) {
        final double[] finite = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        if (finite.length == 0) {
            return Double.NaN;
        }
        final double upper = finite[finite.length / 2];
        // halved before they are added, as their sum may be beyond the range of doubles
        return finite.length % 2 == 1 ? upper : finite[finite.length / 2 - 1] / 2 + upper / 2;
    }

    /**
     * @param name of a column that was learned
     * @return the median; NaN if no training row has a finite value
     */
    public double median(final String name) {
        return m_medians.get(name);
    }

    /**
     * @param columns of any rows, with all columns that were learned
     * @return those of the learned columns that had a missing or infinite value and have none any more
     */
    public List<NumericColumn> apply(final Columns columns) {
        final List<NumericColumn> imputed = new ArrayList<>();
        m_medians.forEach((name, median) -> {
            final double[] values = columns.values(name);
            if (!Double.isNaN(median) && !Arrays.stream(values).allMatch(Double::isFinite)) {
                imputed.add(new NumericColumn(name,
                    Arrays.stream(values).map(value -> Double.isFinite(value) ? value : median).toArray()));
            }
        });
        return imputed;
    }
}
