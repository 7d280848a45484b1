package org.radiomics.knime.feature.family;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The largest eigenvalue of a symmetric matrix without negative ones among the eigenvectors orthogonal to known ones,
 * by the Lanczos method with full reorthogonalisation (Golub and Van Loan, Matrix Computations, 10.1). Deterministic.
 */
final class Lanczos {

    private static final int FIRST_CHECK = 6;

    private static final double BREAKDOWN = 1e-14;

    /** Stands for a pivot of 0; its inverse squared is still finite. */
    private static final double TINY_PIVOT = 1e-100;

    private final UnaryOperator<double[]> m_matrix;

    private final List<double[]> m_known;

    private final int m_size;

    private double[][] m_basis = new double[FIRST_CHECK + 1][];

    private final double[] m_diagonal;

    /** Element j couples basis vectors j and j + 1. */
    private final double[] m_offDiagonal;

    private int m_steps;

    private double m_eigenvalue;

    private double[] m_weights;

    private Lanczos(final UnaryOperator<double[]> matrix, final List<double[]> known, final int most) {
        m_matrix = matrix;
        m_known = known;
        m_size = known.get(0).length;
        m_diagonal = new double[most];
        m_offDiagonal = new double[most];
    }

    /**
     * @param matrix multiplies a vector with the matrix
     * @param known at least one; eigenvectors of length 1, orthogonal to each other
     * @param most the number of dimensions that the matrix does not map to 0, less the known vectors; at least 1
     * @param residual the norm of the residual at which to stop, times the root of the eigenvalue if that is below 1:
     *            the eigenvalue's error is the norm's square by the distance to the next one
     * @return the eigenpair
     */
    static Lanczos largest(final UnaryOperator<double[]> matrix, final List<double[]> known, final int most,
        final double residual) {
        final Lanczos lanczos = new Lanczos(matrix, known, most);
        lanczos.iterate(residual);
        return lanczos;
    }

    /** @return the largest eigenvalue */
    double eigenvalue() {
        return m_eigenvalue;
    }

    /** @return its eigenvector, of length 1 */
    double[] eigenvector() {
        final double[] vector = new double[m_size];
        for (int j = 0; j < m_steps; j++) {
            addMultiple(vector, m_weights[j], m_basis[j]);
        }
        return vector;
    }

    private void iterate(final double residual) {
        if (!start()) {
            m_weights = new double[0];
            return;
        }
        int check = FIRST_CHECK;
        for (m_steps = 1; m_steps <= m_diagonal.length; m_steps++) {
            final boolean exhausted = !step() || m_steps == m_diagonal.length;
            if (exhausted || m_steps == check) {
                solve();
                final double norm = m_offDiagonal[m_steps - 1] * Math.abs(m_weights[m_steps - 1]);
                if (exhausted || norm <= residual * Math.sqrt(Math.min(1, m_eigenvalue))) {
                    return;
                }
                check += Math.max(3, check / 4);
            }
        }
    }

    /**
     * Begins with a vector that no eigenvector is likely to be orthogonal to: the image of irregular numbers. Returns
     * whether there is one: if not, the matrix maps all but the known vectors to 0.
     */
    private boolean start() {
        final double[] irregular = new double[m_size];
        for (int i = 0; i < m_size; i++) {
            irregular[i] = Math.sin(1 + 12.9898 * i) + 0.1 * Math.cos(7 * i);
        }
        final double[] vector = m_matrix.apply(irregular);
        orthogonalize(vector, 0);
        final double length = Math.sqrt(dot(vector, vector));
        if (length < BREAKDOWN) {
            return false;
        }
        scale(vector, 1 / length);
        orthogonalize(vector, 0);
        scale(vector, 1 / Math.sqrt(dot(vector, vector)));
        m_basis[0] = vector;
        return true;
    }

    /** Appends a basis vector; returns whether there was one left. */
    private boolean step() {
        final int j = m_steps - 1;
        final double[] next = m_matrix.apply(m_basis[j]);
        m_diagonal[j] = dot(next, m_basis[j]);
        // Twice is enough to keep the basis orthogonal to working precision.
        orthogonalize(next, m_steps);
        orthogonalize(next, m_steps);
        m_offDiagonal[j] = Math.sqrt(dot(next, next));
        if (m_offDiagonal[j] < BREAKDOWN) {
            return false;
        }
        scale(next, 1 / m_offDiagonal[j]);
        if (j + 1 == m_basis.length) {
            m_basis = Arrays.copyOf(m_basis, 2 * m_basis.length);
        }
        m_basis[j + 1] = next;
        return true;
    }

