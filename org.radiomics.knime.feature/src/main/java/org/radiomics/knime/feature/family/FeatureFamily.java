package org.radiomics.knime.feature.family;

/** The features of one class for one region of one image. What several of them need is computed once. */
public interface FeatureFamily {

    /**
     * Computes a feature.
     *
     * @param feature its name as PyRadiomics gives it, without image type and class
     * @return its value; NaN where it is not defined for the region
     * @throws IllegalArgumentException if the class has no such feature
     */
    double value(String feature);

    /** @return why features of this class are not defined for the region, as a clause without the final stop */
    default String whyUndefined() {
        return "its formula has no finite value for this region";
    }
}
