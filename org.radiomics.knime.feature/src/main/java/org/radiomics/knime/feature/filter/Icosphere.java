package org.radiomics.knime.feature.filter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Points spread evenly over a sphere: the corners of an icosahedron whose triangles are cut into four again and again,
 * with the roundings and the order of the points of trimesh.
 */
final class Icosphere {

    private static final double SHORT = 0.5257311121191336;

    private static final double LONG = 0.85065080835204;

    /** The cosine between corners that share an edge is 0.45, that of others is negative. */
    private static final double LEAST_COSINE = 0.4;

    private Icosphere() {
    }

    /**
     * @param subdivisions how often each triangle is cut into four, at least 0
     * @param radius of the sphere
     * @return points of three coordinates: 12, 42, 162, 642, ...
     */
    static double[][] points(final int subdivisions, final double radius) {
        final List<double[]> points = icosahedron();
        List<int[]> triangles = triangles(points);
        for (int i = 0; i < subdivisions; i++) {
            triangles = subdivide(points, triangles);
            points.forEach(point -> push(point, radius));
        }
        if (subdivisions == 0) {
            points.forEach(point -> push(point, radius));
        }
        return points.toArray(double[][]::new);
    }

    private static List<double[]> icosahedron() {
        final List<double[]> points = new ArrayList<>();
        for (int group = 0; group < 3; group++) {
            for (int corner = 0; corner < 4; corner++) {
                final double[] point = new double[3];
                point[group] = corner % 2 == 0 ? -SHORT : SHORT;
                point[(group + 1) % 3] = corner < 2 ? LONG : -LONG;
                points.add(point);
            }
        }
        return points;
    }

    private static List<int[]> triangles(final List<double[]> points) {
        final List<int[]> triangles = new ArrayList<>();
        for (int a = 0; a < points.size(); a++) {
            for (int b = 0; b < a; b++) {
                for (int c = 0; c < b; c++) {
                    if (near(points.get(a), points.get(b)) && near(points.get(b), points.get(c))
                        && near(points.get(c), points.get(a))) {
                        triangles.add(new int[]{a, b, c});
                    }
                }
            }
        }
        return triangles;
    }

    private static boolean near(final double[] a, final double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2] > LEAST_COSINE;
    }

    /** Adds the middle of every edge and cuts the triangles there. */
    private static List<int[]> subdivide(final List<double[]> points, final List<int[]> triangles) {
        final TreeMap<int[], Integer> middles =
            new TreeMap<>(Comparator.<int[]>comparingInt(edge -> edge[1]).thenComparingInt(edge -> edge[0]));
        for (final int[] triangle : triangles) {
            for (int k = 0; k < 3; k++) {
                middles.put(edge(triangle[k], triangle[(k + 1) % 3]), 0);
            }
        }
        for (final Map.Entry<int[], Integer> middle : middles.entrySet()) {
            final double[] a = points.get(middle.getKey()[0]);
            final double[] b = points.get(middle.getKey()[1]);
            middle.setValue(points.size());
            points.add(new double[]{(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2});
        }
        final List<int[]> smaller = new ArrayList<>();
        for (final int[] triangle : triangles) {
            final int[] middle = new int[3];
            for (int k = 0; k < 3; k++) {
                middle[k] = middles.get(edge(triangle[k], triangle[(k + 1) % 3]));
            }
            smaller.add(middle);
            for (int k = 0; k < 3; k++) {
                smaller.add(new int[]{triangle[k], middle[k], middle[(k + 2) % 3]});
            }
        }
        return smaller;
    }

    private static int[] edge(final int a, final int b) {
        return new int[]{Math.min(a, b), Math.max(a, b)};
    }

    private static void push(final double[] point, final double radius) {
        final double length = Math.sqrt(point[0] * point[0] + point[1] * point[1] + point[2] * point[2]);
        for (int k = 0; k < 3; k++) {
            point[k] += point[k] / length * (radius - length);
        }
    }
}
