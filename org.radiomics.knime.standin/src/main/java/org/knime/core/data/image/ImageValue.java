package org.knime.core.data.image;

import org.knime.core.data.DataValue;

/** A cell with a picture. */
public interface ImageValue extends DataValue {

    /** @return the picture */
    ImageContent getImageContent();

    /** @return the file name extension of the picture's format */
    String getImageExtension();
}
