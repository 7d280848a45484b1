package org.knime.core.data.image.png;

import org.knime.core.data.DataCell;

/** A cell with a PNG picture. Pictures travel through ports of their own here, so it only names the type. */
abstract class PNGImageCell extends DataCell {

    private static final long serialVersionUID = 1L;
}
