package org.radiomics.knime.feature.preprocess.n4;

/**
 * Where the voxels of one axis lie among the control points of a uniform cubic B-spline, and how much each of the four
 * nearest ones weighs. The axis is stretched over all spans; the last voxel lies just before the end (ITK's B-spline
 * epsilon), so that it has four control points too.
 */
final class SplineAxis {

    /** Control points per span and more. */
    static final int ORDER = 3;

    private static final double EPSILON = 1e-3;

    private final int m_controlPoints;

    private final int[] m_first;

    private final double[] m_weights;

    /**
     * @param size voxels along the axis; a single one lies at the beginning
     * @param controlPoints at least 4
     */
    SplineAxis(final int size, final int controlPoints) {
        m_controlPoints = controlPoints;
        m_first = new int[size];
        m_weights = new double[4 * size];
        final double spans = controlPoints - ORDER;
        for (int i = 0; i < size; i++) {
            final double perVoxel = size == 1 ? 0 : spans / (size - 1);
            double place = perVoxel * i;
            if (Math.abs(place - spans) <= EPSILON * perVoxel) {
                place = spans - EPSILON * perVoxel;
            }
            m_first[i] = (int)place;
            final double f = place - m_first[i];
            m_weights[4 * i] = (1 - f) * (1 - f) * (1 - f) / 6;
            m_weights[4 * i + 1] = (4 + f * f * (3 * f - 6)) / 6;
            m_weights[4 * i + 2] = (1 + f * (3 + f * (3 - 3 * f))) / 6;
            m_weights[4 * i + 3] = f * f * f / 6;
        }
    }

    /** @return the number of control points */
    int controlPoints() {
        return m_controlPoints;
    }

    /** @return the number of voxels */
    int size() {
        return m_first.length;
    }

    /** @return the first of the four control points of a voxel */
    int first(final int voxel) {
        return m_first[voxel];
    }

    /** @return four weights per voxel, one voxel after the other; read only */
    double[] weights() {
        return m_weights;
    }

    /** @return the sum of the squares of a voxel's weights */
    double squares(final int voxel) {
        double sum = 0;
        for (int k = 4 * voxel; k < 4 * voxel + 4; k++) {
            sum += m_weights[k] * m_weights[k];
        }
        return sum;
    }
}
