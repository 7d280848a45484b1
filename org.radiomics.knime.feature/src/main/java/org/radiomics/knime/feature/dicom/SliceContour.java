package org.radiomics.knime.feature.dicom;

import java.util.Arrays;

import org.radiomics.knime.feature.image.Geometry;

/** A closed contour in the voxels of an image's grid. Two are equal if they have the same vertices on their slices. */
final class SliceContour {

    /** Steps per voxel: indices come out of a projection, whose rounding shall not decide what lies on an edge. */
    private static final double STEPS = 0x1p20;

    private final Geometry m_image;

    /** Column and row of each vertex in turn. */
    private final double[] m_vertices;

    /** Lowest column, row and slice. */
    private final double[] m_lower = new double[3];

    /** Highest column, row and slice. */
    private final double[] m_upper = new double[3];

    /**
     * @param points x, y, z in mm (LPS) of each point in turn; at least one
     * @param image the grid of the image
     */
    SliceContour(final double[] points, final Geometry image) {
        m_image = image;
        m_vertices = new double[points.length / 3 * 2];
        for (int i = 0; i < points.length / 3; i++) {
            final double[] voxel = image.voxel(points[3 * i], points[3 * i + 1], points[3 * i + 2]);
            for (int axis = 0; axis < 3; axis++) {
                voxel[axis] = Math.rint(voxel[axis] * STEPS) / STEPS;
                m_lower[axis] = i == 0 ? voxel[axis] : Math.min(m_lower[axis], voxel[axis]);
                m_upper[axis] = i == 0 ? voxel[axis] : Math.max(m_upper[axis], voxel[axis]);
            }
            m_vertices[2 * i] = voxel[0];
            m_vertices[2 * i + 1] = voxel[1];
        }
    }

    /** @return column and row of each vertex in turn, centres being whole numbers */
    double[] vertices() {
        return m_vertices;
    }

    /** @return how far the points lie apart across the slices, in slices */
    double depth() {
        return m_upper[2] - m_lower[2];
    }

    /** @return the slice that is nearest; of two equally near the higher one. The image need not have it */
    double slice() {
        return Math.floor((m_lower[2] + m_upper[2]) / 2 + 0.5);
    }

    /** @return where the contour lies from the centre of its slice, in slices: from -0.5 up to but not 0.5 */
    double offset() {
        return (m_lower[2] + m_upper[2]) / 2 - slice();
    }

    /** @return whether no part of the contour can lie in a voxel of the image */
    boolean isOutside() {
        return !(slice() >= 0 && slice() < m_image.size(2)) || isOutside(0) || isOutside(1);
    }

    private boolean isOutside(final int axis) {
        return m_upper[axis] <= -0.5 || m_lower[axis] >= m_image.size(axis) - 0.5;
    }

    /** @return whether a part of the contour lies in no voxel of the image */
    boolean reachesBeyond() {
        return isOutside() || reachesBeyond(0) || reachesBeyond(1);
    }

    private boolean reachesBeyond(final int axis) {
        return m_lower[axis] < -0.5 || m_upper[axis] > m_image.size(axis) - 0.5;
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof SliceContour that && Arrays.equals(m_vertices, that.m_vertices);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(m_vertices);
    }
}
