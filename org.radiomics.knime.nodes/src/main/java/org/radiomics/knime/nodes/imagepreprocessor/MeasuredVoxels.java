package org.radiomics.knime.nodes.imagepreprocessor;

import java.util.Locale;

import org.radiomics.knime.feature.preprocess.IntensitySample;

/** The voxels that a normalisation measures. */
enum MeasuredVoxels {

    IMAGE(IntensitySample.IMAGE), FOREGROUND(IntensitySample.FOREGROUND), REGION(IntensitySample.REGION),
    /** The region of another reading, such as muscle. */
    REFERENCE(IntensitySample.REGION);

    private final IntensitySample m_sample;

    MeasuredVoxels(final IntensitySample sample) {
        m_sample = sample;
    }

    IntensitySample sample() {
        return m_sample;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
