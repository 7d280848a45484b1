package org.knime.knip.core.data.img;

import java.util.Objects;

import org.knime.knip.core.awt.labelingcolortable.LabelingColorTable;

import net.imagej.axis.CalibratedAxis;
import net.imagej.space.AbstractAnnotatedSpace;

/** What a labeling has beside its labels. */
public class DefaultLabelingMetadata extends AbstractAnnotatedSpace<CalibratedAxis> implements LabelingMetadata {

    private String m_name;

    /**
     * @param numDims how many dimensions there are
     * @param colorTable the colours of labels
     */
    public DefaultLabelingMetadata(final int numDims, final LabelingColorTable colorTable) {
        super(numDims);
        Objects.requireNonNull(colorTable, "KNIP writes the colours with the labels.");
    }

    /** Names the labeling, for people. */
    public void setName(final String name) {
        m_name = name;
    }

    @Override
    public String toString() {
        return m_name;
    }
}
