package org.radiomics.knime.feature.family;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Features of the matrices of one neighbourhood, averaged over the directions that have any counts.
 *
 * @param <S> statistics of one matrix
 */
final class KernelMean<S> {

    private final List<ToDoubleFunction<S>> m_formulas;

    private int m_matrices;

    /**
     * @param features which
     * @param formula gives a feature's formula
     */
    KernelMean(final List<String> features, final Function<String, ToDoubleFunction<S>> formula) {
        m_formulas = features.stream().map(formula).toList();
    }

    /** Begins with a neighbourhood. */
    void begin(final double[] values) {
        m_matrices = 0;
        Arrays.fill(values, 0, m_formulas.size(), 0);
    }

    /** Adds the features of one matrix. */
    void add(final S statistics, final double[] values) {
        m_matrices++;
        for (int i = 0; i < m_formulas.size(); i++) {
            values[i] += m_formulas.get(i).applyAsDouble(statistics);
        }
    }

    /** Ends with a neighbourhood: values are means, NaN if there was no matrix. */
    void end(final double[] values) {
        for (int i = 0; i < m_formulas.size(); i++) {
            values[i] = m_matrices == 0 ? Double.NaN : values[i] / m_matrices;
        }
    }
}
