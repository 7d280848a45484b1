package org.radiomics.knime.feature.family;

import java.util.Arrays;

/**
 * The surface between a region and what surrounds it, as marching cubes draw it through the midpoints of the grid's
 * edges (PyRadiomics docs "Shape Features (3D)"). Cubes of one case have the same triangles, only elsewhere; so their
 * area, and the volume under them, follow from how many there are and from the sum of their positions. The table does
 * not always give a closed mesh, so the volume depends on where its origin lies: one voxel before the bounding box.
 */
final class SurfaceMesh {

    private static final int CASES = 256;

    private final double m_area;

    private final double m_volume;

    /** Vertices as twice their coordinates along z, y, x, one after the other. */
    private int[] m_vertices = new int[3 * 256];

    private int m_used;

    private final long[] m_count = new long[CASES];

    /** Sums of the cubes' coordinates, by case. */
    private final long[][] m_position = new long[CASES][3];

    /** @param region the region in a bounding box with a border of at least one voxel */
    SurfaceMesh(final Region region) {
        visitCubes(region);
        final double[] spacing = {region.spacing(2), region.spacing(1), region.spacing(0)};
        double area = 0;
        double volume = 0;
        for (int corners = 0; corners < CASES; corners++) {
            if (m_count[corners] > 0) {
                final int[] edges = CubeTable.triangles(corners);
                final double sign = (corners & CubeTable.LAST_CORNER) == 0 ? 1 : -1;
                for (int t = 0; t < edges.length; t += 3) {
                    final double[] a = vertex(edges[t], spacing);
                    final double[] b = vertex(edges[t + 1], spacing);
                    final double[] c = vertex(edges[t + 2], spacing);
                    area += m_count[corners] * area(a, b, c);
                    volume += sign * volume(a, b, c, m_count[corners], m_position[corners], spacing);
                }
            }
        }
        m_area = area;
        m_volume = volume;
    }

    /** @return the summed area of all triangles in square millimetres */
    double area() {
        return m_area;
    }

    /** @return the volume enclosed by the triangles in cubic millimetres */
    double volume() {
        return m_volume;
    }

    /** @return the mesh's vertices, each once: twice their coordinates along z, y, x in voxels, one after the other */
    int[] vertices() {
        return Arrays.copyOf(m_vertices, m_used);
    }

    private void visitCubes(final Region region) {
        final boolean[] inside = region.inside();
        final int[] corner = new int[CubeTable.CORNERS.length];
        for (int k = 0; k < corner.length; k++) {
            final int[] offset = CubeTable.CORNERS[k];
            corner[k] = region.cell(offset[2], offset[1], offset[0]) - region.cell(0, 0, 0);
        }
        for (int z = -1; z < region.size(2); z++) {
            for (int y = -1; y < region.size(1); y++) {
                final int row = region.cell(0, y, z);
                for (int x = -1; x < region.size(0); x++) {
                    int corners = 0;
                    for (int k = 0; k < corner.length; k++) {
                        corners |= inside[row + x + corner[k]] ? 1 << k : 0;
                    }
                    if (corners != 0 && corners != CASES - 1) {
                        m_count[corners]++;
                        m_position[corners][0] += z + 1;
                        m_position[corners][1] += y + 1;
                        m_position[corners][2] += x + 1;
                        addVertices(CubeTable.halfCase(corners), z + 1, y + 1, x + 1);
                    }
                }
            }
        }
    }

    /**
     * Each vertex lies on an edge that four cubes share. It is taken from the cube in which that edge ends in the last
     * corner, which is outside in the table's cases; so the edge is cut if its other corner is inside.
     */
    private void addVertices(final int halfCase, final int z, final int y, final int x) {
        if (m_used + 9 > m_vertices.length) {
            m_vertices = Arrays.copyOf(m_vertices, 2 * m_vertices.length);
        }
        if ((halfCase & 1 << 6) != 0) {
            addVertex(6, z, y, x);
        }
        if ((halfCase & 1 << 4) != 0) {
            addVertex(7, z, y, x);
        }
        if ((halfCase & 1 << 3) != 0) {
            addVertex(11, z, y, x);
        }
    }

    private void addVertex(final int edge, final int z, final int y, final int x) {
        m_vertices[m_used++] = 2 * z + CubeTable.EDGES[edge][0];
        m_vertices[m_used++] = 2 * y + CubeTable.EDGES[edge][1];
        m_vertices[m_used++] = 2 * x + CubeTable.EDGES[edge][2];
    }

    private static double[] vertex(final int edge, final double[] spacing) {
        final double[] vertex = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            vertex[axis] = 0.5 * CubeTable.EDGES[edge][axis] * spacing[axis];
        }
        return vertex;
    }

    /** Half the length of the cross product of two sides. */
    private static double area(final double[] a, final double[] b, final double[] c) {
        final double[] normal = cross(minus(a, c), minus(b, c));
        return 0.5 * Math.sqrt(dot(normal, normal));
    }

    /**
     * The signed volumes under n equal triangles: those of a triangle moved by p are (a x b) c / 6 plus p times
     * (a x b + b x c + c x a) / 6.
     */
    private static double volume(final double[] a, final double[] b, final double[] c, final long count,
        final long[] positions, final double[] spacing) {
        final double[] ab = cross(a, b);
        final double[] bc = cross(b, c);
        final double[] ca = cross(c, a);
        double volume = count * dot(ab, c);
        for (int axis = 0; axis < 3; axis++) {
            volume += positions[axis] * spacing[axis] * (ab[axis] + bc[axis] + ca[axis]);
        }
        return volume / 6;
    }

    private static double[] minus(final double[] a, final double[] b) {
        return new double[]{a[0] - b[0], a[1] - b[1], a[2] - b[2]};
    }

    private static double[] cross(final double[] a, final double[] b) {
        return new double[]{a[1] * b[2] - b[1] * a[2], a[2] * b[0] - b[2] * a[0], a[0] * b[1] - b[0] * a[1]};
    }

    private static double dot(final double[] a, final double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }
}
