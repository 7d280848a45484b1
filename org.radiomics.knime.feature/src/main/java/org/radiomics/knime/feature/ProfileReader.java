package org.radiomics.knime.feature;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads PyRadiomics' parameter files. Every key and value is checked; faults are {@link IllegalArgumentException}s with
 * a clause that names the key, without the final stop.
 */
final class ProfileReader {

    private static final String SETTING = "setting";

    private static final String IMAGE_TYPE = "imageType";

    private static final String FEATURE_CLASS = "featureClass";

    private static final String VOXEL_SETTING = "voxelSetting";

    private static final String PREPROCESSING = "preprocessing";

    private final List<String> m_remarks = new ArrayList<>();

    /** For one file. An empty file or section is one without keys. */
    ExtractionProfile read(final String yaml) {
        return profile(yaml).withRemarks(m_remarks);
    }

    private ExtractionProfile profile(final String yaml) {
        final Map<String, Object> sections = map("the file", parse(yaml));
        for (final String section : sections.keySet()) {
            final List<String> known =
                List.of(SETTING, IMAGE_TYPE, FEATURE_CLASS, VOXEL_SETTING, PREPROCESSING);
            if (!known.contains(section)) {
                throw unknown("", section, Stream.concat(known.stream(), settingKeys(s -> true).stream()).toList(),
                    Setting.of(section).map(ProfileReader::belongsUnder).orElse(null));
            }
        }
        ExtractionProfile profile =
            ExtractionProfile.pyradiomics().withSettings(settings(SETTING, sections)
                .with(settings(VOXEL_SETTING, sections)).with(preprocessing(sections)));
        final Map<ImageType, Settings> imageTypes = imageTypes(sections.get(IMAGE_TYPE), profile.settings());
        if (!imageTypes.isEmpty()) {
            profile = profile.withImageTypes(imageTypes);
        }
        final Map<FeatureClass, List<String>> features = features(sections.get(FEATURE_CLASS));
        if (!features.isEmpty()) {
            return profile.withFeatures(features);
        }
        if (!map(FEATURE_CLASS, sections.get(FEATURE_CLASS)).isEmpty()) {
            throw new IllegalArgumentException(FEATURE_CLASS + " names only features for which PyRadiomics computes no "
                + "value; add others");
        }
        // PyRadiomics then computes all classes, 2-D shape where slices are flat.
        return profile.settings().flag(Setting.FORCE_2D) ? profile.withFeatureClasses(FeatureClass.values()) : profile;
    }

    private static Object parse(final String yaml) {
        try {
            return ParameterText.parse(yaml);
        } catch (final MarkedYAMLException e) {
            final String line = e.getProblemMark() == null ? "" : " in line " + (e.getProblemMark().getLine() + 1);
            throw new IllegalArgumentException("is not YAML" + line + ": " + e.getProblem(), e);
        } catch (final YAMLException e) {
            throw new IllegalArgumentException("is not YAML: " + e.getMessage(), e);
        }
    }

    private static String belongsUnder(final Setting setting) {
        return "it belongs under " + setting.section();
    }

    private static Settings settings(final String section, final Map<String, Object> sections) {
        return settings(section, sections.get(section), s -> s.section().equals(section));
    }

    private static Settings preprocessing(final Map<String, Object> sections) {
        final Settings settings = settings(PREPROCESSING, sections);
        try {
            ProfilePreprocessing.of(settings);
        } catch (final IllegalArgumentException e) {
            throw new IllegalArgumentException(PREPROCESSING + ": " + e.getMessage().replaceFirst("\\.$", ""), e);
        }
        return settings;
    }

    private static Settings settings(final String section, final Object value, final Predicate<Setting> known) {
        Settings settings = Settings.DEFAULTS;
        for (final Map.Entry<String, Object> entry : map(section, value).entrySet()) {
            final Setting setting = Setting.of(entry.getKey()).filter(known)
                .orElseThrow(() -> unknown(section + ": ", entry.getKey(), settingKeys(known),
                    Setting.of(entry.getKey()).map(ProfileReader::belongsUnder).orElse(null)));
            try {
                settings = settings.with(setting, entry.getValue());
            } catch (final IllegalArgumentException e) {
                throw new IllegalArgumentException(section + ": " + e.getMessage(), e);
            }
        }
        return settings;
    }

