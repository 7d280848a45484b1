package org.radiomics.knime.feature.filter;

import java.util.ArrayList;
import java.util.List;

import org.radiomics.knime.feature.image.Box;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

/**
 * Local binary patterns in space (Banerjee et al., "3D LBP-based rotationally invariant region description", ACCV 2012
 * Workshops), as PyRadiomics computes them: points of a sphere around each voxel are interpolated by cubic B-splines,
 * 0 outside the image, and rounded to the image's voxel type; those at least as bright as the centre make a pattern on
 * the sphere. The images are the strengths of spherical harmonics in the pattern, one per degree, and the kurtosis of
 * the points' values, which is NaN where these are all but equal. They have 64-bit floats.
 */
public final class Lbp3DFilter implements Filter {

    private final int m_levels;

    private final double m_radius;

    private final int m_subdivisions;

    private Lbp3DFilter(final int levels, final double radius, final int subdivisions) {
        m_levels = levels;
        m_radius = radius;
        m_subdivisions = subdivisions;
    }

    /** @return harmonics of degree 0 and 1 of 42 points at a radius of 1 voxel */
    public static Lbp3DFilter withDefaults() {
        return new Lbp3DFilter(2, 1, 1);
    }

    /**
     * @param levels how many degrees of harmonics, from degree 0 on
     * @return a copy with other levels
     * @throws IllegalArgumentException if there is none
     */
    public Lbp3DFilter withLevels(final int levels) {
        if (levels < 1) {
            throw new IllegalArgumentException("Binary patterns in space need at least 1 level, not " + levels + ".");
        }
        return new Lbp3DFilter(levels, m_radius, m_subdivisions);
    }

    /**
     * @param radius of the sphere in voxels
     * @param subdivisions how often the triangles of an icosahedron are cut into four: 0 gives 12 points, 1 gives 42
     * @return a copy with another sphere
     * @throws IllegalArgumentException if the radius is not positive or subdivisions are negative
     */
    public Lbp3DFilter withSphere(final double radius, final int subdivisions) {
        if (!(radius > 0) || subdivisions < 0) {
            throw new IllegalArgumentException("A sphere of radius " + radius + " with " + subdivisions
                + " subdivisions has no points; the radius must be positive and subdivisions at least 0.");
        }
        return new Lbp3DFilter(m_levels, radius, subdivisions);
    }

    /** @return the names of the images in their order */
    public List<String> names() {
        final List<String> names = new ArrayList<>();
        for (int level = 1; level <= m_levels; level++) {
            names.add("lbp-3D-m" + level);
        }
        names.add("lbp-3D-k");
        return names;
    }

    @Override
    public List<FilteredImage> apply(final Volume image, final Box box) {
        final Geometry part = image.geometry().crop(box.lower(), box.upper());
        final double[][] points = Icosphere.points(m_subdivisions, m_radius);
        // A cubic B-spline reaches two voxels beyond the one below a point.
        final int margin = (int)Math.ceil(m_radius) + 2;
        final SplineCoefficients coefficients = new SplineCoefficients(image, box, margin);
        final SphereSample[] sphere = new SphereSample[points.length];
        for (int p = 0; p < points.length; p++) {
            // PyRadiomics adds the first coordinate of a point to z.
            sphere[p] = new SphereSample(new double[]{points[p][2], points[p][1], points[p][0]}, image.geometry(), box,
                margin);
        }
        final double[][] results = new double[m_levels + 1][(int)part.voxels()];
        final Row row = new Row(image, box.size(0), points, results);
        for (int z = 0; z < box.size(2); z++) {
            for (int y = 0; y < box.size(1); y++) {
                for (int p = 0; p < points.length; p++) {
                    sphere[p].row(coefficients, y, z, row.m_values[p]);
                }
                row.reduce(image.geometry().index(box.lower(0), box.lower(1) + y, box.lower(2) + z),
                    part.index(0, y, z));
            }
        }
        final List<FilteredImage> images = new ArrayList<>();
        for (final String name : names()) {
            images.add(new FilteredImage(name, new Volume(part, VoxelType.FLOAT64, results[images.size()])));
        }
        return images;
    }

    /** The spheres around a row of voxels and what becomes of them. */
    private final class Row {

        private final Volume m_image;

        /** By point and voxel of the row. */
        private final double[][] m_values;

        private final double[][] m_results;

        private final SphericalHarmonics m_harmonics;

        private final Kurtosis m_kurtosis;

        private final double[] m_sphere;

        private final boolean[] m_pattern;

        Row(final Volume image, final int width, final double[][] points, final double[][] results) {
            m_image = image;
            m_results = results;
            m_harmonics = new SphericalHarmonics(m_levels, points, m_radius);
            m_kurtosis = new Kurtosis(points.length, image.type() == VoxelType.FLOAT32);
            m_sphere = new double[points.length];
            m_pattern = new boolean[points.length];
            m_values = new double[points.length][width];
        }

        void reduce(final int from, final int to) {
            for (int x = 0; x < m_values[0].length; x++) {
                final double centre = m_image.voxels()[from + x];
                for (int p = 0; p < m_sphere.length; p++) {
                    m_sphere[p] = stored(m_values[p][x], m_image.type());
                    m_pattern[p] = m_sphere[p] >= centre;
                }
                for (int level = 0; level < m_levels; level++) {
                    m_results[level][to + x] = m_harmonics.strength(m_pattern, level);
                }
                m_results[m_levels][to + x] = m_kurtosis.of(m_sphere);
            }
        }
    }

    /** A value as SciPy stores it in an image: integers are rounded half away from 0 and stay in their range. */
    private static double stored(final double value, final VoxelType type) {
        if (type.isInteger()) {
            final double rounded = value > 0 ? Math.floor(value + 0.5) : Math.ceil(value - 0.5);
            return Math.max(type.lowest(), Math.min(type.highest(), rounded));
        }
        return type == VoxelType.FLOAT32 ? (float)value : value;
    }
}
