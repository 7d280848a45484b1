package org.radiomics.knime.feature.family;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The maximal correlation coefficient of a co-occurrence matrix (PyRadiomics docs "Gray Level Co-occurrence Matrix:
 * MCC"): the square root of the second largest eigenvalue of
 * <pre>Q(i, j) = sum over k of p(i, k) p(j, k) / (px(i) py(k) + epsilon).</pre>
 *
 * Without epsilon, Q is similar to A A' with A(i, k) = p(i, k) / sqrt(px(i) py(k)). Where levels fall into groups that
 * have no neighbours in each other, each group has the eigenvalue 1 with the eigenvector sqrt(px); the Lanczos method
 * finds the largest eigenvalue beside these vectors in a few products of A with a vector. What epsilon takes from A is
 * E(i, k) = A(i, k) epsilon / (px(i) py(k) + epsilon); to first order it lowers the eigenvalue of u by u' E A' u. That
 * matters for levels of few voxels in regions of 10^5 voxels and more. Where weights of directions leave a level next
 * to nothing, epsilon takes whole cells; then the eigenvalues are those of (A - E) A' by way of its Schur form.
 */
final class MaximalCorrelation {

    /** Lanczos stops when the residual's norm, by the root of the eigenvalue, is this small. */
    private static final double RESIDUAL = 1e-8;

    /** Shares of a cell up to which the first order is exact to ten digits. */
    private static final double SMALL_SHARE = 1e-5;

    /** Larger matrices are not brought into Schur form. */
    private static final int MOST_DENSE_ROWS = 400;

    private final CooccurrenceMatrix m_matrix;

    private final double[] m_px;

    private final double[] m_py;

    /** A(i, k) of each cell of the matrix, 0 if ranks have no pairs. */
    private final double[] m_a;

    private MaximalCorrelation(final CooccurrenceMatrix matrix, final double[] px, final double[] py) {
        m_matrix = matrix;
        m_px = px;
        m_py = py;
        m_a = new double[matrix.cells()];
        for (int cell = 0; cell < m_a.length; cell++) {
            m_a[cell] = matrix.probability(cell) / Math.sqrt(px[matrix.first(cell)] * py[matrix.second(cell)]);
        }
    }

    /**
     * @param matrix with at least one pair
     * @param px marginal of the first level, by rank
     * @param py marginal of the second level, by rank
     * @return the coefficient, 0 to 1; 0 where only one level has pairs
     */
    static double of(final CooccurrenceMatrix matrix, final double[] px, final double[] py) {
        return new MaximalCorrelation(matrix, px, py).coefficient();
    }

    private double coefficient() {
        if (m_px.length <= MOST_DENSE_ROWS && largestShare() > SMALL_SHARE) {
            return Math.sqrt(Math.max(0, secondOfDense()));
        }
        final int[] group = groups();
        final List<double[]> known = new ArrayList<>();
        final double[] eigenvalues = eigenvaluesOfGroups(group, known);
        double second = eigenvalues.length > 1 ? eigenvalues[eigenvalues.length - 2] : 0;
        final long rows = Arrays.stream(m_px).filter(p -> p > 0).count();
        if (rows > known.size()) {
            final Lanczos largest = Lanczos.largest(this::multiply, known, (int)rows - known.size(), RESIDUAL);
            second = Math.max(second, largest.eigenvalue() - loss(largest.eigenvector()));
        }
        return Math.sqrt(Math.max(0, second));
    }

    /** The group of each rank as a first level: those that share a second level, directly or through others. */
    private int[] groups() {
        final int ranks = m_px.length;
        final int[] parent = new int[2 * ranks];
        Arrays.setAll(parent, i -> i);
        for (int cell = 0; cell < m_a.length; cell++) {
            parent[root(parent, m_matrix.first(cell))] = root(parent, ranks + m_matrix.second(cell));
            if (m_matrix.isSymmetric()) {
                parent[root(parent, m_matrix.second(cell))] = root(parent, ranks + m_matrix.first(cell));
            }
        }
        final int[] groups = new int[ranks];
        Arrays.setAll(groups, rank -> root(parent, rank));
        return groups;
    }

    private static int root(final int[] parent, final int node) {
        int root = node;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }

    /** Each group's largest eigenvalue in ascending order; adds the eigenvectors. */
    private double[] eigenvaluesOfGroups(final int[] group, final List<double[]> vectors) {
        final double[] mass = new double[2 * m_px.length];
        final double[] lost = new double[mass.length];
        for (int rank = 1; rank < m_px.length; rank++) {
            mass[group[rank]] += m_px[rank];
        }
        for (int cell = 0; cell < m_a.length; cell++) {
            final double loss = m_matrix.probability(cell) * epsilonShare(m_matrix.first(cell), m_matrix.second(cell));
            lost[group[m_matrix.first(cell)]] += loss;
            if (m_matrix.multiplicity(cell) == 2) {
                lost[group[m_matrix.second(cell)]] += loss;
            }
        }
        final double[] eigenvalues = new double[mass.length];
        for (int id = 0; id < mass.length; id++) {
            if (mass[id] > 0) {
                eigenvalues[vectors.size()] = 1 - lost[id] / mass[id];
                final double[] vector = new double[m_px.length];
                for (int rank = 1; rank < vector.length; rank++) {
                    vector[rank] = group[rank] == id ? Math.sqrt(m_px[rank] / mass[id]) : 0;
                }
                vectors.add(vector);
            }
        }
        return Arrays.stream(eigenvalues, 0, vectors.size()).sorted().toArray();
    }

    /** The share of A(i, k) that epsilon takes. */
    private double epsilonShare(final int first, final int second) {
        return Entropy.EPSILON / (m_px[first] * m_py[second] + Entropy.EPSILON);
    }

    private double largestShare() {
        double largest = 0;
        for (int cell = 0; cell < m_a.length; cell++) {
            largest = Math.max(largest, epsilonShare(m_matrix.first(cell), m_matrix.second(cell)));
            if (m_matrix.multiplicity(cell) == 2) {
                largest = Math.max(largest, epsilonShare(m_matrix.second(cell), m_matrix.first(cell)));
            }
        }
        return largest;
    }

    /**
     * The second largest eigenvalue of (A - E) A'; 0 if there is none. It is taken of the matrix with 1 added to the
     * diagonal, since among many eigenvalues of 0 the Schur form does not converge.
     */
    private double secondOfDense() {
        final int ranks = m_px.length - 1;
        final RealMatrix whole = new Array2DRowRealMatrix(ranks, ranks);
        final RealMatrix left = new Array2DRowRealMatrix(ranks, ranks);
        for (int cell = 0; cell < m_a.length; cell++) {
            final int i = m_matrix.first(cell);
            final int k = m_matrix.second(cell);
            whole.setEntry(i - 1, k - 1, m_a[cell]);
            left.setEntry(i - 1, k - 1, m_a[cell] * (1 - epsilonShare(i, k)));
            if (m_matrix.multiplicity(cell) == 2) {
                whole.setEntry(k - 1, i - 1, m_a[cell]);
                left.setEntry(k - 1, i - 1, m_a[cell] * (1 - epsilonShare(k, i)));
            }
        }
        final RealMatrix moved =
            left.multiply(whole.transpose()).add(MatrixUtils.createRealIdentityMatrix(ranks));
        final double[] eigenvalues = new EigenDecomposition(moved).getRealEigenvalues().clone();
        Arrays.sort(eigenvalues);
        return ranks < 2 ? 0 : eigenvalues[ranks - 2] - 1;
    }

    /** u' E A' u: by how much epsilon lowers the eigenvalue of an eigenvector of A A'. */
    private double loss(final double[] vector) {
        final double[] transposed = transposed(vector);
        double loss = 0;
        for (int cell = 0; cell < m_a.length; cell++) {
            final int i = m_matrix.first(cell);
            final int k = m_matrix.second(cell);
            loss += vector[i] * transposed[k] * m_a[cell] * epsilonShare(i, k);
            if (m_matrix.multiplicity(cell) == 2) {
                loss += vector[k] * transposed[i] * m_a[cell] * epsilonShare(k, i);
            }
        }
        return loss;
    }

    /** A A' x. */
    private double[] multiply(final double[] x) {
        final double[] transposed = transposed(x);
        final double[] product = new double[x.length];
        for (int cell = 0; cell < m_a.length; cell++) {
            final int i = m_matrix.first(cell);
            final int k = m_matrix.second(cell);
            product[i] += m_a[cell] * transposed[k];
            if (m_matrix.multiplicity(cell) == 2) {
                product[k] += m_a[cell] * transposed[i];
            }
        }
        return product;
    }

    /** A' x. */
    private double[] transposed(final double[] x) {
        final double[] product = new double[x.length];
        for (int cell = 0; cell < m_a.length; cell++) {
            final int i = m_matrix.first(cell);
            final int k = m_matrix.second(cell);
            product[k] += m_a[cell] * x[i];
            if (m_matrix.multiplicity(cell) == 2) {
                product[i] += m_a[cell] * x[k];
            }
        }
        return product;
    }
}
