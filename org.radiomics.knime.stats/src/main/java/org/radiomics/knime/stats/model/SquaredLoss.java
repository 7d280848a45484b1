package org.radiomics.knime.stats.model;

import java.util.Arrays;

/** Half the mean squared error of a numeric outcome with mean 0. */
final class SquaredLoss implements PenalizedLoss {

    private final double[] m_values;

    SquaredLoss(final double[] values) {
        m_values = values;
    }

    @Override
    public double nullIntercept() {
        return 0;
    }

    @Override
    public double evaluate(final double[] eta, final double[] residual, final double[] weight) {
        final int n = eta.length;
        double loss = 0;
        for (int i = 0; i < n; i++) {
            final double miss = m_values[i] - eta[i];
            residual[i] = miss / n;
            loss += miss * miss;
        }
        Arrays.fill(weight, 1.0 / n);
        return loss / (2 * n);
    }
}
