package org.radiomics.knime.feature.family;

import java.util.Arrays;

/**
 * The largest distances between the vertices of a mesh: of all pairs, and of the pairs that lie in one plane
 * perpendicular to an axis. Two points farthest apart are corners of the convex hull, of the whole set as of the set in
 * each plane through them; so only the corners of the planes' hulls are compared.
 */
final class MeshDiameters {

    private final int[] m_points;

    private final double[] m_halfSpacing;

    /** Largest squared distance in planes perpendicular to z, y, x. */
    private final double[] m_inPlane = new double[3];

    private final double m_overall;

    /**
     * @param vertices twice their coordinates along z, y, x in voxels, one after the other
     * @param spacing millimetres between voxels along z, y, x
     */
    MeshDiameters(final int[] vertices, final double[] spacing) {
        m_points = vertices;
        m_halfSpacing = new double[]{spacing[0] / 2, spacing[1] / 2, spacing[2] / 2};
        int[] corners = new int[vertices.length / 3];
        Arrays.setAll(corners, i -> i);
        final boolean[] isCorner = new boolean[corners.length];
        for (int axis = 0; axis < 3; axis++) {
            Arrays.fill(isCorner, false);
            measurePlanes(axis, isCorner);
            corners = Arrays.stream(corners).filter(i -> isCorner[i]).toArray();
        }
        m_overall = largestDistance(corners);
    }

    /** @return the largest distance of two vertices in mm; 0 without vertices */
    double overall() {
        return Math.sqrt(m_overall);
    }

    /** @return the largest distance in mm of two vertices with the same coordinate along axis 0 = z, 1 = y, 2 = x */
    double inPlane(final int axis) {
        return Math.sqrt(m_inPlane[axis]);
    }

    private void measurePlanes(final int axis, final boolean[] isCorner) {
        final int u = axis == 0 ? 1 : 0;
        final int v = axis == 2 ? 1 : 2;
        final int[] order = sortByPlane(axis, u, v);
        int start = 0;
        while (start < order.length) {
            int end = start;
            while (end < order.length && at(order[end], axis) == at(order[start], axis)) {
                end++;
            }
            final int[] hull = hull(order, start, end, u, v);
            for (int i = 0; i < hull.length; i++) {
                isCorner[hull[i]] = true;
                for (int j = 0; j < i; j++) {
                    m_inPlane[axis] = Math.max(m_inPlane[axis], squaredDistance(hull[i], hull[j]));
                }
            }
            start = end;
        }
    }

    /** The vertices in the order of their coordinates along an axis, then u, then v. */
    private int[] sortByPlane(final int axis, final int u, final int v) {
        int[] order = new int[m_points.length / 3];
        Arrays.setAll(order, i -> i);
        for (final int key : new int[]{v, u, axis}) {
            order = countingSort(order, key);
        }
        return order;
    }

    private int[] countingSort(final int[] order, final int axis) {
        int largest = 0;
        for (final int point : order) {
            largest = Math.max(largest, at(point, axis));
        }
        final int[] next = new int[largest + 2];
        for (final int point : order) {
            next[at(point, axis) + 1]++;
        }
        for (int i = 1; i < next.length; i++) {
            next[i] += next[i - 1];
        }
        final int[] sorted = new int[order.length];
        for (final int point : order) {
            sorted[next[at(point, axis)]++] = point;
        }
        return sorted;
    }

    /** The corners of the convex hull of points sorted by u, then v (Andrew's monotone chain). */
    private int[] hull(final int[] order, final int start, final int end, final int u, final int v) {
        final int[] hull = new int[2 * (end - start) + 1];
        int used = 0;
        for (int i = start; i < end; i++) {
            while (used > 1 && !turnsLeft(hull[used - 2], hull[used - 1], order[i], u, v)) {
                used--;
            }
            hull[used++] = order[i];
        }
        final int lower = used;
        for (int i = end - 2; i >= start; i--) {
            while (used > lower && !turnsLeft(hull[used - 2], hull[used - 1], order[i], u, v)) {
                used--;
            }
            hull[used++] = order[i];
        }
        // The last corner is the first one again, unless there is only one.
        return Arrays.copyOf(hull, Math.max(1, used - 1));
    }

    private boolean turnsLeft(final int a, final int b, final int c, final int u, final int v) {
        final long abU = at(b, u) - at(a, u);
        final long abV = at(b, v) - at(a, v);
        final long acU = at(c, u) - at(a, u);
        final long acV = at(c, v) - at(a, v);
        return abU * acV - abV * acU > 0;
    }

    /**
     * The largest squared distance of the given points. From their centre outwards in: two points are no farther apart
     * than the sum of their distances from the centre, so once that is too small no later pair can be farther.
     */
    private double largestDistance(final int[] points) {
        final double[] centre = new double[3];
        for (final int point : points) {
            for (int axis = 0; axis < 3; axis++) {
                centre[axis] += at(point, axis) * m_halfSpacing[axis] / points.length;
            }
        }
        final long[] outermostLast = new long[points.length];
        for (int i = 0; i < points.length; i++) {
            double square = 0;
            for (int axis = 0; axis < 3; axis++) {
                final double step = at(points[i], axis) * m_halfSpacing[axis] - centre[axis];
                square += step * step;
            }
            final float radius = Math.nextUp((float)Math.sqrt(square));
            outermostLast[i] = (long)Float.floatToIntBits(radius) << 32 | points[i];
        }
        Arrays.sort(outermostLast);
        double largest = 0;
        for (int i = outermostLast.length - 1; i > 0; i--) {
            final double reach = Math.sqrt(largest) - radius(outermostLast[i]);
            for (int j = i - 1; j >= 0 && radius(outermostLast[j]) >= reach; j--) {
                largest = Math.max(largest, squaredDistance((int)outermostLast[i], (int)outermostLast[j]));
            }
        }
        return largest;
    }

    private static double radius(final long key) {
        return Float.intBitsToFloat((int)(key >>> 32));
    }

    private double squaredDistance(final int a, final int b) {
        double sum = 0;
        for (int axis = 0; axis < 3; axis++) {
            final double step = (at(a, axis) - at(b, axis)) * m_halfSpacing[axis];
            sum += step * step;
        }
        return sum;
    }

    private int at(final int point, final int axis) {
        return m_points[3 * point + axis];
    }
}
