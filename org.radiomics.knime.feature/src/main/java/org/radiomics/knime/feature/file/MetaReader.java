package org.radiomics.knime.feature.file;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;

import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.ImageFormatException;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

/**
 * MetaImage, in one file (.mha) or as a header (.mhd) with a data file beside it (.raw, .zraw); raw, compressed or
 * text. A data file outside the header's folder is refused.
 */
final class MetaReader implements ImageReader {

    private static final Pattern FIRST_FIELD =
        Pattern.compile("(?is)\\s*(ObjectType|ObjectSubType|Comment|NDims)\\s*=.*");

    @Override
    public boolean accepts(final byte[] start) {
        final String text = new String(start, StandardCharsets.ISO_8859_1);
        return FIRST_FIELD.matcher(text).matches();
    }

    @Override
    public boolean isPlane(final Path file) throws IOException {
        return header(file).isPlane();
    }

    private static MetaHeader header(final Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return new MetaHeader(file, in);
        }
    }

    @Override
    public Volume read(final Path file) throws IOException {
        final MetaHeader header = header(file);
        final Geometry geometry = header.geometry();
        final VoxelType type = header.type();
        final VoxelClaim claim = new VoxelClaim(file, geometry.size());
        final boolean local = header.dataFile().equalsIgnoreCase("LOCAL");
        final Path data = local ? file : detached(file, header.dataFile());
        try {
            final long skip = header.skip();
            final long start = skip > 0 ? skip : skip < 0 ? Math.max(0, Files.size(data) - claim.bytes(type))
                : local ? header.length() : 0;
            final double[] voxels = !header.isBinary() ? text(file, data, start, type, claim)
                : header.isCompressed() ? compressed(data, start, header, claim) : raw(data, start, header, claim);
            return new Volume(geometry, type, voxels);
        } catch (final EOFException e) {
            throw ImageStreams.truncated(data, e);
        }
    }

    private static Path detached(final Path file, final String name) throws IOException {
        if (name.startsWith("LIST") || name.contains("%")) {
            throw new ImageFormatException(file, "keeps its voxels in several files (ElementDataFile = " + name
                + "), which is not read; save it as one .mha file");
        }
        return DetachedData.beside(file, name);
    }

    private static double[] raw(final Path data, final long start, final MetaHeader header, final VoxelClaim claim)
        throws IOException {
        final VoxelType type = header.type();
        claim.requireRaw(type, Files.size(data) - start);
        final double[] voxels = claim.allocate();
        try (InputStream in = Files.newInputStream(data)) {
            in.skipNBytes(start);
            new VoxelCodec(type, header.order()).read(in, voxels);
        }
        return voxels;
    }

    private static double[] compressed(final Path data, final long start, final MetaHeader header,
        final VoxelClaim claim) throws IOException {
        final VoxelType type = header.type();
        claim.requireCompressed(() -> inflating(data, start), Files.size(data) - start, 0, type);
        final double[] voxels = claim.allocate();
        try (InputStream in = inflating(data, start)) {
            new VoxelCodec(type, header.order()).read(in, voxels);
        }
        return voxels;
    }

    /** Zlib, or gzip as some writers have it. */
    private static InputStream inflating(final Path data, final long start) throws IOException {
        final BufferedInputStream in = new BufferedInputStream(Files.newInputStream(data), 1 << 16);
        try {
            in.skipNBytes(start);
            in.mark(2);
            final boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            return gzip ? ImageStreams.gzip(in) : new InflaterInputStream(in);
        } catch (final IOException e) {
            in.close();
            throw e;
        }
    }

    private static double[] text(final Path file, final Path data, final long start, final VoxelType type,
        final VoxelClaim claim) throws IOException {
        // A number takes a digit and a blank, the last one only a digit.
        claim.requireRaw(VoxelType.INT16, Files.size(data) - start + 1);
        final double[] voxels = claim.allocate();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(data))) {
            in.skipNBytes(start);
            new NumberText(file, in).read(type, voxels);
        }
        return voxels;
    }
}
