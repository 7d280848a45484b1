package org.radiomics.knime.feature;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.radiomics.knime.feature.family.Discretization;
import org.radiomics.knime.feature.family.FixedBinCount;
import org.radiomics.knime.feature.family.FixedBinWidth;
import org.radiomics.knime.feature.family.TextureSettings;
import org.radiomics.knime.feature.family.Weighting;
import org.radiomics.knime.feature.image.VoxelType;

/**
 * Everything that determines the numbers of an extraction: settings, image types with settings of their own, feature
 * classes with their features. Has the content of PyRadiomics' parameter files and reads and writes them. Immutable.
 *
 * <p>
 * One section is not PyRadiomics': {@code preprocessing} says what is done to image and mask before all else (see
 * {@link Setting}). A profile without it is one of PyRadiomics, and has the hash that it would have without this
 * section.
 */
public final class ExtractionProfile {

    private static final ExtractionProfile PYRADIOMICS = new ExtractionProfile(Settings.DEFAULTS,
        Map.of(ImageType.ORIGINAL, Settings.DEFAULTS), allFeatures(), List.of());

    private final Settings m_settings;

    private final Map<ImageType, Settings> m_imageTypes;

    private final Map<FeatureClass, List<String>> m_features;

    private final List<String> m_remarks;

    private ExtractionProfile(final Settings settings, final Map<ImageType, Settings> imageTypes,
        final Map<FeatureClass, List<String>> features, final List<String> remarks) {
        m_settings = settings;
        m_imageTypes = Collections.unmodifiableMap(new LinkedHashMap<>(imageTypes));
        m_features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
        m_remarks = remarks;
    }

    private static Map<FeatureClass, List<String>> allFeatures() {
        final Map<FeatureClass, List<String>> features = new LinkedHashMap<>();
        for (final FeatureClass featureClass : FeatureClass.values()) {
            if (featureClass != FeatureClass.SHAPE_2D) {
                features.put(featureClass, featureClass.features());
            }
        }
        return features;
    }

    /** @return PyRadiomics' defaults: the original image, all features, bins of width 25 */
    public static ExtractionProfile pyradiomics() {
        return PYRADIOMICS;
    }

    /**
     * Reads a parameter file of PyRadiomics, YAML or JSON. What it does not say has PyRadiomics' defaults.
     *
     * @param file the parameter file
     * @return the profile
     * @throws ProfileException if the file cannot be read, or has a key or value that PyRadiomics does not know or that
     *             is not supported yet; one sentence that names it
     */
    public static ExtractionProfile fromYaml(final Path file) throws ProfileException {
        try {
            return fromYaml(Files.readString(file, StandardCharsets.UTF_8));
        } catch (final IllegalArgumentException e) {
            throw new ProfileException(file, e.getMessage(), e);
        } catch (final CharacterCodingException e) {
            throw new ProfileException(file, "is not a text in UTF-8; save it as such", e);
        } catch (final IOException e) {
            throw new ProfileException(file, "cannot be read; check that it is there and may be read", e);
        }
    }

    /**
     * Reads the text of a parameter file, YAML or JSON, or of {@link #toJson()}.
     *
     * @param yaml the text
     * @return the profile
     * @throws IllegalArgumentException if it has a key or value that is not known or not supported yet, with a clause
     *             that names it, without the final stop
     */
    public static ExtractionProfile fromYaml(final String yaml) {
        return new ProfileReader().read(yaml);
    }

    ExtractionProfile withRemarks(final List<String> remarks) {
        return new ExtractionProfile(m_settings, m_imageTypes, m_features, List.copyOf(remarks));
    }

    /**
     * @return what of the parameter file has no effect, as in PyRadiomics, each as a clause without the final stop;
     *         mostly empty
     */
    public List<String> remarks() {
        return m_remarks;
    }

    /** @return the settings of all image types, unless an image type has its own */
    public Settings settings() {
        return m_settings;
    }

    /**
     * @return the reading whose mask is the region of reference that the preprocessing measures; empty if it measures
     *         none
     */
    public Optional<String> referenceReading() {
        return ProfilePreprocessing.referenceReading(m_settings);
    }

    /** @return the image types in the order of their features, each with its own and all other settings */
    public Map<ImageType, Settings> imageTypes() {
        final Map<ImageType, Settings> effective = new LinkedHashMap<>();
        m_imageTypes.forEach((type, own) -> effective.put(type, m_settings.with(own)));
        return effective;
    }

    /** @return the feature classes in their order, each with its features in their order */
    public Map<FeatureClass, List<String>> features() {
        return m_features;
    }

