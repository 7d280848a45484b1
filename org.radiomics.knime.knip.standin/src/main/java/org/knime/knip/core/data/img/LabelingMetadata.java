package org.knime.knip.core.data.img;

/** What a labeling has beside its labels: calibrated axes. */
public interface LabelingMetadata extends CalibratedAxisSpace {
    // what it has is said by its super types
}