    private Map<ImageType, Settings> imageTypes(final Object value, final Settings general) {
        final Map<ImageType, Settings> imageTypes = new LinkedHashMap<>();
        map(IMAGE_TYPE, value).forEach((key, own) -> {
            final ImageType type = Stream.of(ImageType.values()).filter(t -> t.key().equals(key)).findFirst()
                .orElseThrow(() -> unknown(IMAGE_TYPE + ": ", key,
                    Stream.of(ImageType.values()).map(ImageType::key).toList(), null));
            final Settings settings = ownSettings(IMAGE_TYPE + ": " + key, own, general);
            type.unsupported(general.with(settings)).ifPresent(subject -> {
                throw notSupported(IMAGE_TYPE + ": " + subject);
            });
            imageTypes.put(type, settings);
        });
        return imageTypes;
    }

    /** Settings of an image type; those of a whole case are of no effect there. */
    private Settings ownSettings(final String section, final Object value, final Settings general) {
        Settings own = Settings.DEFAULTS;
        for (final Map.Entry<Setting, Object> entry : settings(section, value, s -> s.section().equals(SETTING)).given()
            .entrySet()) {
            final Setting setting = entry.getKey();
            if (setting.isPerImageType()) {
                own = own.with(setting, entry.getValue());
            } else if (setting == Setting.LABEL && !entry.getValue().equals(general.value(setting))) {
                throw new IllegalArgumentException(section + ": label would measure another region for one image type "
                    + "only; choose the region under setting, or have a row for each region");
            } else {
                m_remarks.add(section + ": " + setting.key()
                    + " has no effect on one image type; move it under setting");
            }
        }
        return own;
    }

    private Map<FeatureClass, List<String>> features(final Object value) {
        final Map<FeatureClass, List<String>> features = new LinkedHashMap<>();
        map(FEATURE_CLASS, value).forEach((key, names) -> {
            final FeatureClass featureClass = FeatureClass.of(key).orElseThrow(() -> unknown(FEATURE_CLASS + ": ", key,
                Stream.of(FeatureClass.values()).map(FeatureClass::key).toList(), null));
            final List<String> chosen = featureNames(featureClass, names);
            if (!chosen.isEmpty() || names == null || names instanceof List<?> none && none.isEmpty()) {
                features.put(featureClass, chosen);
            }
        });
        return features;
    }

    private List<String> featureNames(final FeatureClass featureClass, final Object value) {
        final String section = FEATURE_CLASS + ": " + featureClass.key();
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> names)) {
            throw new IllegalArgumentException(section + " is " + value + "; it must be a list of features, or empty");
        }
        final List<String> checked = new ArrayList<>();
        for (final Object name : names) {
            final String text = String.valueOf(name);
            if (featureClass.removedFeatures().contains(text)) {
                m_remarks.add(section + ": " + text
                    + " has no column, since PyRadiomics computes no value for this name: another feature has it");
                continue;
            }
            final List<String> known =
                Stream.concat(featureClass.features().stream(), featureClass.featuresOnRequest().stream()).toList();
            if (!known.contains(text)) {
                throw unknown(section + ": ", text, known, null);
            }
            checked.add(text);
        }
        return checked;
    }

    private static Map<String, Object> map(final String section, final Object value) {
        final Map<String, Object> map = new LinkedHashMap<>();
        if (value == null) {
            return map;
        }
        if (!(value instanceof Map<?, ?> given)) {
            throw new IllegalArgumentException(section + " is " + value + "; it must be a list of keys with values");
        }
        given.forEach((key, content) -> map.put(String.valueOf(key), content));
        return map;
    }

    private static List<String> settingKeys(final Predicate<Setting> known) {
        return Stream.of(Setting.values()).filter(known).map(Setting::key).toList();
    }

    private static IllegalArgumentException notSupported(final String key) {
        return new IllegalArgumentException(key + " is known to PyRadiomics but not supported here yet; leave it out");
    }

    private static IllegalArgumentException unknown(final String section, final String key,
        final Collection<String> known, final String advice) {
        return new IllegalArgumentException(section + key + " is not known; "
            + Optional.ofNullable(advice).orElseGet(() -> "the nearest valid name is " + nearest(key, known)));
    }

    private static String nearest(final String key, final Collection<String> known) {
        return known.stream().min(Comparator.comparingInt(candidate -> distance(key, candidate))).orElseThrow();
    }

    /** How many letters must be inserted, deleted or replaced to turn one name into another (Levenshtein 1966). */
    private static int distance(final String a, final String b) {
        final String left = a.toLowerCase(Locale.ROOT);
        final String right = b.toLowerCase(Locale.ROOT);
        int[] previous = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            final int[] row = new int[right.length() + 1];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                final int replaced = previous[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(previous[j], row[j - 1]) + 1);
            }
            previous = row;
        }
        return previous[right.length()];
    }
}
