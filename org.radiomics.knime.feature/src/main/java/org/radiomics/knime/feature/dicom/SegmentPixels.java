package org.radiomics.knime.feature.dicom;

import java.io.IOException;
import java.nio.file.Path;

import org.radiomics.knime.feature.image.ImageFormatException;

/** The samples of a segmentation's frames, read frame by frame. */
final class SegmentPixels {

    private final PixelData m_pixels;

    private final FrameFormat m_format;

    private final int m_frames;

    /** All samples of one bit; null of more. */
    private final byte[] m_packed;

    private SegmentPixels(final PixelData pixels, final FrameFormat format, final int frames, final byte[] packed) {
        m_pixels = pixels;
        m_format = format;
        m_frames = frames;
        m_packed = packed;
    }

    /**
     * @param file for messages
     * @param pixels of the file
     * @param format of its frames: samples of 1, 8 or 16 bits
     * @param frames how many there are
     * @return the samples
     * @throws ImageFormatException if there are fewer than the frames need
     * @throws IOException if the file cannot be read
     */
    static SegmentPixels of(final Path file, final PixelData pixels, final FrameFormat format, final int frames)
        throws IOException {
        if (format.bitsAllocated() > 1) {
            return new SegmentPixels(pixels, format, frames, null);
        }
        // Two factors of 16 bits and one of 31: no overflow.
        final long needed = ((long)format.columns() * format.rows() * frames + 7) / 8;
        if (pixels.length() < needed) {
            throw new ImageFormatException(file, "claims " + needed + " bytes of pixels and holds " + pixels.length()
                + "; it is damaged or not fully copied");
        }
        return new SegmentPixels(pixels, format, frames, pixels.all());
    }

    /**
     * @param frame counted from 0
     * @return its samples, row by row
     * @throws IOException as {@link PixelData#frame}
     */
    char[] frame(final int frame) throws IOException {
        final char[] samples = new char[m_format.columns() * m_format.rows()];
        if (m_packed != null) {
            // Frames follow each other without padding, the first pixel in the lowest bit (PS3.5 8.1.1).
            long bit = (long)frame * samples.length;
            for (int i = 0; i < samples.length; i++, bit++) {
                samples[i] = (char)(m_packed[(int)(bit >> 3)] >> (bit & 7) & 1);
            }
            return samples;
        }
        final byte[] bytes = m_pixels.frame(frame, m_frames, m_format);
        final int size = m_format.bitsAllocated() / Byte.SIZE;
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (char)(size == 1 ? bytes[i] & 0xff : bytes[2 * i] & 0xff | (bytes[2 * i + 1] & 0xff) << 8);
        }
        return samples;
    }
}
