package org.radiomics.knime.stats.model;

/** The mean negative log-likelihood of a binary outcome. */
final class LogisticLoss implements PenalizedLoss {

    private final boolean[] m_positive;

    private final int m_positives;

    LogisticLoss(final boolean[] positive, final int positives) {
        m_positive = positive;
        m_positives = positives;
    }

    /** The log-odds of the share of positives. */
    @Override
    public double nullIntercept() {
        return Math.log((double)m_positives / (m_positive.length - m_positives));
    }

    /**
     * The residual is (y - p) / n, the weight p (1 - p) / n. Exponentials are taken of negative numbers only, so
     * nothing overflows and small probabilities keep their digits.
     */
    @Override
    public double evaluate(final double[] eta, final double[] residual, final double[] weight) {
        final int n = eta.length;
        double loss = 0;
        for (int i = 0; i < n; i++) {
            final double e = Math.exp(-Math.abs(eta[i]));
            final double larger = 1 / (1 + e);
            final double smaller = e * larger;
            final boolean expected = m_positive[i] == eta[i] > 0;
            final double miss = expected ? smaller : larger;
            residual[i] = (m_positive[i] ? miss : -miss) / n;
            weight[i] = larger * smaller / n;
            loss += Math.log1p(e) + (expected ? 0 : Math.abs(eta[i]));
        }
        return loss / n;
    }
}
