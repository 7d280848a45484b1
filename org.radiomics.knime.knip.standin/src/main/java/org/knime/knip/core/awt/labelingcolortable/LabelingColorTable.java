package org.knime.knip.core.awt.labelingcolortable;

/** The colours that labels are shown in. */
public interface LabelingColorTable {
    // the colours are KNIP's own affair
}
