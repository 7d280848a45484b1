package org.knime.knip.base.data.labeling;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.knip.core.data.img.LabelingMetadata;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.roi.labeling.LabelingType;

/**
 * An image of labels in a table. KNIP writes it to a file store; this one stays in memory.
 *
 * @param <L> the type of labels
 */
public class LabelingCell<L> extends DataCell implements LabelingValue<L> {

    /** The type of columns of labelings. */
    public static final DataType TYPE = DataType.getType(LabelingCell.class);

    private static final long serialVersionUID = 1L;

    private final transient RandomAccessibleInterval<LabelingType<L>> m_labeling;

    private final transient LabelingMetadata m_metadata;

    LabelingCell(final RandomAccessibleInterval<LabelingType<L>> labeling, final LabelingMetadata metadata) {
        m_labeling = labeling;
        m_metadata = metadata;
    }

    @Override
    public RandomAccessibleInterval<LabelingType<L>> getLabeling() {
        return m_labeling;
    }

    @Override
    public LabelingMetadata getLabelingMetadata() {
        return m_metadata;
    }

    @Override
    protected boolean equalsDataCell(final DataCell dc) {
        return m_labeling.equals(((LabelingCell<?>)dc).m_labeling);
    }

    @Override
    public int hashCode() {
        return m_labeling.hashCode();
    }

    @Override
    public String toString() {
        return String.valueOf(m_metadata);
    }
}
