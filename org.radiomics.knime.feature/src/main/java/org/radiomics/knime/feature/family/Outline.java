package org.radiomics.knime.feature.family;

import java.util.Arrays;

/**
 * The outline of a flat region, as marching squares draw it through the midpoints between pixels (PyRadiomics docs
 * "Shape Features (2D)"). In a square of four pixels each run of neighbouring pixels inside is cut off by one line; two
 * pixels that only touch at their corners are cut off separately.
 */
final class Outline {

    /** The corners of a square, going round: offsets along v, u. */
    private static final int[][] CORNERS = {{0, 0}, {0, 1}, {1, 1}, {1, 0}};

    /** Midpoint k lies between corners k and k + 1: twice its offsets along v, u. */
    private static final int[][] MIDPOINTS = {{0, 1}, {1, 2}, {2, 1}, {1, 0}};

    private final int m_u;

    private final int m_v;

    private final double[] m_spacing;

    private double m_perimeter;

    private double m_surface;

    /** Vertices as 0 and twice their coordinates along v, u. */
    private int[] m_vertices = new int[3 * 64];

    private int m_used;

    /**
     * @param region a region that is one voxel thick along an axis
     * @param flatAxis that axis
     */
    Outline(final Region region, final int flatAxis) {
        m_u = flatAxis == 0 ? 1 : 0;
        m_v = flatAxis == 2 ? 1 : 2;
        m_spacing = new double[]{region.spacing(m_v), region.spacing(m_u)};
        final boolean[] inside = region.inside();
        final boolean[] corners = new boolean[4];
        for (int v = -1; v < region.size(m_v); v++) {
            for (int u = -1; u < region.size(m_u); u++) {
                for (int k = 0; k < 4; k++) {
                    corners[k] = inside[cell(region, v + CORNERS[k][0], u + CORNERS[k][1])];
                }
                addLines(corners, v, u);
                addVertices(corners, v, u);
            }
        }
    }

    private int cell(final Region region, final int v, final int u) {
        final int[] position = new int[3];
        position[m_u] = u;
        position[m_v] = v;
        return region.cell(position[0], position[1], position[2]);
    }

    private void addLines(final boolean[] corners, final int v, final int u) {
        for (int first = 0; first < 4; first++) {
            if (corners[first] && !corners[(first + 3) % 4]) {
                int last = first;
                while (corners[(last + 1) % 4]) {
                    last++;
                }
                final double[] from = midpoint((first + 3) % 4, v, u);
                final double[] to = midpoint(last % 4, v, u);
                m_perimeter += Math.hypot(to[0] - from[0], to[1] - from[1]);
                m_surface += (from[0] * to[1] - to[0] * from[1]) / 2;
            }
        }
    }

    private double[] midpoint(final int edge, final int v, final int u) {
        return new double[]{(v + 0.5 * MIDPOINTS[edge][0]) * m_spacing[0],
            (u + 0.5 * MIDPOINTS[edge][1]) * m_spacing[1]};
    }

    /** A midpoint is the vertex of two squares; it is taken from the one in which it lies beside corner 3. */
    private void addVertices(final boolean[] corners, final int v, final int u) {
        for (int edge = 2; edge < 4; edge++) {
            if (corners[edge] != corners[(edge + 1) % 4]) {
                if (m_used + 3 > m_vertices.length) {
                    m_vertices = Arrays.copyOf(m_vertices, 2 * m_vertices.length);
                }
                m_vertices[m_used++] = 0;
                m_vertices[m_used++] = 2 * (v + 1) + MIDPOINTS[edge][0];
                m_vertices[m_used++] = 2 * (u + 1) + MIDPOINTS[edge][1];
            }
        }
    }

    /** @return the summed length of all lines in millimetres */
    double perimeter() {
        return m_perimeter;
    }

    /** @return the surface enclosed by the lines in square millimetres */
    double surface() {
        return m_surface;
    }

    /** @return the largest distance between two vertices in millimetres */
    double diameter() {
        return new MeshDiameters(Arrays.copyOf(m_vertices, m_used), new double[]{1, m_spacing[0], m_spacing[1]})
            .overall();
    }
}
