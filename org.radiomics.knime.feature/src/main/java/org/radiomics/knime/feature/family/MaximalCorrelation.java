package org.radiomics.knime.feature.family;

import java.util.Arrays;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The maximal correlation coefficient of a co-occurrence matrix (PyRadiomics docs "Gray Level Co-occurrence Matrix:
 * MCC"): the square root of the second largest eigenvalue of
 * <pre>Q(i, j) = sum over k of p(i, k) p(j, k) / (px(i) py(k) + epsilon).</pre>
 *
 * For a symmetric matrix and without epsilon, Q is similar to the square of A(i, k) = p(i, k) / sqrt(px(i) px(k)),
 * whose eigenvector for its largest eigenvalue 1 is sqrt(px). So the coefficient is the largest absolute eigenvalue of
 * A beside that vector, which the Lanczos method finds in a few products of A with a vector. What epsilon changes is
 * added to first order; it matters for levels of one or two voxels in regions of 10^5 and more. An asymmetric matrix,
 * and levels that have no neighbours but themselves, take the general way.
 */
final class MaximalCorrelation {

    /** Lanczos stops when the eigenvalue's error estimate, the residual's norm, is this small. */
    private static final double RESIDUAL = 1e-8;

    /** Beyond this change by epsilon, eigenvalues that coincide without it must be told apart. */
    private static final double RELEVANT_CHANGE = 1e-9;

    private MaximalCorrelation() {
    }

    /**
     * @param matrix with at least one pair
     * @param px marginal of the first level, by rank
     * @param py marginal of the second level, by rank
     * @return the coefficient, 0 to 1; 0 where only one level has pairs
     */
    static double of(final CooccurrenceMatrix matrix, final double[] px, final double[] py) {
        if (!matrix.isSymmetric()) {
            return general(matrix, px, py);
        }
        final int[] index = new int[px.length];
        int size = 0;
        for (int rank = 1; rank < px.length; rank++) {
            index[rank] = px[rank] > 0 ? size++ : -1;
        }
        if (size < 2) {
            return 0;
        }
        final double[][] correlation = new double[size][size];
        final double[] root = new double[size];
        for (int rank = 1; rank < px.length; rank++) {
            if (px[rank] > 0) {
                root[index[rank]] = Math.sqrt(px[rank]);
            }
        }
        double change = 0;
        for (int cell = 0; cell < matrix.cells(); cell++) {
            final int i = index[matrix.first(cell)];
            final int k = index[matrix.second(cell)];
            final double a = matrix.probability(cell) / (root[i] * root[k]);
            correlation[i][k] = a;
            correlation[k][i] = a;
            final double shift = a * epsilonShare(root, i, k);
            change += matrix.multiplicity(cell) * shift * shift;
        }
        final Lanczos largest = Lanczos.largest(correlation, root, RESIDUAL);
        final double square = largest.eigenvalue() * largest.eigenvalue();
        if (Math.sqrt(change) > RELEVANT_CHANGE && square > 1 - 1e-6) {
            return general(matrix, px, py);
        }
        return Math.sqrt(Math.max(0, square - epsilonShift(matrix, index, correlation, root, largest)));
    }

    /** The share by which epsilon lowers p(i, k) / (px(i) px(k)). */
    private static double epsilonShare(final double[] root, final int i, final int k) {
        final double expected = root[i] * root[i] * root[k] * root[k];
        return Entropy.EPSILON / (expected + Entropy.EPSILON);
    }

    /** By how much epsilon lowers the eigenvalue of Q, to first order: mu u'Eu with E what epsilon takes from A. */
    private static double epsilonShift(final CooccurrenceMatrix matrix, final int[] index, final double[][] correlation,
        final double[] root, final Lanczos largest) {
        final double[] vector = largest.eigenvector();
        double shift = 0;
        for (int cell = 0; cell < matrix.cells(); cell++) {
            final int i = index[matrix.first(cell)];
            final int k = index[matrix.second(cell)];
            shift += matrix.multiplicity(cell) * vector[i] * vector[k] * correlation[i][k] * epsilonShare(root, i, k);
        }
        return largest.eigenvalue() * shift;
    }

    private static double general(final CooccurrenceMatrix matrix, final double[] px, final double[] py) {
        final int size = px.length - 1;
        if (size < 2) {
            return 0;
        }
        final RealMatrix p = new Array2DRowRealMatrix(size, size);
        for (int cell = 0; cell < matrix.cells(); cell++) {
            final int i = matrix.first(cell) - 1;
            final int k = matrix.second(cell) - 1;
            p.setEntry(i, k, matrix.probability(cell));
            if (matrix.isSymmetric()) {
                p.setEntry(k, i, matrix.probability(cell));
            }
        }
        final RealMatrix weighted = p.copy();
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < size; k++) {
                weighted.multiplyEntry(i, k, 1 / (px[i + 1] * py[k + 1] + Entropy.EPSILON));
            }
        }
        final double[] eigenvalues =
            new EigenDecomposition(weighted.multiply(p.transpose())).getRealEigenvalues();
        Arrays.sort(eigenvalues);
        return Math.sqrt(Math.max(0, eigenvalues[size - 2]));
    }
}