    /**
     * @param setting which
     * @param value as {@link Settings#with(Setting, Object)} takes it
     * @return a copy with this value
     * @throws IllegalArgumentException if the value is not allowed or not supported
     */
    public ExtractionProfile with(final Setting setting, final Object value) {
        return new ExtractionProfile(m_settings.with(setting, value), m_imageTypes, m_features, m_remarks);
    }

    ExtractionProfile withSettings(final Settings settings) {
        return new ExtractionProfile(settings, m_imageTypes, m_features, m_remarks);
    }

    /**
     * @param width of a grey level's bin, above 0
     * @return a copy that cuts intensities into bins of this width
     */
    public ExtractionProfile withBinWidth(final double width) {
        return with(Setting.BIN_WIDTH, width).with(Setting.BIN_COUNT, null);
    }

    /**
     * @param count number of bins, at least 1
     * @return a copy that cuts intensities into so many bins
     */
    public ExtractionProfile withBinCount(final int count) {
        return with(Setting.BIN_COUNT, count);
    }

    /**
     * @param label the value of the region's voxels in masks, at least 1
     * @return a copy for this label
     */
    public ExtractionProfile withLabel(final int label) {
        return with(Setting.LABEL, label);
    }

    /**
     * @param types image types, none twice
     * @return a copy with these image types, without settings of their own
     * @throws IllegalArgumentException if there is none, or one is not supported
     */
    public ExtractionProfile withImageTypes(final ImageType... types) {
        final Map<ImageType, Settings> imageTypes = new LinkedHashMap<>();
        for (final ImageType type : types) {
            imageTypes.put(type, Settings.DEFAULTS);
        }
        return withImageTypes(imageTypes);
    }

    /**
     * @param types image types, each with the settings in which it differs
     * @return a copy with these image types
     * @throws IllegalArgumentException if there is none, one is not supported, or a setting cannot differ by image type
     */
    public ExtractionProfile withImageTypes(final Map<ImageType, Settings> types) {
        if (types.isEmpty()) {
            throw new IllegalArgumentException("A profile needs at least one image type.");
        }
        types.forEach((type, own) -> {
            type.unsupported(m_settings.with(own)).ifPresent(subject -> {
                throw new IllegalArgumentException("Image type " + subject + " is not supported yet.");
            });
            for (final Setting setting : own.given().keySet()) {
                if (!setting.isPerImageType()) {
                    throw new IllegalArgumentException(
                        setting.key() + " cannot be set for one image type; set it for all.");
                }
            }
        });
        return new ExtractionProfile(m_settings, types, m_features, m_remarks);
    }

    /**
     * @param classes feature classes, none twice
     * @return a copy with these classes and all their features
     */
    public ExtractionProfile withFeatureClasses(final FeatureClass... classes) {
        final Map<FeatureClass, List<String>> features = new LinkedHashMap<>();
        for (final FeatureClass featureClass : classes) {
            features.put(featureClass, featureClass.features());
        }
        return withFeatures(features);
    }

    /**
     * @param features feature classes, each with names of its features; an empty list for all that are not on request
     *     only
     * @return a copy with these features
     * @throws IllegalArgumentException if there is no class, or a class does not have a feature
     */
    public ExtractionProfile withFeatures(final Map<FeatureClass, ? extends Collection<String>> features) {
        if (features.isEmpty()) {
            throw new IllegalArgumentException("A profile needs at least one feature class.");
        }
        final Map<FeatureClass, List<String>> chosen = new LinkedHashMap<>();
        features.forEach((featureClass, names) -> {
            for (final String name : names) {
                if (!featureClass.features().contains(name) && !featureClass.featuresOnRequest().contains(name)) {
                    throw new IllegalArgumentException(
                        "Feature class " + featureClass.key() + " has no feature " + name + ".");
                }
            }
            chosen.put(featureClass, names.isEmpty() ? featureClass.features() : names.stream().distinct().toList());
        });
        return new ExtractionProfile(m_settings, m_imageTypes, chosen, m_remarks);
    }

    /** @return the names of all features in the order of {@link FeatureVector}s of this profile */
    public List<String> featureNames() {
        final List<String> names = new ArrayList<>();
        shapeClasses().forEach(featureClass -> addNames("original", featureClass, names));
        imageTypes().forEach((type, settings) -> {
            for (final String image : type.imageNames(settings)) {
                for (final FeatureClass featureClass : m_features.keySet()) {
                    if (!featureClass.isShape()) {
                        addNames(image, featureClass, names);
                    }
                }
            }
        });
        return names;
    }

    /** The classes of shape, in PyRadiomics' order; 2-D shape only where slices are flat, that alone in planes. */
    List<FeatureClass> shapeClasses() {
        final boolean plane = m_settings.flag(Setting.TWO_DIMENSIONAL);
        return Stream.of(FeatureClass.SHAPE, FeatureClass.SHAPE_2D)
            .filter(featureClass -> m_features.containsKey(featureClass)
                && (featureClass == FeatureClass.SHAPE ? !plane : plane || m_settings.flag(Setting.FORCE_2D)))
            .toList();
    }

