package org.radiomics.knime.feature.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.ImageFormatException;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

/**
 * NIfTI-1 and NIfTI-2 of either byte order, raw or gzip-compressed: in one file (.nii, .nii.gz), or as a header with
 * its voxels in a file beside it (.hdr and .img, each with .gz or without). Scaled voxels (scl_slope, scl_inter) are
 * 32-bit floats, as ITK reads them, unless the file holds 64-bit floats. The spacing of NIfTI-1 is the header's 32-bit
 * float widened.
 */
final class NiftiReader implements ImageReader {

    private static final Pattern VOXELS = Pattern.compile("(?i)(.*)\\.img(\\.gz)?");

    @Override
    public boolean accepts(final byte[] start) {
        return NiftiHeader.order(start) != null;
    }

    @Override
    public Volume read(final Path file) throws IOException {
        final NiftiHeader header = header(file);
        header.requireOneValue();
        return read(file, header, 0);
    }

    @Override
    public Volume read(final Path file, final int component) throws IOException {
        return read(file, header(file), component);
    }

    @Override
    public boolean isPlane(final Path file) throws IOException {
        return header(file).isPlane();
    }

    private static Volume read(final Path file, final NiftiHeader header, final int component) throws IOException {
        final Path data = header.isPair() ? voxels(file) : file;
        final Geometry geometry = NiftiOrientation.read(file, header);
        final int offset = header.offset();
        final VoxelClaim claim = new VoxelClaim(file, header.size(), header.components().count());
        if (ImageStreams.isGzip(data)) {
            claim.requireGzip(data, 0, offset, header.type());
        } else {
            claim.requireRaw(header.type(), Files.size(data) - offset);
        }
        final double[] values = claim.allocate();
        try (InputStream in = ImageStreams.inflating(data)) {
            in.skipNBytes(offset);
            new VoxelCodec(header.type(), header.order()).read(in, values);
        } catch (final EOFException e) {
            throw ImageStreams.truncated(data, e);
        }
        final double[] voxels = header.components().pick(file, values, component);
        return new Volume(geometry, scale(header, voxels), voxels);
    }

    private static NiftiHeader header(final Path file) throws IOException {
        try (InputStream in = ImageStreams.inflating(file)) {
            return new NiftiHeader(file, in.readNBytes(NiftiHeader.LENGTH_OF_SECOND));
        }
    }

    /** The file beside a header that has its voxels. */
    private static Path voxels(final Path header) throws ImageFormatException {
        final String name = header.getFileName().toString();
        final String stem = name.replaceFirst("(?i)\\.(hdr|img|nii)(\\.gz)?$", "");
        for (final String end : new String[]{".img", ".img.gz", ".IMG"}) {
            final Path voxels = header.resolveSibling(stem + end);
            if (Files.isRegularFile(voxels)) {
                return voxels;
            }
        }
        throw new ImageFormatException(header, "is the header of a NIfTI pair, and its voxels " + stem
            + ".img are not there; copy them beside it");
    }

    /**
     * @param file any file
     * @return the header beside it if it has the voxels of a pair by its name; else the file itself
     */
    static Path headerOf(final Path file) {
        final Matcher name = VOXELS.matcher(file.getFileName().toString());
        if (name.matches()) {
            for (final String end : new String[]{".hdr", ".hdr.gz", ".HDR"}) {
                final Path header = file.resolveSibling(name.group(1) + end);
                if (Files.isRegularFile(header)) {
                    return header;
                }
            }
        }
        return file;
    }

    private static VoxelType scale(final NiftiHeader header, final double[] voxels) {
        final double slope = header.slope();
        final double intercept = header.intercept();
        final double least = Math.ulp(1.0);
        if (Math.abs(slope - 1) <= least && Math.abs(intercept) <= least) {
            return header.type();
        }
        if (header.type() == VoxelType.FLOAT64) {
            for (int i = 0; i < voxels.length; i++) {
                voxels[i] = voxels[i] * slope + intercept;
            }
            return VoxelType.FLOAT64;
        }
        for (int i = 0; i < voxels.length; i++) {
            voxels[i] = (float)((float)voxels[i] * slope + intercept);
        }
        return VoxelType.FLOAT32;
    }
}
