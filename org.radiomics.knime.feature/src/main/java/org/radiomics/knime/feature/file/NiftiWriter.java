package org.radiomics.knime.feature.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.WholeFile;

/**
 * Writes NIfTI-1 in one little-endian file: compressed if the name ends with .nii.gz, raw if it ends with .nii. Voxels
 * keep their type. The grid is said twice (qform and sform, both "scanner"); the format rounds it to 32-bit floats.
 */
public final class NiftiWriter {

    private NiftiWriter() {
    }

    /**
     * Writes beside the file and then moves, so that a reader never finds half a file.
     *
     * @param volume the image; every voxel must be a value of its type
     * @param file ends with .nii or .nii.gz; replaced if it is there
     * @throws IOException if the file cannot be written
     * @throws IllegalArgumentException if the name ends otherwise, an axis has more than 32767 voxels, or a voxel is
     *             not a value of the volume's type
     */
    public static void write(final Volume volume, final Path file) throws IOException {
        final String name = file.getFileName().toString();
        final boolean compressed = name.endsWith(".nii.gz");
        if (!compressed && !name.endsWith(".nii")) {
            throw new IllegalArgumentException(file + " does not end with .nii or .nii.gz.");
        }
        final byte[] header = header(volume);
        WholeFile.replace(file, out -> {
            if (compressed) {
                try (OutputStream deflating = ImageStreams.deflating(out)) {
                    writeTo(deflating, header, volume);
                }
            } else {
                writeTo(out, header, volume);
            }
        });
    }

    private static void writeTo(final OutputStream out, final byte[] header, final Volume volume) throws IOException {
        out.write(header);
        new VoxelCodec(volume.type(), ByteOrder.LITTLE_ENDIAN).write(out, volume.voxels());
    }

    private static byte[] header(final Volume volume) {
        final Geometry geometry = volume.geometry();
        final byte[] bytes = new byte[NiftiHeader.VOXELS_FROM];
        final ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(0, NiftiHeader.LENGTH);
        header.put(38, (byte)'r');
        header.putShort(40, (short)3);
        header.putFloat(76, 1);
        for (int axis = 0; axis < 7; axis++) {
            final int size = axis < 3 ? geometry.size(axis) : 1;
            if (size > Short.MAX_VALUE) {
                throw new IllegalArgumentException("NIfTI-1 holds at most 32767 voxels along an axis, not " + size
                    + ".");
            }
            header.putShort(42 + 2 * axis, (short)size);
            header.putFloat(80 + 4 * axis, axis < 3 ? (float)geometry.spacing(axis) : 0);
        }
        header.putShort(70, NiftiHeader.code(volume.type()));
        header.putShort(72, (short)(8 * volume.type().bytes()));
        header.putFloat(108, NiftiHeader.VOXELS_FROM);
        header.putFloat(112, 1);
        header.put(123, (byte)2);
        putOrientation(header, geometry);
        header.put(344, (byte)'n');
        header.put(345, (byte)'+');
        header.put(346, (byte)'1');
        return bytes;
    }

    private static void putOrientation(final ByteBuffer header, final Geometry geometry) {
        final float[] matrix = NiftiOrientation.matrix(geometry);
        header.putShort(254, (short)1);
        for (int i = 0; i < matrix.length; i++) {
            header.putFloat(280 + 4 * i, matrix[i]);
        }
        final float[] quaternion = NiftiOrientation.quaternion(geometry);
        if (quaternion.length > 0) {
            header.putShort(252, (short)1);
            header.putFloat(76, quaternion[3]);
            for (int i = 0; i < 3; i++) {
                header.putFloat(256 + 4 * i, quaternion[i]);
                header.putFloat(268 + 4 * i, matrix[4 * i + 3]);
            }
        }
    }
}
