package org.radiomics.knime.feature.family;

import java.util.List;

/**
 * Features of the shape of a region that is one voxel thick (PyRadiomics docs "Shape Features (2D)"; not defined by the
 * IBSI). Surface, perimeter and diameter come from the {@link Outline}, axes from the principal components of the voxel
 * centres.
 */
public final class Shape2D implements FeatureFamily {

    /** The features in PyRadiomics' order. */
    public static final List<String> FEATURES = List.of("Elongation", "MajorAxisLength", "MaximumDiameter",
        "MeshSurface", "MinorAxisLength", "Perimeter", "PerimeterSurfaceRatio", "PixelSurface", "Sphericity");

    /** Features that PyRadiomics computes only on request. */
    public static final List<String> DEPRECATED_FEATURES = List.of("SphericalDisproportion");

    private final double m_pixelSurface;

    private final Outline m_outline;

    /** Variances along the two principal axes in square millimetres, smaller first. */
    private final double[] m_variances;

    /**
     * @param region the region in its bounding box
     * @param flatAxis the axis along which it is one voxel thick: 0 = x, 1 = y, 2 = z
     * @throws IllegalArgumentException if it is thicker
     */
    public Shape2D(final Region region, final int flatAxis) {
        if (region.size(flatAxis) != 1) {
            throw new IllegalArgumentException("The region has " + region.size(flatAxis)
                + " slices across axis " + flatAxis + "; its shape is not flat.");
        }
        m_pixelSurface = region.voxels() * region.voxelVolume() / region.spacing(flatAxis);
        m_outline = new Outline(region, flatAxis);
        final double[] variances = PrincipalAxes.variances(region);
        m_variances = new double[]{variances[1], variances[2]};
    }

    @Override
    public double value(final String feature) {
        return switch (feature) {
            case "Elongation" -> Math.sqrt(m_variances[0] / m_variances[1]);
            case "MajorAxisLength" -> 4 * Math.sqrt(m_variances[1]);
            case "MaximumDiameter" -> m_outline.diameter();
            case "MeshSurface" -> m_outline.surface();
            case "MinorAxisLength" -> 4 * Math.sqrt(m_variances[0]);
            case "Perimeter" -> m_outline.perimeter();
            case "PerimeterSurfaceRatio" -> m_outline.perimeter() / m_outline.surface();
            case "PixelSurface" -> m_pixelSurface;
            case "SphericalDisproportion" -> 1 / sphericity();
            case "Sphericity" -> sphericity();
            default -> throw new IllegalArgumentException("Shape 2D has no feature " + feature + ".");
        };
    }

    /** The perimeter of a circle of the same surface over the perimeter. */
    private double sphericity() {
        return 2 * Math.sqrt(Math.PI * m_outline.surface()) / m_outline.perimeter();
    }
}
