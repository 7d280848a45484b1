package org.radiomics.knime.feature;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.radiomics.knime.feature.family.FeatureFamily;
import org.radiomics.knime.feature.family.FirstOrder;
import org.radiomics.knime.feature.family.Glcm;
import org.radiomics.knime.feature.family.Gldm;
import org.radiomics.knime.feature.family.Glrlm;
import org.radiomics.knime.feature.family.Glszm;
import org.radiomics.knime.feature.family.GreyLevels;
import org.radiomics.knime.feature.family.Ngtdm;
import org.radiomics.knime.feature.family.Region;
import org.radiomics.knime.feature.family.Shape;
import org.radiomics.knime.feature.family.Shape2D;
import org.radiomics.knime.feature.family.TextureSettings;
import org.radiomics.knime.feature.image.VoxelType;

/** The features of one image of a case, or those of its shape, in the profile's order. */
final class ImageFeatures {

    /** Fewer grey levels than this say little about texture, more of them make sparse matrices. */
    private static final int FEW_LEVELS = 16;

    private static final int MANY_LEVELS = 128;

    private final double[] m_values;

    private final String[] m_reasons;

    private int m_next;

    private int m_levels;

    private long m_notNumbers;

    private ImageFeatures(final int features) {
        m_values = new double[features];
        m_reasons = new String[features];
    }

    /**
     * The features of the region's shape.
     *
     * @param region the region
     * @param profile says which
     */
    static ImageFeatures ofShape(final Region region, final ExtractionProfile profile) {
        final List<FeatureClass> classes = profile.shapeClasses();
        final ImageFeatures result =
            new ImageFeatures(classes.stream().mapToInt(c -> profile.features().get(c).size()).sum());
        for (final FeatureClass featureClass : classes) {
            final List<String> names = profile.features().get(featureClass);
            final int flatAxis = profile.shapeAxis();
            if (featureClass == FeatureClass.SHAPE) {
                result.add(new Shape(region), names);
            } else if (region.size(flatAxis) == 1) {
                result.add(new Shape2D(region, flatAxis), names);
            } else {
                result.addUndefined(names.size(), "the region has more than one slice, so its shape is not flat");
            }
        }
        return result;
    }

    /**
     * The features of the intensities of one image.
     *
     * @param region where the voxels lie
     * @param intensities one per voxel of the region
     * @param type of the image's voxels
     * @param settings of the image type
     * @param features classes and features of the profile; shape does not count
     * @param monitor is asked between classes whether to go on
     */
    static ImageFeatures of(final Region region, final double[] intensities, final VoxelType type,
        final Settings settings, final Map<FeatureClass, List<String>> features, final Monitor monitor) {
        final GreyLevels levels;
        try {
            levels = ExtractionProfile.discretization(settings, type).discretize(region, intensities);
        } catch (final IllegalArgumentException e) {
            return undefined(features, e.getMessage().replaceFirst("\\.$", ""));
        }
        final ImageFeatures result = new ImageFeatures(count(features));
        result.m_levels = levels.highest();
        result.m_notNumbers = Arrays.stream(intensities).filter(Double::isNaN).count();
        final TextureSettings texture = ExtractionProfile.texture(settings);
        features.forEach((featureClass, names) -> {
            monitor.checkCancelled();
            switch (featureClass) {
                case SHAPE, SHAPE_2D -> {
                    // Computed once per case.
                }
                case FIRST_ORDER -> result
                    .add(new FirstOrder(intensities, levels, settings.integer(Setting.VOXEL_ARRAY_SHIFT)), names);
                case GLCM -> result.add(new Glcm(levels, texture), names);
                case GLDM -> result.add(new Gldm(levels, texture), names);
                case GLRLM -> result.add(new Glrlm(levels, texture), names);
                case GLSZM -> result.add(new Glszm(levels, texture), names);
                case NGTDM -> result.add(new Ngtdm(levels, texture), names);
            }
        });
        return result;
    }

    /** NaN for all features of an image, for one reason. */
    static ImageFeatures undefined(final Map<FeatureClass, List<String>> features, final String reason) {
        final ImageFeatures result = new ImageFeatures(count(features));
        result.addUndefined(result.m_values.length, reason);
        return result;
    }

    private void addUndefined(final int features, final String reason) {
        Arrays.fill(m_values, m_next, m_next + features, Double.NaN);
        Arrays.fill(m_reasons, m_next, m_next + features, reason);
        m_next += features;
    }

    private static int count(final Map<FeatureClass, List<String>> features) {
        return features.entrySet().stream().filter(e -> !e.getKey().isShape()).mapToInt(e -> e.getValue().size()).sum();
    }

    private void add(final FeatureFamily family, final List<String> names) {
        for (final String name : names) {
            final double value = family.value(name);
            if (Double.isFinite(value)) {
                m_values[m_next] = value;
            } else {
                m_values[m_next] = Double.NaN;
                m_reasons[m_next] = family.whyUndefined();
            }
            m_next++;
        }
    }

    /** @return how many features there are */
    int count() {
        return m_values.length;
    }

    /** @return the value of a feature, NaN if it is not defined */
    double value(final int feature) {
        return m_values[feature];
    }

    /** @return why a value is NaN; null if it is a number */
    String reason(final int feature) {
        return m_reasons[feature];
    }

    /** @return Ng, the highest grey level; 0 where intensities did not become grey levels */
    int levels() {
        return m_levels;
    }

    /** @return what makes the texture of this image doubtful */
    Optional<String> warning() {
        if (m_notNumbers > 0) {
            return Optional.of(m_notNumbers + (m_notNumbers == 1 ? " voxel is" : " voxels are")
                + " NaN: left out of intensities, and the highest grey level of texture, as in PyRadiomics; repair the "
                + "image or leave them out by resegmentRange");
        }
        if (m_levels == 1) {
            return Optional.of("all intensities have one grey level, so texture says nothing; choose smaller bins");
        }
        if (m_levels > 0 && m_levels < FEW_LEVELS) {
            return Optional.of(m_levels + " grey levels are fewer than " + FEW_LEVELS + "; choose smaller bins");
        }
        if (m_levels > MANY_LEVELS) {
            return Optional.of(m_levels + " grey levels are more than " + MANY_LEVELS + "; choose larger bins");
        }
        return Optional.empty();
    }
}
