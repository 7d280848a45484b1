package org.radiomics.knime.stats.evaluation;

/**
 * Whether {@code rms::lrm.fit(tol = 1e-13)} calls an information matrix singular: by LINPACK's {@code dqrdc2}, if in a
 * QR decomposition by Householder reflections a column keeps less than 1e-13 of its length. That is asked of the matrix
 * in the units of the data, on which the answer depends.
 */
final class InformationRank {

    private static final double TOLERANCE = 1e-13;

    private final double[] m_centre;

    private final double[] m_scale;

    /**
     * @param centre that was subtracted from each column; 0 of the intercept
     * @param scale by which each was divided then; 1 of the intercept
     */
    InformationRank(final double[] centre, final double[] scale) {
        m_centre = centre;
        m_scale = scale;
    }

    /**
     * @param information of the standardized columns, lower triangle
     * @return whether that of the columns in their units is singular, or too large for a number
     */
    boolean isSingular(final double[][] information) {
        final double[][] columns = inUnits(information);
        for (int j = 0; j < columns.length; j++) {
            final double whole = norm(columns[j], 0);
            for (int before = 0; before < j; before++) {
                reflect(columns[before], before, columns[j]);
            }
            final double rest = norm(columns[j], j);
            if (!(rest >= TOLERANCE * whole && rest > 0 && whole < Double.POSITIVE_INFINITY)) {
                return true;
            }
            final double signed = columns[j][j] < 0 ? -rest : rest;
            for (int i = j; i < columns.length; i++) {
                columns[j][i] /= signed;
            }
            columns[j][j] += 1;
        }
        return false;
    }

    private double[][] inUnits(final double[][] information) {
        final int size = information.length;
        final double[][] columns = new double[size][size];
        for (int j = 0; j < size; j++) {
            for (int k = 0; k <= j; k++) {
                final double scaled = m_scale[j] * m_scale[k] * information[j][k];
                columns[j][k] = j == 0 ? information[0][0] : k == 0
                    ? m_centre[j] * information[0][0] + m_scale[j] * information[j][0]
                    : m_centre[j] * m_centre[k] * information[0][0] + m_centre[j] * m_scale[k] * information[k][0]
                        + m_centre[k] * m_scale[j] * information[j][0] + scaled;
                columns[k][j] = columns[j][k];
            }
        }
        return columns;
    }

    /** Applies the reflection that a column before left below its diagonal. */
    private static void reflect(final double[] v, final int from, final double[] target) {
        double dot = 0;
        for (int i = from; i < v.length; i++) {
            dot += v[i] * target[i];
        }
        for (int i = from; i < v.length; i++) {
            target[i] -= dot / v[from] * v[i];
        }
    }

    private static double norm(final double[] v, final int from) {
        double sum = 0;
        for (int i = from; i < v.length; i++) {
            sum += v[i] * v[i];
        }
        return Math.sqrt(sum);
    }
}
