package org.radiomics.knime.feature.preprocess;

/**
 * What a unit of a normalisation becomes.
 *
 * @param value positive and finite
 */
record Scale(double value) {

    /** @throws IllegalArgumentException if the value is not positive and finite */
    Scale {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("The normalisation scale is " + value + "; it must be positive.");
        }
    }
}
