package org.knime.core.data.image.png;

import java.io.IOException;
import java.io.InputStream;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;

/** Makes cells with PNG pictures. */
public class PNGImageCellFactory {

    /** The type of the cells. */
    public static final DataType TYPE = PNGImageContent.TYPE;

    /**
     * @param bytes of a PNG file; not copied
     * @return a cell
     */
    public static DataCell create(final byte[] bytes) {
        return new PNGImageContent(bytes).toImageCell();
    }

    /**
     * @param input with a PNG file; read to its end, not closed
     * @return a cell
     * @throws IOException if reading fails
     */
    public static DataCell create(final InputStream input) throws IOException {
        return new PNGImageContent(input).toImageCell();
    }
}
