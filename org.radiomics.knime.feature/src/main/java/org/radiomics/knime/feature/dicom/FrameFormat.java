package org.radiomics.knime.feature.dicom;

import java.io.IOException;

/**
 * What a DICOM header says of each frame of grey samples (PS3.3 C.7.6.3).
 *
 * @param rows height in pixels, at least 1
 * @param columns width in pixels, at least 1
 * @param bitsAllocated bits that a sample takes, a multiple of 8
 * @param bitsStored bits of them that hold it, at least 1
 * @param signed whether samples are two's complements
 */
record FrameFormat(int rows, int columns, int bitsAllocated, int bitsStored, boolean signed) {

    /**
     * @return bytes of a native frame
     * @throws IOException if one array cannot hold them; the message is a clause without the file
     */
    int bytes() throws IOException {
        final long pixels = (long)rows * columns;
        if (pixels > (Integer.MAX_VALUE - Long.BYTES) / (bitsAllocated / Byte.SIZE)) {
            throw new IOException("has frames of " + columns + " x " + rows + " pixels, more than can be read");
        }
        return (int)pixels * (bitsAllocated / Byte.SIZE);
    }
}
