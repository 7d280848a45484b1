package org.radiomics.knime.feature.family;

import java.util.List;

/**
 * Features of a region's shape in three dimensions (IBSI 3.1; PyRadiomics docs "Shape Features (3D)"). Volume, surface
 * and diameters come from the mesh of {@link SurfaceMesh}, axes from the principal components of the voxel centres.
 */
public final class Shape implements FeatureFamily {

    /** The features in PyRadiomics' order. */
    public static final List<String> FEATURES = List.of("Elongation", "Flatness", "LeastAxisLength", "MajorAxisLength",
        "Maximum2DDiameterColumn", "Maximum2DDiameterRow", "Maximum2DDiameterSlice", "Maximum3DDiameter", "MeshVolume",
        "MinorAxisLength", "Sphericity", "SurfaceArea", "SurfaceVolumeRatio", "VoxelVolume");

    /** Features that PyRadiomics computes only on request. */
    public static final List<String> DEPRECATED_FEATURES =
        List.of("Compactness1", "Compactness2", "SphericalDisproportion");

    private final double m_voxelVolume;

    private final double m_area;

    private final double m_volume;

    private final MeshDiameters m_diameters;

    /** Variances along the principal axes in square millimetres, smallest first. */
    private final double[] m_variances;

    /** @param region the region in its bounding box */
    public Shape(final Region region) {
        final SurfaceMesh mesh = new SurfaceMesh(region);
        m_voxelVolume = region.voxels() * region.voxelVolume();
        m_area = mesh.area();
        m_volume = mesh.volume();
        m_diameters = new MeshDiameters(mesh.vertices(),
            new double[]{region.spacing(2), region.spacing(1), region.spacing(0)});
        m_variances = PrincipalAxes.variances(region);
    }

    @Override
    public double value(final String feature) {
        return switch (feature) {
            // Volume over the square root of pi times area^3, as PyRadiomics orders the terms.
            case "Compactness1" -> m_volume / (Math.pow(m_area, 1.5) * Math.sqrt(Math.PI));
            case "Compactness2" -> 36 * Math.PI * m_volume * m_volume / (m_area * m_area * m_area);
            case "Elongation" -> Math.sqrt(m_variances[1] / m_variances[2]);
            case "Flatness" -> Math.sqrt(m_variances[0] / m_variances[2]);
            case "LeastAxisLength" -> 4 * Math.sqrt(m_variances[0]);
            case "MajorAxisLength" -> 4 * Math.sqrt(m_variances[2]);
            case "Maximum2DDiameterColumn" -> m_diameters.inPlane(1);
            case "Maximum2DDiameterRow" -> m_diameters.inPlane(2);
            case "Maximum2DDiameterSlice" -> m_diameters.inPlane(0);
            case "Maximum3DDiameter" -> m_diameters.overall();
            case "MeshVolume" -> m_volume;
            case "MinorAxisLength" -> 4 * Math.sqrt(m_variances[1]);
            case "SphericalDisproportion" -> 1 / sphericity();
            case "Sphericity" -> sphericity();
            case "SurfaceArea" -> m_area;
            case "SurfaceVolumeRatio" -> m_area / m_volume;
            case "VoxelVolume" -> m_voxelVolume;
            default -> throw new IllegalArgumentException("Shape has no feature " + feature + ".");
        };
    }

    /** The surface of a sphere of the same volume over the surface. */
    private double sphericity() {
        return Math.cbrt(36 * Math.PI * m_volume * m_volume) / m_area;
    }
}
