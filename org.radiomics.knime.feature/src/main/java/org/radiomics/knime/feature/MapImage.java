package org.radiomics.knime.feature;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

import org.radiomics.knime.feature.family.GreyLevels;
import org.radiomics.knime.feature.family.KernelFamily;
import org.radiomics.knime.feature.family.KernelFirstOrder;
import org.radiomics.knime.feature.family.KernelGlcm;
import org.radiomics.knime.feature.family.KernelGldm;
import org.radiomics.knime.feature.family.KernelGlrlm;
import org.radiomics.knime.feature.family.KernelGlszm;
import org.radiomics.knime.feature.family.KernelNgtdm;
import org.radiomics.knime.feature.family.Region;
import org.radiomics.knime.feature.family.TextureSettings;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

/**
 * One filtered image of a case, cut out for feature maps and made grey levels once for all neighbourhoods, as
 * PyRadiomics does. Immutable.
 */
final class MapImage {

    private final Volume m_image;

    private final Settings m_settings;

    private final TextureSettings m_texture;

    private final GreyLevels m_levels;

    /** As PyRadiomics has them for first order: from intensities as 64-bit floats. */
    private final GreyLevels m_doubleLevels;

    private final int[] m_centres;

    /**
     * @param image cut out
     * @param mask the region, cut out in the same way
     * @param settings of the image type
     * @throws IllegalArgumentException if the image gives no grey levels, with the reason
     */
    MapImage(final Volume image, final Mask mask, final Settings settings) {
        m_image = image;
        m_settings = settings;
        m_texture = ExtractionProfile.texture(settings);
        final Region region = Region.of(settings.flag(Setting.MASKED_KERNEL) ? mask : all(mask), new int[3],
            new int[]{image.geometry().size(0) - 1, image.geometry().size(1) - 1, image.geometry().size(2) - 1}, 1);
        final double[] intensities = region.intensities(image);
        m_levels = ExtractionProfile.discretization(settings, image.type()).discretize(region, intensities);
        m_doubleLevels = image.type() == VoxelType.FLOAT32 && settings.has(Setting.BIN_COUNT)
            ? ExtractionProfile.discretization(settings, VoxelType.FLOAT64).discretize(region, intensities) : m_levels;
        m_centres = new int[mask.count()];
        int next = 0;
        for (int i = 0; i < mask.inside().length; i++) {
            if (mask.inside()[i]) {
                m_centres[next++] = i;
            }
        }
    }

    private static Mask all(final Mask mask) {
        final boolean[] inside = new boolean[mask.inside().length];
        Arrays.fill(inside, true);
        return new Mask(mask.geometry(), inside, mask.label(), mask.name());
    }

    /** @return the number of the region's voxels */
    int centres() {
        return m_centres.length;
    }

    /**
     * @param featureClass not one of shape
     * @param features of the class
     * @param results receives for each feature the value of each voxel of the region
     * @return computes the voxel of a number; for one thread
     */
    IntConsumer worker(final FeatureClass featureClass, final List<String> features, final double[][] results) {
        final KernelFamily family = family(featureClass, features);
        final double[] values = new double[features.size()];
        final int sizeX = m_image.geometry().size(0);
        final int sizeY = m_image.geometry().size(1);
        return voxel -> {
            final int centre = m_centres[voxel];
            family.compute(centre % sizeX, centre / sizeX % sizeY, centre / sizeX / sizeY, values);
            for (int feature = 0; feature < values.length; feature++) {
                results[feature][voxel] = values[feature];
            }
        };
    }

    private KernelFamily family(final FeatureClass featureClass, final List<String> features) {
        final int radius = m_settings.integer(Setting.KERNEL_RADIUS);
        return switch (featureClass) {
            case FIRST_ORDER -> new KernelFirstOrder(m_doubleLevels, m_image.voxels(), radius, m_texture.flatAxis(),
                m_settings.integer(Setting.VOXEL_ARRAY_SHIFT), features);
            case GLCM -> new KernelGlcm(m_levels, radius, m_texture, features);
            case GLDM -> new KernelGldm(m_levels, radius, m_texture, features);
            case GLRLM -> new KernelGlrlm(m_levels, radius, m_texture, features);
            case GLSZM -> new KernelGlszm(m_levels, radius, m_texture, features);
            case NGTDM -> new KernelNgtdm(m_levels, radius, m_texture, features);
            case SHAPE, SHAPE_2D -> throw new IllegalArgumentException("Shape has no maps.");
        };
    }

    /**
     * @param name of the feature
     * @param values of the region's voxels
     * @return the map
     */
    FeatureMap map(final String name, final double[] values) {
        final double[] voxels = new double[m_image.voxels().length];
        Arrays.fill(voxels, m_settings.number(Setting.INIT_VALUE));
        int undefined = 0;
        for (int i = 0; i < values.length; i++) {
            voxels[m_centres[i]] = values[i];
            undefined += Double.isNaN(values[i]) ? 1 : 0;
        }
        return new FeatureMap(name, new Volume(m_image.geometry(), VoxelType.FLOAT64, voxels), undefined);
    }
}
