package org.knime.knip.core.awt.labelingcolortable;

/** No colour is chosen yet. */
public class DefaultLabelingColorTable implements LabelingColorTable {

    /** No label has a colour. */
    public DefaultLabelingColorTable() {
        // nothing to keep
    }
}