    /** The axis across which the region's 2-D shape is flat. */
    int shapeAxis() {
        return m_settings.flag(Setting.TWO_DIMENSIONAL) ? 2 : flatAxis(m_settings);
    }

    private void addNames(final String image, final FeatureClass featureClass, final List<String> names) {
        for (final String feature : m_features.get(featureClass)) {
            names.add(image + "_" + featureClass.key() + "_" + feature);
        }
    }

    /**
     * The axis across which slices are apart: 0 = x, 1 = y, 2 = z, -1 for none. PyRadiomics counts from z, and from y
     * in images of two dimensions, which it takes apart into lines.
     */
    static int flatAxis(final Settings settings) {
        final int slowest = settings.flag(Setting.TWO_DIMENSIONAL) ? 1 : 2;
        return settings.flag(Setting.FORCE_2D)
            ? Math.max(0, slowest - settings.integer(Setting.FORCE_2D_DIMENSION)) : -1;
    }

    /** The axes along which wavelets are taken. */
    static List<Integer> waveletAxes(final Settings settings) {
        final int slowest = settings.flag(Setting.TWO_DIMENSIONAL) ? 1 : 2;
        return IntStream.rangeClosed(0, slowest).filter(axis -> axis != flatAxis(settings)).boxed().toList();
    }

    /** How intensities of an image with a voxel type become grey levels under given settings. */
    static Discretization discretization(final Settings settings, final VoxelType type) {
        return settings.has(Setting.BIN_COUNT)
            ? new FixedBinCount(settings.integer(Setting.BIN_COUNT), type == VoxelType.FLOAT32)
            : new FixedBinWidth(settings.number(Setting.BIN_WIDTH));
    }

    /** Which neighbours texture looks at under given settings. */
    static TextureSettings texture(final Settings settings) {
        final Weighting weighting = !settings.has(Setting.WEIGHTING_NORM) ? Weighting.NONE
            : switch (settings.text(Setting.WEIGHTING_NORM)) {
                case "euclidean" -> Weighting.EUCLIDEAN;
                case "manhattan" -> Weighting.MANHATTAN;
                case "infinity" -> Weighting.INFINITY;
                default -> Weighting.UNIFORM;
            };
        return new TextureSettings(settings.integers(Setting.DISTANCES), flatAxis(settings),
            settings.flag(Setting.SYMMETRICAL_GLCM), weighting, settings.integer(Setting.GLDM_A));
    }

    /**
     * The profile as PyRadiomics' parameter files have it: every setting with its value, every feature by name.
     * Settings of feature maps, on which nothing else depends, and of the preprocessing, which PyRadiomics does not
     * know, are there only where they differ from their defaults.
     */
    Map<String, Object> tree() {
        final Map<String, Object> imageTypes = new LinkedHashMap<>();
        m_imageTypes.forEach((type, own) -> {
            final Map<String, Object> values = new LinkedHashMap<>();
            own.given().forEach((setting, value) -> values.put(setting.key(), value));
            imageTypes.put(type.key(), values);
        });
        final Map<String, Object> features = new LinkedHashMap<>();
        m_features.forEach((featureClass, names) -> features.put(featureClass.key(), names));
        final Map<String, Map<String, Object>> settings = new LinkedHashMap<>();
        settings.put("setting", new LinkedHashMap<>());
        for (final Setting setting : Setting.values()) {
            final Object value = m_settings.value(setting);
            final boolean spelledOut = setting.section().equals("setting");
            if (spelledOut ? value != null || setting.defaultValue() != null
                : !Objects.equals(value, setting.defaultValue())) {
                settings.computeIfAbsent(setting.section(), section -> new LinkedHashMap<>()).put(setting.key(), value);
            }
        }
        final Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("imageType", imageTypes);
        tree.put("featureClass", features);
        tree.putAll(settings);
        return tree;
    }

    /** @return the profile as PyRadiomics' parameter file, with every setting and feature spelled out */
    public String toYaml() {
        return ProfileText.yaml(tree());
    }

    /** @return the profile on one line of JSON, which is also YAML; the same for equal profiles */
    public String toJson() {
        return ProfileText.json(tree());
    }

    /** @return SHA-256 of {@link #toJson()} as 64 hexadecimal digits */
    public String hash() {
        try {
            return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(toJson().getBytes(StandardCharsets.UTF_8)));
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof ExtractionProfile that && toJson().equals(that.toJson());
    }

    @Override
    public int hashCode() {
        return toJson().hashCode();
    }

    @Override
    public String toString() {
        return toJson();
    }
}
