package org.radiomics.knime.feature.dicom;

import java.awt.image.Raster;
import java.io.IOException;

/** The samples of a grey picture that the Java platform or a reader installed in it has decoded. */
final class PictureSamples {

    private PictureSamples() {
    }

    /**
     * @param picture as decoded
     * @param format what it has to agree with
     * @return its samples as native little-endian bytes
     */
    static byte[] of(final Raster picture, final FrameFormat format) throws IOException {
        if (picture.getWidth() != format.columns() || picture.getHeight() != format.rows()
            || picture.getNumBands() != 1) {
            throw new IOException("has a compressed frame of " + picture.getWidth() + " x " + picture.getHeight()
                + " pixels in " + picture.getNumBands() + " colours where its header says " + format.columns() + " x "
                + format.rows() + " in grey; it is damaged");
        }
        final SampleRows rows = new SampleRows(format);
        int[] row = new int[format.columns()];
        for (int y = 0; y < format.rows(); y++) {
            row = picture.getSamples(picture.getMinX(), picture.getMinY() + y, format.columns(), 1, 0, row);
            rows.put(y, row, 0);
        }
        return rows.bytes();
    }
}
