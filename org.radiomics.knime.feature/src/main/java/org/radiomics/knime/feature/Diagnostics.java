package org.radiomics.knime.feature;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.radiomics.knime.feature.family.Region;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.ImagePair;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelHash;

/**
 * What describes an extraction, by PyRadiomics' names (docs "generalinfo"). Image and region are described in full only
 * if the setting additionalInfo says so.
 */
final class Diagnostics {

    private static final String PREFIX = "diagnostics_";

    /** What is warned of if voxels of the region are NaN or infinite. */
    static final String OF_REGION = "region";

    private static final List<Setting> ALWAYS_STATED = List.of(Setting.MINIMUM_ROI_DIMENSIONS,
        Setting.MINIMUM_ROI_SIZE, Setting.NORMALIZE, Setting.NORMALIZE_SCALE, Setting.REMOVE_OUTLIERS,
        Setting.RESAMPLED_PIXEL_SPACING, Setting.INTERPOLATOR, Setting.PRE_CROP, Setting.PAD_DISTANCE,
        Setting.DISTANCES, Setting.FORCE_2D, Setting.FORCE_2D_DIMENSION, Setting.RESEGMENT_RANGE, Setting.LABEL,
        Setting.ADDITIONAL_INFO);

    private final Map<String, String> m_texts = new LinkedHashMap<>();

    private final boolean m_full;

    /** Two for images of two dimensions. */
    private final int m_axes;

    /**
     * @param profile what is computed, and how
     * @param label of the region
     */
    Diagnostics(final ExtractionProfile profile, final int label) {
        m_full = profile.settings().flag(Setting.ADDITIONAL_INFO);
        m_axes = profile.settings().flag(Setting.TWO_DIMENSIONAL) ? 2 : 3;
        put("Versions_Radiomics", Version.TEXT);
        put("Versions_Java", System.getProperty("java.version"));
        put("Configuration_Hash", profile.hash());
        if (m_full) {
            put("Configuration_Profile", profile.toJson());
            put("Configuration_Settings", ProfileText.json(settings(profile.settings(), label)));
            put("Configuration_EnabledImageTypes", ProfileText.json(profile.tree().get("imageType")));
        }
    }

    /** The settings that PyRadiomics states: some by their defaults, the others where they are given. */
    private static Map<String, Object> settings(final Settings settings, final int label) {
        final Map<String, Object> stated = new LinkedHashMap<>();
        ALWAYS_STATED.forEach(setting -> stated.put(setting.key(), settings.value(setting)));
        settings.given().forEach((setting, value) -> {
            if (!setting.section().equals("preprocessing")) {
                stated.put(setting.key(), value);
            }
        });
        stated.put(Setting.LABEL.key(), label);
        return stated;
    }

    /** @return the name of a warning of something */
    static String warning(final String subject) {
        return PREFIX + "Warning_" + subject;
    }

    /** Adds a warning of something. */
    void warn(final String subject, final String clause) {
        m_texts.put(warning(subject), clause);
    }

    /** Adds a text. */
    void put(final String name, final String text) {
        m_texts.put(PREFIX + name, text);
    }

    /** @return the texts by name, in order */
    Map<String, String> texts() {
        return m_texts;
    }

    /** Describes an image after a step. */
    void image(final String step, final Volume image) {
        final String prefix = "Image-" + step + "_";
        if (m_full && step.equals("original")) {
            put(prefix + "Hash", VoxelHash.of(image));
            put(prefix + "Dimensionality", m_axes + "D");
        }
        grid(prefix, image.geometry());
        if (m_full) {
            statistics(prefix, image.voxels());
        }
    }

    /**
     * Describes a region as it was found and, if it was on another grid, as it was brought onto the image's.
     *
     * @param mask on the image's grid
     * @param image the image
     */
    void found(final Mask mask, final Volume image) {
        if (mask.original() == mask) {
            mask("original", mask, Optional.of(image));
        } else {
            mask("original", mask.original(), Optional.empty());
            mask("corrected", mask, Optional.of(image));
        }
    }

    /** Describes a region after a step. */
    void mask(final String step, final Mask mask, final Volume image) {
        mask(step, mask, Optional.of(image));
    }

    private void mask(final String step, final Mask mask, final Optional<Volume> image) {
        final String prefix = "Mask-" + step + "_";
        if (m_full && step.equals("original")) {
            put(prefix + "Hash", mask.labelsHash());
        }
        grid(prefix, mask.geometry());
        if (!mask.isEmpty()) {
            final String box = IntStream.range(0, 2 * m_axes)
                .map(i -> i < m_axes ? mask.lower(i) : mask.upper(i - m_axes) - mask.lower(i - m_axes) + 1)
                .mapToObj(Integer::toString).collect(Collectors.joining(", ", "(", ")"));
            put(prefix + "BoundingBox", box);
        }
        put(prefix + "VoxelNum", Integer.toString(mask.count()));
        if (m_full && !mask.isEmpty()) {
            final Region region = Region.of(mask, 1);
            put(prefix + "VolumeNum", Integer.toString(region.components()));
            centre(prefix, mask);
            if (image.isPresent()) {
                statistics(prefix, region.intensities(image.get()));
            }
        }
    }

    private void grid(final String prefix, final Geometry grid) {
        put(prefix + "Spacing", tuple(grid.spacing()));
        put(prefix + "Size", Arrays.stream(grid.size()).limit(m_axes).mapToObj(Integer::toString)
            .collect(Collectors.joining(", ", "(", ")")));
    }

    /** Warns of voxels of a region that are NaN or infinite. */
    void warnOfNotFinite(final ImagePair pair) {
        ImagePair.notFinite(pair.image(), pair.mask()).ifPresent(problem -> warn(OF_REGION, problem));
    }

    private void centre(final String prefix, final Mask mask) {
        final Geometry grid = mask.geometry();
        final double[] sum = new double[3];
        for (int z = mask.lower(2); z <= mask.upper(2); z++) {
            for (int y = mask.lower(1); y <= mask.upper(1); y++) {
                for (int x = mask.lower(0); x <= mask.upper(0); x++) {
                    if (mask.inside()[grid.index(x, y, z)]) {
                        sum[0] += x;
                        sum[1] += y;
                        sum[2] += z;
                    }
                }
            }
        }
        final double[] index = Arrays.stream(sum).map(s -> s / mask.count()).toArray();
        put(prefix + "CenterOfMassIndex", tuple(index));
        put(prefix + "CenterOfMass", tuple(grid.position(index[0], index[1], index[2])));
    }

    private void statistics(final String prefix, final double[] values) {
        double sum = 0;
        double minimum = Double.POSITIVE_INFINITY;
        double maximum = Double.NEGATIVE_INFINITY;
        for (final double value : values) {
            sum += value;
            minimum = Math.min(minimum, value);
            maximum = Math.max(maximum, value);
        }
        put(prefix + "Mean", Double.toString(sum / values.length));
        put(prefix + "Minimum", Double.toString(minimum));
        put(prefix + "Maximum", Double.toString(maximum));
    }

    private String tuple(final double[] values) {
        return Arrays.stream(values).limit(m_axes).mapToObj(Double::toString)
            .collect(Collectors.joining(", ", "(", ")"));
    }
}
