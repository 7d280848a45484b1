package org.radiomics.knime.feature.dicom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.radiomics.knime.feature.image.ImageFormatException;

/** The pixels of a DICOM object, native or as compressed fragments (PS3.5 8.2 and A.4), read frame by frame. */
final class PixelData {

    private static final int ITEM = 0xfffee000;

    private static final int SEQUENCE_END = 0xfffee0dd;

    private final Path m_file;

    private final TransferSyntax m_syntax;

    private final String m_vr;

    private final long m_from;

    private final long m_length;

    private final byte[] m_memory;

    private final long[] m_extendedOffsets;

    /** Place and length of each fragment, the offset table not counted; found when first needed. */
    private List<long[]> m_fragments;

    /** Where frames begin, relative to the first fragment. */
    private long[] m_offsets;

    private PixelData(final Path file, final ElementReader.Header header, final TransferSyntax syntax, final long end,
        final byte[] memory) throws ImageFormatException {
        m_file = file;
        m_syntax = syntax;
        m_vr = header.vr();
        m_from = header.from();
        m_memory = memory;
        final boolean open = header.length() == -1;
        if (syntax.isEncapsulated() != open) {
            throw new ImageFormatException(file, "its pixels are " + (open ? "" : "not ") + "in fragments, which "
                + syntax + " does not allow; it is damaged");
        }
        m_length = open ? end - m_from : header.length() & 0xffffffffL;
        final byte[] offsets = header.data().bytes(Tag.EXTENDED_OFFSET_TABLE);
        m_extendedOffsets = new long[offsets.length / Long.BYTES];
        ByteBuffer.wrap(offsets).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(m_extendedOffsets);
        if (m_from + m_length > end) {
            throw new ImageFormatException(file, "its header claims " + m_length
                + " bytes of pixels and the file holds "
                + Math.max(0, end - m_from) + "; it is damaged or not fully copied");
        }
    }

    /** The pixels of a file that is read further when frames are asked for; null if there are none. */
    static PixelData inFile(final Path file, final ElementReader.Header header, final TransferSyntax syntax,
        final long size) throws ImageFormatException {
        return header.pixels() == 0 ? null : new PixelData(file, header, syntax, size, null);
    }

    /** The pixels of a file that was inflated; null if there are none. */
    static PixelData inMemory(final Path file, final ElementReader.Header header, final TransferSyntax syntax,
        final byte[] inflated) throws ImageFormatException {
        return header.pixels() == 0 ? null : new PixelData(file, header, syntax, inflated.length, inflated);
    }

    /** @return the number of bytes; of compressed pixels at most this many */
    long length() {
        return m_length;
    }

    /** @return all bytes of native pixels */
    byte[] all() throws IOException {
        if (m_length > Integer.MAX_VALUE - 8) {
            throw new ImageFormatException(m_file, "has " + m_length + " bytes of pixels, more than can be read");
        }
        return bytes(m_from, (int)m_length);
    }

    /**
     * Reads one frame.
     *
     * @param frame from 0
     * @param frames how many the header claims
     * @param format what the header says of each
     * @return its samples as native little-endian bytes; bits above those stored are as in the file
     * @throws ImageFormatException if they are not there, damaged, or compressed in a way that is not read
     */
    byte[] frame(final int frame, final int frames, final FrameFormat format) throws IOException {
        final int size;
        try {
            size = format.bytes();
        } catch (final IOException e) {
            throw new ImageFormatException(m_file, e.getMessage(), e);
        }
        if (!m_syntax.isEncapsulated()) {
            if (((long)frame + 1) * size > m_length) {
                throw new ImageFormatException(m_file, "its header claims " + frames + " frame(s) of "
                    + format.columns() + " x " + format.rows() + " pixels and the file holds " + m_length
                    + " bytes of them; it is damaged or not fully copied");
            }
            final byte[] bytes = bytes(m_from + (long)frame * size, size);
            swap(bytes, format.bitsAllocated());
            return bytes;
        }
        final FrameDecoder decoder = FrameDecoder.of(m_syntax.uid()).orElseThrow(() -> new ImageFormatException(m_file,
            "is compressed as " + m_syntax + ", which is not read; decompress it, for example with gdcmconv --raw"));
        try {
            return decoder.decode(encapsulated(frame, frames), format);
        } catch (final ImageFormatException e) {
            throw e;
        } catch (final IOException e) {
            throw new ImageFormatException(m_file, e.getMessage(), e);
        }
    }

