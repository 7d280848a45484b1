package org.knime.knip.base.data.img;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;

import net.imagej.ImgPlus;
import net.imglib2.type.numeric.RealType;

/**
 * An image in a table. KNIP writes it to a file store; this one stays in memory.
 *
 * @param <T> the type of its pixels
 */
public class ImgPlusCell<T extends RealType<T>> extends DataCell implements ImgPlusValue<T> {

    /** The type of columns of images. */
    public static DataType TYPE = DataType.getType(ImgPlusCell.class); // not final in KNIP either

    private static final long serialVersionUID = 1L;

    private final transient ImgPlus<T> m_image;

    ImgPlusCell(final ImgPlus<T> image) {
        m_image = image;
    }

    @Override
    public ImgPlus<T> getImgPlus() {
        return m_image;
    }

    @Override
    protected boolean equalsDataCell(final DataCell dc) {
        return ((ImgPlusCell<?>)dc).m_image == m_image;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(m_image);
    }

    @Override
    public String toString() {
        return m_image.getName();
    }
}
