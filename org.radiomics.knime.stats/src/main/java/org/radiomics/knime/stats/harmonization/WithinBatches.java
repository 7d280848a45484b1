package org.radiomics.knime.stats.harmonization;

import java.util.Arrays;

/** Values seen within the batches of the training rows. */
final class WithinBatches {

    private final String[] m_names;

    private final int[][] m_rows;

    WithinBatches(final Batches batches) {
        m_names = batches.names().toArray(String[]::new);
        m_rows = new int[m_names.length][];
        for (int b = 0; b < m_rows.length; b++) {
            m_rows[b] = batches.rows(b);
        }
    }

    /** @return per batch its rows */
    int[][] rows() {
        return m_rows;
    }

    /** @return why a feature cannot be harmonized; empty if it can */
    String problem(final double[] values) {
        for (int b = 0; b < m_rows.length; b++) {
            boolean constant = m_rows[b].length > 1;
            for (final int row : m_rows[b]) {
                if (!Double.isFinite(values[row])) {
                    return (Double.isNaN(values[row]) ? "missing" : "infinite") + " in training row " + (row + 1);
                }
                constant &= values[row] == values[m_rows[b][0]];
            }
            if (constant) {
                return "all values in batch \"" + m_names[b] + "\" are equal";
            }
        }
        return "";
    }

    /** @return the means of the batches */
    double[] means(final double[] values) {
        return Arrays.stream(m_rows).mapToDouble(rows -> mean(take(values, rows))).toArray();
    }

    /** @return the values less the mean of their batch */
    double[] centred(final double[] values) {
        final double[] centred = values.clone();
        final double[] means = means(values);
        for (int b = 0; b < m_rows.length; b++) {
            for (final int row : m_rows[b]) {
                centred[row] -= means[b];
            }
        }
        return centred;
    }

    /** @return the length of the values less their mean */
    double totalLength(final double[] values) {
        final double mean = mean(values);
        return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum());
    }

    static double[] take(final double[] values, final int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }

    /** The mean of the differences from the first value, so that a mean far from zero costs no digits. */
    static double mean(final double[] values) {
        return values[0] + Arrays.stream(values).map(v -> v - values[0]).sum() / values.length;
    }

    /** @return the variance, n - 1 */
    static double variance(final double[] values) {
        final double mean = mean(values);
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
    }
}
