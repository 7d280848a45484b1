package org.knime.knip.base.data.img;

import org.knime.core.data.DataValue;

import net.imagej.ImgPlus;
import net.imglib2.type.numeric.RealType;

/**
 * A cell with an image.
 *
 * @param <T> the type of its pixels
 */
public interface ImgPlusValue<T extends RealType<T>> extends DataValue {

    /** @return the image itself, only to be read */
    ImgPlus<T> getImgPlus();
}
