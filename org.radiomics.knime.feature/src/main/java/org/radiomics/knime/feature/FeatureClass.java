package org.radiomics.knime.feature;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.radiomics.knime.feature.family.FirstOrder;
import org.radiomics.knime.feature.family.Glcm;
import org.radiomics.knime.feature.family.Gldm;
import org.radiomics.knime.feature.family.Glrlm;
import org.radiomics.knime.feature.family.Glszm;
import org.radiomics.knime.feature.family.Ngtdm;
import org.radiomics.knime.feature.family.Shape;
import org.radiomics.knime.feature.family.Shape2D;

/** The feature classes of PyRadiomics 3.1.0 (docs "Radiomic Features"), with its names. */
public enum FeatureClass {

    /** Shape in three dimensions. */
    SHAPE("shape", Shape.FEATURES, Shape.DEPRECATED_FEATURES, List.of()),
    /** Shape in a plane, of regions of one slice; computed only where the setting force2D says across which axis. */
    SHAPE_2D("shape2D", Shape2D.FEATURES, Shape2D.DEPRECATED_FEATURES, List.of()),
    /** Intensity statistics and histogram. */
    FIRST_ORDER("firstorder", FirstOrder.FEATURES, FirstOrder.DEPRECATED_FEATURES, List.of()),
    /** Grey level co-occurrence matrix. */
    GLCM("glcm", Glcm.FEATURES, List.of(), List.of("Dissimilarity", "Homogeneity1", "Homogeneity2", "SumVariance")),
    /** Grey level dependence matrix. */
    GLDM("gldm", Gldm.FEATURES, List.of(), List.of("DependencePercentage", "GrayLevelNonUniformityNormalized")),
    /** Grey level run length matrix. */
    GLRLM("glrlm", Glrlm.FEATURES, List.of(), List.of()),
    /** Grey level size zone matrix. */
    GLSZM("glszm", Glszm.FEATURES, List.of(), List.of()),
    /** Neighbourhood grey tone difference matrix. */
    NGTDM("ngtdm", Ngtdm.FEATURES, List.of(), List.of());

    private final String m_key;

    private final List<String> m_features;

    private final List<String> m_onRequest;

    private final List<String> m_removed;

    FeatureClass(final String key, final List<String> features, final List<String> onRequest,
        final List<String> removed) {
        m_key = key;
        m_features = features;
        m_onRequest = onRequest;
        m_removed = removed;
    }

    /** @return its name in PyRadiomics' parameter files and feature names */
    public String key() {
        return m_key;
    }

    /** @return the features it has unless others are asked for, in PyRadiomics' order */
    public List<String> features() {
        return m_features;
    }

    /** @return the features it has as well, on request only: PyRadiomics calls them deprecated */
    public List<String> featuresOnRequest() {
        return m_onRequest;
    }

    /** @return names that PyRadiomics knows but gives no value, because another feature has the same one */
    public List<String> removedFeatures() {
        return m_removed;
    }

    /** @return whether it looks at the region only, not at intensities: it is computed once, for the original image */
    public boolean isShape() {
        return this == SHAPE || this == SHAPE_2D;
    }

    /**
     * @param key a name in a parameter file
     * @return the class of that name
     */
    static Optional<FeatureClass> of(final String key) {
        return Stream.of(values()).filter(c -> c.m_key.equals(key)).findFirst();
    }
}
