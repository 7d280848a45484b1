package org.radiomics.knime.feature.family;

/**
 * Quantiles with linear interpolation between the two nearest values, as numpy's default method gives them. Finds order
 * statistics by selection, not by sorting. Rearranges its copy of the values, so use by one thread.
 */
final class Quantiles {

    private final double[] m_values;

    /** @param values at least one, none NaN; copied */
    Quantiles(final double[] values) {
        m_values = values.clone();
    }

    /** @return the quantile of a share from 0 to 1 */
    double at(final double share) {
        final double position = share * (m_values.length - 1);
        final int below = (int)Math.floor(position);
        final double low = orderStatistic(below);
        if (below == m_values.length - 1) {
            return low;
        }
        final double high = smallestFrom(below + 1);
        final double weight = position - below;
        // The form that keeps the quantile between its neighbours.
        return weight < 0.5 ? low + (high - low) * weight : high - (high - low) * (1 - weight);
    }

    /** The value that k others precede in sorted order; afterwards smaller ones stand before it, larger ones behind. */
    private double orderStatistic(final int k) {
        int left = 0;
        int right = m_values.length - 1;
        while (left < right) {
            final double pivot = medianOfThree(left, right);
            int i = left;
            int j = right;
            while (i <= j) {
                while (m_values[i] < pivot) {
                    i++;
                }
                while (m_values[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    final double swapped = m_values[i];
                    m_values[i++] = m_values[j];
                    m_values[j--] = swapped;
                }
            }
            if (k <= j) {
                right = j;
            } else if (k >= i) {
                left = i;
            } else {
                return m_values[k];
            }
        }
        return m_values[k];
    }

    private double medianOfThree(final int left, final int right) {
        final double a = m_values[left];
        final double b = m_values[left + right >>> 1];
        final double c = m_values[right];
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    private double smallestFrom(final int index) {
        double smallest = m_values[index];
        for (int i = index + 1; i < m_values.length; i++) {
            smallest = Math.min(smallest, m_values[i]);
        }
        return smallest;
    }
}
