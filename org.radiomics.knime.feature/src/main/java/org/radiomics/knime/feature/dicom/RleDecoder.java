package org.radiomics.knime.feature.dicom;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** RLE Lossless: one segment of packed bytes for each byte of a sample, the most significant first (PS3.5 annex G). */
final class RleDecoder implements FrameDecoder {

    /** The number of segments and fifteen places for where they begin. */
    private static final int HEADER = 64;

    /** No byte of a segment stands for more than this: two bytes for a run of 128. */
    private static final int MOST_PER_BYTE = 64;

    @Override
    public byte[] decode(final byte[] data, final FrameFormat format) throws IOException {
        final int count = format.bitsAllocated() / Byte.SIZE;
        final ByteBuffer header = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
        if (data.length < HEADER) {
            throw new EOFException("has RLE pixels without a full header; it is damaged or not fully copied");
        }
        if (header.getInt(0) != count) {
            throw new IOException("has RLE pixels of " + Integer.toUnsignedString(header.getInt(0))
                + " segments where " + format.bitsAllocated() + "-bit grey has " + count + "; it is damaged");
        }
        if ((long)data.length * MOST_PER_BYTE < format.bytes()) {
            throw tooFew();
        }
        final byte[] samples = new byte[format.bytes()];
        for (int segment = 0; segment < count; segment++) {
            final int from = header.getInt(Integer.BYTES * (segment + 1));
            final int to = segment + 1 < count ? header.getInt(Integer.BYTES * (segment + 2)) : data.length;
            if (from < HEADER || from > to || to > data.length) {
                throw new IOException("has RLE pixels whose segments lie outside of them; it is damaged");
            }
            unpack(data, from, to, samples, count - 1 - segment, count);
        }
        return samples;
    }

    /** Every {@code stride}-th byte from {@code first} on (PS3.5 G.3.2). */
    private static void unpack(final byte[] data, final int from, final int to, final byte[] samples, final int first,
        final int stride) throws IOException {
        int at = from;
        int next = first;
        while (next < samples.length) {
            if (at >= to) {
                throw tooFew();
            }
            final int control = data[at++];
            if (control == Byte.MIN_VALUE) {
                continue;
            }
            final int taken = control >= 0 ? control + 1 : 1;
            if (taken > to - at) {
                throw tooFew();
            }
            // Some writers code the byte that pads an odd frame, too.
            final int end = (int)Math.min(samples.length, next + (long)(Math.abs(control) + 1) * stride);
            if (control >= 0) {
                for (int i = at; next < end; i++, next += stride) {
                    samples[next] = data[i];
                }
            } else {
                final byte repeated = data[at];
                for (; next < end; next += stride) {
                    samples[next] = repeated;
                }
            }
            at += taken;
        }
    }

    private static EOFException tooFew() {
        return new EOFException("has RLE pixels that end before the last of the frame; it is damaged or not fully "
            + "copied");
    }
}