    private void orthogonalize(final double[] vector, final int vectors) {
        for (final double[] known : m_known) {
            addMultiple(vector, -dot(vector, known), known);
        }
        for (int j = 0; j < vectors; j++) {
            addMultiple(vector, -dot(vector, m_basis[j]), m_basis[j]);
        }
    }

    /** The largest eigenvalue of the tridiagonal matrix of the steps so far, and its eigenvector. */
    private void solve() {
        double bound = 0;
        for (int j = 0; j < m_steps; j++) {
            bound = Math.max(bound, m_diagonal[j] + (j > 0 ? m_offDiagonal[j - 1] : 0)
                + (j < m_steps - 1 ? m_offDiagonal[j] : 0));
        }
        double low = 0;
        double high = bound;
        while (high - low > 4 * Math.ulp(bound)) {
            final double middle = (low + high) / 2;
            if (countBelow(middle) == m_steps) {
                high = middle;
            } else {
                low = middle;
            }
        }
        m_eigenvalue = (low + high) / 2;
        inverseIteration(bound);
    }

    /** How many eigenvalues lie below a number, by the signs of Sturm's sequence. */
    private int countBelow(final double number) {
        int count = 0;
        double pivot = 1;
        for (int j = 0; j < m_steps; j++) {
            final double coupling = j == 0 ? 0 : m_offDiagonal[j - 1] * m_offDiagonal[j - 1];
            pivot = m_diagonal[j] - number - coupling / pivot;
            if (pivot == 0) {
                pivot = -Double.MIN_NORMAL;
            }
            if (pivot < 0) {
                count++;
            }
        }
        return count;
    }

    /** The eigenvector of the tridiagonal matrix, by inverse iteration with a slightly moved eigenvalue. */
    private void inverseIteration(final double bound) {
        m_weights = new double[m_steps];
        Arrays.fill(m_weights, 1 / Math.sqrt(m_steps));
        final double shift = m_eigenvalue + Math.max(bound, Double.MIN_NORMAL) * 1e-14;
        for (int i = 0; i < 3; i++) {
            solveShifted(shift);
            scale(m_weights, 1 / Math.sqrt(dot(m_weights, m_weights)));
        }
    }

    /** Solves (T - shift) x = weights in place, by elimination with exchange of neighbouring rows. */
    private void solveShifted(final double shift) {
        final int n = m_steps;
        final double[] x = m_weights;
        final double[] main = new double[n];
        final double[] above = new double[n];
        final double[] second = new double[n];
        double diagonal = m_diagonal[0] - shift;
        double next = n > 1 ? m_offDiagonal[0] : 0;
        for (int j = 0; j < n - 1; j++) {
            final double lower = m_offDiagonal[j];
            final double lowerDiagonal = m_diagonal[j + 1] - shift;
            final double lowerNext = j + 1 < n - 1 ? m_offDiagonal[j + 1] : 0;
            if (Math.abs(lower) > Math.abs(diagonal)) {
                final double factor = diagonal / lower;
                main[j] = lower;
                above[j] = lowerDiagonal;
                second[j] = lowerNext;
                final double right = x[j];
                x[j] = x[j + 1];
                x[j + 1] = right - factor * x[j];
                diagonal = next - factor * lowerDiagonal;
                next = -factor * lowerNext;
            } else {
                final double factor = lower / diagonal;
                main[j] = diagonal;
                above[j] = next;
                x[j + 1] -= factor * x[j];
                diagonal = lowerDiagonal - factor * next;
                next = lowerNext;
            }
        }
        main[n - 1] = diagonal == 0 ? TINY_PIVOT : diagonal;
        for (int j = n - 1; j >= 0; j--) {
            double value = x[j];
            if (j + 1 < n) {
                value -= above[j] * x[j + 1];
            }
            if (j + 2 < n) {
                value -= second[j] * x[j + 2];
            }
            x[j] = value / main[j];
        }
    }

    private static double dot(final double[] a, final double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void addMultiple(final double[] vector, final double factor, final double[] added) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] += factor * added[i];
        }
    }

    private static void scale(final double[] vector, final double factor) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= factor;
        }
    }
}
