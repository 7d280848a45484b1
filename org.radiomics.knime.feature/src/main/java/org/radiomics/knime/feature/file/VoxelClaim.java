package org.radiomics.knime.feature.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

import org.radiomics.knime.feature.image.ImageFormatException;
import org.radiomics.knime.feature.image.VoxelType;

/** What a header claims the file holds, checked against the file before memory is taken for it. */
final class VoxelClaim {

    /** Voxels are seldom compressed further than this; a claim beyond it is checked by decompressing. */
    private static final long USUAL_COMPRESSION = 20;

    /** Deflate cannot shrink anything further than this. */
    private static final long MOST_PER_DEFLATED_BYTE = 1032;

    private final Path m_file;

    private final long m_voxels;

    /**
     * @param file for messages
     * @param size voxels along x, y, z; each at least 1
     */
    VoxelClaim(final Path file, final int[] size) throws ImageFormatException {
        this(file, size, 1);
    }

    /**
     * @param file for messages
     * @param size voxels along x, y, z; each at least 1
     * @param components values per voxel
     */
    VoxelClaim(final Path file, final int[] size, final int components) throws ImageFormatException {
        m_file = file;
        // Three ints may overflow a long; two may not.
        final long plane = (long)size[0] * size[1];
        if (plane > Integer.MAX_VALUE || plane * size[2] > (Integer.MAX_VALUE - 8) / components) {
            throw new ImageFormatException(file, "its header claims " + size[0] + " x " + size[1] + " x " + size[2]
                + " voxels, more than one image can hold; crop it");
        }
        m_voxels = plane * size[2] * components;
    }

    /** @return the number of bytes of all voxels in a file */
    long bytes(final VoxelType type) {
        return m_voxels * type.bytes();
    }

    /** @return a place for the voxels */
    double[] allocate() throws ImageFormatException {
        final long megabytes = m_voxels * Double.BYTES >> 20;
        final long allowed = Runtime.getRuntime().maxMemory() >> 20;
        if (megabytes > allowed) {
            throw new ImageFormatException(m_file, "needs " + megabytes + " MB of memory where Java may take " + allowed
                + " MB; give Java more with -Xmx, or crop the image");
        }
        return new double[(int)m_voxels];
    }

    /**
     * @param type of the voxels
     * @param available bytes from the first voxel to the end of the file
     */
    void requireRaw(final VoxelType type, final long available) throws ImageFormatException {
        final long needed = bytes(type);
        if (available < needed) {
            throw truncated(Math.max(0, available), needed);
        }
    }

    /**
     * @param needed bytes once inflated
     * @param deflated bytes in the file
     */
    void requireDeflated(final long needed, final long deflated) throws ImageFormatException {
        if (needed / MOST_PER_DEFLATED_BYTE > deflated) {
            throw truncated(0, needed);
        }
    }

    /**
     * @param data the file with the compressed part
     * @param start where in the file the compressed part begins
     * @param lead inflated bytes before the first voxel
     * @param type of the voxels
     */
    void requireGzip(final Path data, final long start, final long lead, final VoxelType type) throws IOException {
        final long needed = lead + bytes(type);
        final long deflated = Files.size(data) - start;
        if (deflated < 18 || needed / MOST_PER_DEFLATED_BYTE > deflated) {
            throw truncated(0, needed);
        }
        // The last four bytes give the length of the last member modulo 2^32: enough in nearly all files.
        if (lengthInTrailer(data) < needed) {
            final long inflated = inflatedLength(data, start, needed);
            if (inflated < needed) {
                throw truncated(Math.max(0, inflated - lead), needed - lead);
            }
        }
    }

    /** Opens compressed bytes from their beginning. */
    interface Source {

        /** @return the bytes, decompressed */
        InputStream open() throws IOException;
    }

    /**
     * For compressions that do not say how much they hold.
     *
     * @param source the compressed part
     * @param compressed its bytes
     * @param lead decompressed bytes before the first voxel
     * @param type of the voxels
     */
    void requireCompressed(final Source source, final long compressed, final long lead, final VoxelType type)
        throws IOException {
        final long needed = lead + bytes(type);
        if (needed / USUAL_COMPRESSION > Math.max(0, compressed)) {
            try (InputStream in = source.open()) {
                final long length = length(in, needed);
                if (length < needed) {
                    throw truncated(Math.max(0, length - lead), needed - lead);
                }
            }
        }
    }

    private ImageFormatException truncated(final long available, final long needed) {
        return new ImageFormatException(m_file, "its header claims " + needed + " bytes of voxels and the file holds "
            + available + "; it is damaged or not fully copied");
    }

    private static long lengthInTrailer(final Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            channel.position(channel.size() - Integer.BYTES);
            final ByteBuffer trailer = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            while (trailer.hasRemaining() && channel.read(trailer) >= 0) {
                continue;
            }
            return trailer.getInt(0) & 0xffffffffL;
        }
    }

    private static long inflatedLength(final Path file, final long start, final long enough) throws IOException {
        try (InputStream raw = Files.newInputStream(file)) {
            raw.skipNBytes(start);
            try (InputStream in = new GZIPInputStream(raw, 1 << 16)) {
                return length(in, enough);
            }
        }
    }

    private static long length(final InputStream in, final long enough) throws IOException {
        final byte[] sink = new byte[1 << 16];
        long length = 0;
        int read = in.read(sink);
        while (read >= 0 && length < enough) {
            length += read;
            read = in.read(sink);
        }
        return length;
    }
}
