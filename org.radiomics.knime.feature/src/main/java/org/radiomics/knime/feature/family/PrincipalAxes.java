package org.radiomics.knime.feature.family;

import java.util.Arrays;

/** The principal components of the centres of a region's voxels (IBSI 3.1.12). */
final class PrincipalAxes {

    private static final int MOST_SWEEPS = 50;

    /** Variances are 0 below this share of the largest one. */
    private static final double NEGLIGIBLE = 1e-14;

    private PrincipalAxes() {
    }

    /**
     * @param region a region
     * @return the population variances along the principal axes in square millimetres, smallest first; exactly 0 for an
     *         axis of the grid along which the region is one voxel thin
     */
    static double[] variances(final Region region) {
        final double[] sum = new double[3];
        final double[][] products = new double[3][3];
        final double[] position = new double[3];
        for (int run = 0; run < region.runs(); run++) {
            for (int axis = 0; axis < 3; axis++) {
                position[axis] = region.coordinate(region.runStart(run), axis);
            }
            for (int i = 0; i < region.runLength(run); i++, position[0]++) {
                for (int a = 0; a < 3; a++) {
                    sum[a] += position[a];
                    for (int b = 0; b <= a; b++) {
                        products[a][b] += position[a] * position[b];
                    }
                }
            }
        }
        final double voxels = region.voxels();
        final double[][] covariance = new double[3][3];
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b <= a; b++) {
                covariance[a][b] = (products[a][b] - sum[a] * sum[b] / voxels) / voxels
                    * (region.spacing(a) * region.spacing(b));
                covariance[b][a] = covariance[a][b];
            }
        }
        return eigenvalues(covariance);
    }

    /** Jacobi's rotations; they leave a coordinate alone that is not correlated with the others. */
    private static double[] eigenvalues(final double[][] matrix) {
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            for (int p = 0; p < 2; p++) {
                for (int q = p + 1; q < 3; q++) {
                    if (matrix[p][q] != 0) {
                        rotate(matrix, p, q);
                    }
                }
            }
        }
        final double[] eigenvalues = {matrix[0][0], matrix[1][1], matrix[2][2]};
        Arrays.sort(eigenvalues);
        for (int i = 0; i < 3; i++) {
            // What rounding leaves of a region that is flat but oblique.
            eigenvalues[i] = eigenvalues[i] < NEGLIGIBLE * eigenvalues[2] ? 0 : eigenvalues[i];
        }
        return eigenvalues;
    }

    private static void rotate(final double[][] matrix, final int p, final int q) {
        final double cotangent = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
        final double tangent =
            Math.copySign(1, cotangent) / (Math.abs(cotangent) + Math.sqrt(cotangent * cotangent + 1));
        final double cosine = 1 / Math.sqrt(tangent * tangent + 1);
        final double sine = tangent * cosine;
        final int r = 3 - p - q;
        final double rp = matrix[r][p];
        final double rq = matrix[r][q];
        matrix[p][p] -= tangent * matrix[p][q];
        matrix[q][q] += tangent * matrix[p][q];
        matrix[p][q] = 0;
        matrix[q][p] = 0;
        matrix[r][p] = cosine * rp - sine * rq;
        matrix[p][r] = matrix[r][p];
        matrix[r][q] = sine * rp + cosine * rq;
        matrix[q][r] = matrix[r][q];
    }
}
