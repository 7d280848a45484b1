package org.radiomics.knime.stats.model;

import java.util.stream.IntStream;
import org.radiomics.knime.stats.Monitor;
import org.radiomics.knime.stats.cohort.Columns;

/** One fold of a cross-validation: its rows, and what a path of the others predicts for them. */
final class HeldFold {

    private final int m_repetition;

    private final int[] m_held;

    private final int[] m_others;

    /** Of the path of the other rows. */
    private double[] m_lambda;

    /** One array per lambda, one prediction per held row. */
    private double[][] m_predicted;

    /**
     * @param repetition that the fold belongs to
     * @param foldOf the fold of every row
     * @param label of this fold
     */
    HeldFold(final int repetition, final int[] foldOf, final int label) {
        m_repetition = repetition;
        m_held = IntStream.range(0, foldOf.length).filter(i -> foldOf[i] == label).toArray();
        m_others = IntStream.range(0, foldOf.length).filter(i -> foldOf[i] != label).toArray();
    }

    int repetition() {
        return m_repetition;
    }

    /** @return the rows outside of the fold */
    int[] others() {
        return m_others;
    }

    /** Fits the path of the other rows and predicts the held ones. */
    void fit(final Lasso lasso, final Columns columns, final LassoResponse response, final Monitor monitor) {
        final LassoPath path = lasso.fit(columns.take(m_others), response.take(m_others), monitor);
        final Columns held = columns.take(m_held);
        final double[][] values = held.names().stream().map(held::values).toArray(double[][]::new);
        final double[][] predicted = new double[path.size()][m_held.length];
        for (int s = 0; s < predicted.length; s++) {
            path.linearPredictor(values, s, predicted[s]);
        }
        m_lambda = path.lambda();
        m_predicted = predicted;
    }

    /**
     * Predicts the held rows at any lambdas.
     *
     * @param lambda of the path of all rows
     * @param result one array per lambda, one prediction per row of all; those of the held rows are overwritten
     */
    void interpolate(final double[] lambda, final double[][] result) {
        for (int s = 0; s < lambda.length; s++) {
            final LassoPath.Position at = LassoPath.Position.of(m_lambda, lambda[s]);
            for (int i = 0; i < m_held.length; i++) {
                result[s][m_held[i]] = at.mix(m_predicted[at.left()][i], m_predicted[at.right()][i]);
            }
        }
    }
}
