package org.radiomics.knime.feature.dicom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/**
 * One slice of a series: a DICOM image, or a frame of one.
 *
 * @param source the object it is from
 * @param pixels of the object
 * @param number of the frame, from 0
 * @param frames of the object
 * @param format of its samples
 * @param highBit the most significant bit of a stored sample
 * @param inverted whether the lowest sample is the brightest (MONOCHROME1)
 * @param slope stored samples are multiplied by
 * @param intercept added to multiplied samples
 * @param position of the centre of the first pixel in mm (PS3.3 C.7.6.2.1.1)
 * @param orientation direction cosines of a row, then of a column
 * @param spacing mm between rows, then between columns
 * @param depth mm from slice to slice as the header says; NaN if it does not
 * @param traits what may distinguish images at one position, by name
 */
record ImageFrame(ImageSource source, PixelData pixels, int number, int frames, FrameFormat format, int highBit,
    boolean inverted, double slope, double intercept, double[] position, double[] orientation, double[] spacing,
    double depth, Map<String, String> traits) {

    /** @return whether voxels are stored samples as they are */
    boolean isPlain() {
        return slope == 1 && intercept == 0;
    }

    /** @return the lowest sample that the stored bits can hold */
    double lowestSample() {
        return format.signed() ? -Math.pow(2, format.bitsStored() - 1.0) : 0;
    }

    /** @return the highest sample that the stored bits can hold */
    double highestSample() {
        return Math.pow(2, format.signed() ? format.bitsStored() - 1.0 : format.bitsStored()) - 1;
    }

    /**
     * Reads the slice.
     *
     * @param voxels filled with its values, rows one after the other
     * @param from where the first goes
     * @throws IOException if the pixels cannot be read
     */
    void read(final double[] voxels, final int from) throws IOException {
        final byte[] bytes = pixels.frame(number, frames, format);
        final int count = format.rows() * format.columns();
        final int shift = Long.SIZE - highBit - 1;
        final int drop = Long.SIZE - format.bitsStored();
        final boolean signed = format.signed();
        final double scale = inverted ? -slope : slope;
        final double offset = inverted ? intercept + slope * (lowestSample() + highestSample()) : intercept;
        final ByteBuffer samples = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            long sample = switch (format.bitsAllocated()) {
                case 8 -> bytes[i] & 0xff;
                case 16 -> samples.getShort(2 * i) & 0xffff;
                default -> samples.getInt(4 * i) & 0xffffffffL;
            };
            // Bits above those stored may hold overlays (PS3.5 8.1.2 of 2004): they are pushed out.
            sample <<= shift;
            voxels[from + i] = scale * (signed ? sample >> drop : sample >>> drop) + offset;
        }
    }
}
