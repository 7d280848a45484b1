package org.radiomics.knime.feature.family;

/**
 * How matrices of several directions are merged: by which measure of a direction's length in millimetres they are
 * weighted. (PyRadiomics docs "Customizing the Extraction: weightingNorm".)
 */
public enum Weighting {

    /** The matrices of the directions are not merged. */
    NONE,
    /** All directions weigh the same. */
    UNIFORM,
    /** The largest component of the step. */
    INFINITY,
    /** The length of the step. */
    EUCLIDEAN,
    /** The sum of the step's components. */
    MANHATTAN;

    /** @return the length of a step given as its components in mm; 1 where lengths do not count */
    double length(final double[] step) {
        return switch (this) {
            case NONE, UNIFORM -> 1;
            case INFINITY -> Math.max(step[0], Math.max(step[1], step[2]));
            case EUCLIDEAN -> Math.sqrt(step[0] * step[0] + step[1] * step[1] + step[2] * step[2]);
            case MANHATTAN -> step[0] + step[1] + step[2];
        };
    }

    /** @return exp(-length^2), the weight of a co-occurrence matrix; 1 where lengths do not count */
    double closeness(final double[] step) {
        final double length = length(step);
        return this == NONE || this == UNIFORM ? 1 : Math.exp(-length * length);
    }
}