    /** Big endian to little; bytes in words of 16 bits are swapped in pairs (PS3.5 A.3). */
    private void swap(final byte[] bytes, final int bits) {
        final int width = bits == 8 && m_vr.equals("OW") ? 2 : bits / Byte.SIZE;
        if (!m_syntax.isBigEndian() || width < 2) {
            return;
        }
        for (int i = 0; i + width <= bytes.length; i += width) {
            for (int low = i, high = i + width - 1; low < high; low++, high--) {
                final byte kept = bytes[low];
                bytes[low] = bytes[high];
                bytes[high] = kept;
            }
        }
    }

    private byte[] bytes(final long from, final int count) throws IOException {
        if (m_memory != null) {
            return Arrays.copyOfRange(m_memory, (int)from, (int)from + count);
        }
        final ByteBuffer bytes = ByteBuffer.allocate(count);
        try (FileChannel channel = FileChannel.open(m_file)) {
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, from + bytes.position()) < 0) {
                    throw new ImageFormatException(m_file, "ends within its pixels; it is damaged or not fully copied");
                }
            }
        }
        return bytes.array();
    }

    private byte[] encapsulated(final int frame, final int frames) throws IOException {
        findFragments();
        final int first = firstFragment(frame, frames);
        final int end = frame + 1 == frames ? m_fragments.size() : firstFragment(frame + 1, frames);
        long length = 0;
        for (int i = first; i < end; i++) {
            length += m_fragments.get(i)[1];
        }
        if (first >= end || length > Integer.MAX_VALUE - 8) {
            throw new ImageFormatException(m_file,
                "has no usable compressed bytes for frame " + (frame + 1) + " of " + frames + "; it is damaged");
        }
        final byte[] bytes = new byte[(int)length];
        int to = 0;
        for (int i = first; i < end; i++) {
            final byte[] fragment = bytes(m_fragments.get(i)[0], (int)m_fragments.get(i)[1]);
            System.arraycopy(fragment, 0, bytes, to, fragment.length);
            to += fragment.length;
        }
        return bytes;
    }

    private synchronized void findFragments() throws IOException {
        if (m_fragments != null) {
            return;
        }
        final List<long[]> fragments = new ArrayList<>();
        long[] offsets = m_extendedOffsets;
        long at = m_from;
        boolean table = true;
        while (at + 8 <= m_from + m_length) {
            final ByteBuffer item = ByteBuffer.wrap(bytes(at, 8)).order(ByteOrder.LITTLE_ENDIAN);
            final int tag = (item.getShort(0) & 0xffff) << 16 | item.getShort(2) & 0xffff;
            if (tag == SEQUENCE_END) {
                break;
            }
            final long length = item.getInt(4) & 0xffffffffL;
            if (tag != ITEM || at + 8 + length > m_from + m_length) {
                throw new ImageFormatException(m_file, "its compressed pixels are damaged or not fully copied");
            }
            if (!table) {
                fragments.add(new long[]{at + 8, length});
            } else if (offsets.length == 0) {
                final ByteBuffer basic = ByteBuffer.wrap(bytes(at + 8, (int)length)).order(ByteOrder.LITTLE_ENDIAN);
                offsets = new long[(int)length / Integer.BYTES];
                for (int i = 0; i < offsets.length; i++) {
                    offsets[i] = basic.getInt(4 * i) & 0xffffffffL;
                }
            }
            table = false;
            at += 8 + length;
        }
        m_offsets = offsets;
        m_fragments = fragments;
    }

    /** Fragments are frames, or one frame is all of them, or the offset table says where a frame begins. */
    private int firstFragment(final int frame, final int frames) throws ImageFormatException {
        if (frames == 1 || frame == 0) {
            return 0;
        }
        if (m_fragments.size() == frames) {
            return frame;
        }
        if (m_offsets.length == frames) {
            for (int i = 0; i < m_fragments.size(); i++) {
                // Offsets point to the header of a fragment's item.
                if (m_fragments.get(i)[0] - m_fragments.get(0)[0] == m_offsets[frame]) {
                    return i;
                }
            }
        }
        throw new ImageFormatException(m_file, "has " + m_fragments.size() + " fragments for " + frames
            + " frames and no table that says which belong together; rewrite it, for example with gdcmconv --raw");
    }
}
