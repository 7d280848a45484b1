package org.radiomics.knime.stats.model;

/**
 * Newton's step for Firth's penalised likelihood, with the derivative of the hat matrix. With w = p (1 - p),
 * d = 1 - 2p, h the diagonal of the hat matrix H and H * H its squares, element by element, the score is
 * X'(y - p + h d / 2) and minus its derivative
 *
 * <pre>
 * X' diag(w (1 + h) - h d^2 / 2) X + X' diag(d) (H * H) diag(d) X / 2.
 * </pre>
 *
 * An element of H is the product of two rows u of Q, so that the last term is a sum over pairs of elements of u and
 * needs no matrix of rows by rows.
 */
final class FirthStep {

    /** Below this share of a diagonal element a pivot counts as not positive. */
    private static final double LEAST_PIVOT = 1e-12;

    private final double[][] m_curvature;

    private final double[] m_score;

    /**
     * @param x columns of the design
     * @param y the outcome of each row
     * @param eta log odds of each row
     * @param qr of the design, each row times the root of its weight
     * @param free how many coefficients, from the first, may move
     */
    FirthStep(final double[][] x, final boolean[] y, final double[] eta, final HouseholderQr qr, final int free) {
        m_curvature = new double[free][free];
        m_score = new double[free];
        final double[][] pairs = new double[x.length * (x.length + 1) / 2][free];
        final double[] u = new double[x.length];
        for (int i = 0; i < eta.length; i++) {
            final double root = 0.5 / Math.cosh(Math.min(Math.abs(eta[i]), 1400) / 2);
            for (int j = 0; j < u.length; j++) {
                u[j] = root * x[j][i];
            }
            final double hat = qr.quadraticForm(u);
            final double d = -Math.tanh(eta[i] / 2);
            final double residual = (y[i] ? LogisticModel.probability(-eta[i]) : -LogisticModel.probability(eta[i]))
                + hat * d / 2;
            final double weight = root * root * (1 + hat) - hat * d * d / 2;
            for (int r = 0; r < free; r++) {
                m_score[r] += residual * x[r][i];
                for (int s = 0; s <= r; s++) {
                    m_curvature[r][s] += weight * x[r][i] * x[s][i];
                }
            }
            addPairs(pairs, u, d, x, i);
        }
        for (final double[] pair : pairs) {
            for (int r = 0; r < free; r++) {
                for (int s = 0; s <= r; s++) {
                    m_curvature[r][s] += pair[r] * pair[s] / 2;
                }
            }
        }
    }

    /** Pairs of different elements occur twice: their sums are multiplied by the root of 2. */
    private static void addPairs(final double[][] pairs, final double[] u, final double d, final double[][] x,
        final int row) {
        int pair = 0;
        for (int a = 0; a < u.length; a++) {
            for (int b = 0; b <= a; b++) {
                final double product = d * u[a] * u[b] * (a == b ? 1 : Math.sqrt(2));
                final double[] sums = pairs[pair++];
                for (int r = 0; r < sums.length; r++) {
                    sums[r] += product * x[r][row];
                }
            }
        }
    }

    /** @return the step; null where the penalised likelihood is not curved downwards, so that it would not ascend */
    double[] solve() {
        final int size = m_score.length;
        for (int j = 0; j < size; j++) {
            final double whole = m_curvature[j][j];
            for (int k = 0; k < j; k++) {
                m_curvature[j][j] -= m_curvature[j][k] * m_curvature[j][k];
            }
            if (!(m_curvature[j][j] > LEAST_PIVOT * whole)) {
                return null;
            }
            m_curvature[j][j] = Math.sqrt(m_curvature[j][j]);
            for (int i = j + 1; i < size; i++) {
                for (int k = 0; k < j; k++) {
                    m_curvature[i][j] -= m_curvature[i][k] * m_curvature[j][k];
                }
                m_curvature[i][j] /= m_curvature[j][j];
            }
        }
        final double[] step = m_score.clone();
        for (int j = 0; j < size; j++) {
            for (int k = 0; k < j; k++) {
                step[j] -= m_curvature[j][k] * step[k];
            }
            step[j] /= m_curvature[j][j];
        }
        for (int j = size - 1; j >= 0; j--) {
            for (int k = j + 1; k < size; k++) {
                step[j] -= m_curvature[k][j] * step[k];
            }
            step[j] /= m_curvature[j][j];
        }
        return step;
    }
}
