package org.radiomics.knime.feature.file;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.ImageFormatException;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

/**
 * NRRD, attached or with one detached data file beside the header; raw, gzip, bzip2 or text encoding. A detached file
 * outside the header's folder is refused.
 */
final class NrrdReader implements ImageReader {

    @Override
    public boolean accepts(final byte[] start) {
        return start.length >= 8 && start[0] == 'N' && start[1] == 'R' && start[2] == 'R' && start[3] == 'D';
    }

    @Override
    public Volume read(final Path file) throws IOException {
        final NrrdHeader header = header(file);
        return read(file, header, NrrdGrid.read(file, header, false), 0);
    }

    @Override
    public Volume read(final Path file, final int component) throws IOException {
        final NrrdHeader header = header(file);
        return read(file, header, NrrdGrid.read(file, header, true), component);
    }

    @Override
    public boolean isPlane(final Path file) throws IOException {
        return NrrdGrid.read(file, header(file), true).isPlane();
    }

    private static Volume read(final Path file, final NrrdHeader header, final NrrdGrid grid, final int component)
        throws IOException {
        final Geometry geometry = grid.geometry();
        final VoxelType type = header.type();
        final VoxelClaim claim = new VoxelClaim(file, geometry.size(), grid.components().count());
        final String detached = header.field("datafile");
        final Path data = detached == null ? file : beside(file, detached);
        try {
            final double[] voxels = switch (header.words("encoding")[0].toLowerCase(Locale.ROOT)) {
                case "raw" -> raw(data, start(header, data), header, claim);
                case "gz", "gzip" -> gzip(data, start(header, data), header, claim);
                case "bz2", "bzip2" -> bzip2(data, start(header, data), header, claim);
                case "txt", "text", "ascii" -> text(file, data, start(header, data), header, claim);
                default -> throw new ImageFormatException(file, "is encoded as " + header.field("encoding")
                    + ", which is not read; save it with encoding gzip or raw");
            };
            return new Volume(geometry, type, grid.components().pick(file, voxels, component));
        } catch (final EOFException e) {
            throw ImageStreams.truncated(data, e);
        }
    }

    @Override
    public Map<Integer, String> labelNames(final Path file) throws IOException {
        return header(file).segmentNames();
    }

    private static NrrdHeader header(final Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return new NrrdHeader(file, in);
        }
    }

    private static Path beside(final Path file, final String name) throws IOException {
        if (name.startsWith("LIST") || name.matches(".*%\\d*d .*")) {
            throw new ImageFormatException(file,
                "keeps its voxels in several files (data file: " + name
                + "), which is not read; save it as one .nrrd file");
        }
        return DetachedData.beside(file, name);
    }

    /**
     * Where the encoded voxels begin: after an attached header, or after the lines that a detached file starts with.
     */
    private static long start(final NrrdHeader header, final Path data) throws IOException {
        if (header.field("datafile") == null) {
            return header.length();
        }
        final int lines = header.skip("line");
        if (lines <= 0) {
            return 0;
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(data))) {
            final HeaderLines skipped = new HeaderLines(data, in);
            for (int i = 0; i < lines; i++) {
                if (skipped.next() == null) {
                    throw new EOFException("the lines to skip");
                }
            }
            return skipped.position();
        }
    }

    private static double[] raw(final Path data, final long start, final NrrdHeader header, final VoxelClaim claim)
        throws IOException {
        final VoxelType type = header.type();
        final long skip = header.skip("byte");
        final long first = skip >= 0 ? start + skip : Files.size(data) - claim.bytes(type);
        claim.requireRaw(type, first < 0 ? first : Files.size(data) - first);
        final double[] voxels = claim.allocate();
        try (InputStream in = Files.newInputStream(data)) {
            in.skipNBytes(first);
            new VoxelCodec(type, header.order(type)).read(in, voxels);
        }
        return voxels;
    }

    private static double[] gzip(final Path data, final long start, final NrrdHeader header, final VoxelClaim claim)
        throws IOException {
        final VoxelType type = header.type();
        final long skip = Math.max(0, header.skip("byte"));
        claim.requireGzip(data, start, skip, type);
        final double[] voxels = claim.allocate();
        try (InputStream file = Files.newInputStream(data)) {
            file.skipNBytes(start);
            final InputStream in = ImageStreams.gzip(file);
            in.skipNBytes(skip);
            new VoxelCodec(type, header.order(type)).read(in, voxels);
        }
        return voxels;
    }

    private static double[] bzip2(final Path data, final long start, final NrrdHeader header, final VoxelClaim claim)
        throws IOException {
        final VoxelType type = header.type();
        final long skip = Math.max(0, header.skip("byte"));
        claim.requireCompressed(() -> ImageStreams.bzip2(data, start), Files.size(data) - start, skip, type);
        final double[] voxels = claim.allocate();
        try (InputStream in = ImageStreams.bzip2(data, start)) {
            in.skipNBytes(skip);
            new VoxelCodec(type, header.order(type)).read(in, voxels);
        }
        return voxels;
    }

    private static double[] text(final Path file, final Path data, final long start, final NrrdHeader header,
        final VoxelClaim claim) throws IOException {
        // A number takes a digit and a blank, the last one only a digit.
        claim.requireRaw(VoxelType.INT16, Files.size(data) - start + 1);
        final double[] voxels = claim.allocate();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(data))) {
            in.skipNBytes(start);
            new NumberText(file, in).read(header.type(), voxels);
        }
        return voxels;
    }
}
