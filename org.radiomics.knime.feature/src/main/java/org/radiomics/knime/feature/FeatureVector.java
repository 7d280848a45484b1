package org.radiomics.knime.feature;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The features of one region of one image, in the order of {@link ExtractionProfile#featureNames()}. Immutable. */
public final class FeatureVector {

    private final List<String> m_names;

    private final double[] m_values;

    private final Map<String, Integer> m_places;

    private final Map<String, String> m_reasons;

    private final Map<String, String> m_diagnostics;

    /**
     * @param names of the features, none twice; shared by all vectors of an extractor
     * @param places the index of each name; shared too
     * @param values one per name; not copied, the caller gives the array away
     * @param reasons why values are NaN, by name
     * @param diagnostics texts by name, in their order
     * @throws IllegalArgumentException if there are not as many values as names
     */
    FeatureVector(final List<String> names, final Map<String, Integer> places, final double[] values,
        final Map<String, String> reasons, final Map<String, String> diagnostics) {
        if (names.size() != values.length) {
            throw new IllegalArgumentException(names.size() + " names for " + values.length + " values.");
        }
        m_names = names;
        m_places = places;
        m_values = values;
        m_reasons = Map.copyOf(reasons);
        m_diagnostics = Collections.unmodifiableMap(new LinkedHashMap<>(diagnostics));
    }

    /** @return {@code <image>_<class>_<feature>}, as PyRadiomics names features */
    public List<String> names() {
        return m_names;
    }

    /** @return a copy of the values, one per name; NaN where a feature is not defined */
    public double[] values() {
        return m_values.clone();
    }

    /**
     * @param name of a feature
     * @return its value; NaN where it is not defined
     * @throws IllegalArgumentException if there is no such feature
     */
    public double value(final String name) {
        final Integer index = m_places.get(name);
        if (index == null) {
            throw new IllegalArgumentException("There is no feature " + name + ".");
        }
        return m_values[index];
    }

    /**
     * @param name of a feature
     * @return why its value is NaN, as a clause without final stop; empty if it is a number
     */
    public Optional<String> reason(final String name) {
        return Optional.ofNullable(m_reasons.get(name));
    }

    /**
     * @return what describes the extraction: versions, the profile's hash, image and region before and after each step,
     *         the number of grey levels per image; names as in PyRadiomics where it has them
     */
    public Map<String, String> diagnostics() {
        return m_diagnostics;
    }

    /**
     * @param subject what makes the features doubtful: the name of an image, "region" or "mask"
     * @return the warning of it in the diagnostics, without final stop; empty if there is none
     */
    public Optional<String> warning(final String subject) {
        return Optional.ofNullable(m_diagnostics.get(Diagnostics.warning(subject)));
    }

    /** @return a copy with another warning in the diagnostics */
    FeatureVector withWarning(final String subject, final String text) {
        final Map<String, String> diagnostics = new LinkedHashMap<>(m_diagnostics);
        diagnostics.put(Diagnostics.warning(subject), text);
        return new FeatureVector(m_names, m_places, m_values, m_reasons, diagnostics);
    }
}
