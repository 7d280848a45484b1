package org.radiomics.knime.feature.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

/**
 * NIfTI-1 in one file, raw (.nii) or gzip-compressed (.nii.gz), of either byte order. Scaled voxels (scl_slope,
 * scl_inter) are 32-bit floats, as ITK reads them, unless the file holds 64-bit floats. Spacing is the header's 32-bit
 * float widened.
 */
final class NiftiReader implements ImageReader {

    @Override
    public boolean accepts(final byte[] start) {
        return NiftiHeader.order(start) != null;
    }

    @Override
    public Volume read(final Path file) throws IOException {
        try (InputStream in = ImageStreams.inflating(file)) {
            final NiftiHeader header = new NiftiHeader(file, in.readNBytes(NiftiHeader.LENGTH));
            final Geometry geometry = NiftiOrientation.read(file, header);
            final int offset = header.offset();
            final VoxelClaim claim = new VoxelClaim(file, header.size());
            if (ImageStreams.isGzip(file)) {
                claim.requireGzip(file, 0, offset, header.type());
            } else {
                claim.requireRaw(header.type(), Files.size(file) - offset);
            }
            final double[] voxels = claim.allocate();
            in.skipNBytes(offset - NiftiHeader.LENGTH);
            new VoxelCodec(header.type(), header.order()).read(in, voxels);
            return new Volume(geometry, scale(header, voxels), voxels);
        } catch (final EOFException e) {
            throw ImageStreams.truncated(file, e);
        }
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
