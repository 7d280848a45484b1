package org.radiomics.knime.feature.phantom;

import org.apache.commons.math3.geometry.euclidean.threed.Rotation;
import org.apache.commons.math3.geometry.euclidean.threed.RotationConvention;
import org.apache.commons.math3.geometry.euclidean.threed.RotationOrder;

/** How the patient's spine lies in the scanner: a rotation and a shift from the spine's coordinates to LPS. */
final class Pose {

    private final double[][] m_axes;

    private final double[] m_shift;

    private Pose(final double[][] axes, final double[] shift) {
        m_axes = axes;
        m_shift = shift;
    }

    /** Draws a supine patient who lies a few degrees askew, the affected vertebra near the magnet's centre. */
    static Pose draw(final Draws draws) {
        final double[] angles = {draws.gaussian(0, 0.06), draws.gaussian(0, 0.035), draws.gaussian(0, 0.05)};
        final double[] shift = {draws.gaussian(0, 6), draws.gaussian(25, 10), draws.gaussian(0, 40)};
        return new Pose(rotation(angles), shift);
    }

    /** @return this pose after the patient moved a little between two scans */
    Pose moved(final Draws draws) {
        final double[] shift = m_shift.clone();
        for (int axis = 0; axis < 3; axis++) {
            shift[axis] += draws.gaussian(0, 0.35);
        }
        return new Pose(m_axes, shift);
    }

    /**
     * The axes of a sagittal stack planned on this spine: rows to the back, columns to the feet, slices to the right.
     *
     * @param draws decide by how little the plan misses the spine's own axes
     * @return direction cosines in LPS, row by row
     */
    double[] sagittalDirection(final Draws draws) {
        final double[][] askew =
            rotation(new double[]{draws.gaussian(0, 0.02), draws.gaussian(0, 0.02), draws.gaussian(0, 0.02)});
        final double[] direction = new double[9];
        for (int row = 0; row < 3; row++) {
            for (int inner = 0; inner < 3; inner++) {
                direction[3 * row] += askew[row][inner] * m_axes[inner][1];
                direction[3 * row + 1] -= askew[row][inner] * m_axes[inner][2];
                direction[3 * row + 2] -= askew[row][inner] * m_axes[inner][0];
            }
        }
        return direction;
    }

    /** @return LPS millimetres of a place in the spine's coordinates */
    double[] toPatient(final double[] place) {
        final double[] result = m_shift.clone();
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                result[row] += m_axes[row][column] * place[column];
            }
        }
        return result;
    }

    /** @return a place in the spine's coordinates from LPS millimetres */
    double[] toSpine(final double[] position) {
        final double[] result = new double[3];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                result[row] += m_axes[column][row] * (position[column] - m_shift[column]);
            }
        }
        return result;
    }

    private static double[][] rotation(final double[] angles) {
        return new Rotation(RotationOrder.XYZ, RotationConvention.VECTOR_OPERATOR, angles[0], angles[1], angles[2])
            .getMatrix();
    }
}
