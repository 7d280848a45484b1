package org.knime.knip.base.data.labeling;

import org.knime.core.data.DataValue;
import org.knime.knip.core.data.img.LabelingMetadata;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.roi.labeling.LabelingType;

/**
 * A cell with an image of labels.
 *
 * @param <L> the type of labels
 */
public interface LabelingValue<L> extends DataValue {

    /** @return the labels of every pixel, only to be read */
    RandomAccessibleInterval<LabelingType<L>> getLabeling();

    /** @return name and axes */
    LabelingMetadata getLabelingMetadata();
}
