package org.radiomics.knime.feature.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.WholeFile;

/**
 * Writes attached NRRD (.nrrd), little-endian, in the space left-posterior-superior. Voxels keep their type, the origin
 * its digits; spacing and direction come back up to the rounding of their product, which is all that the format keeps.
 */
public final class NrrdWriter {

    /** How the voxels are encoded. */
    public enum Encoding {
        /** As they are in memory. */
        RAW,
        /** Compressed. */
        GZIP
    }

    private NrrdWriter() {
    }

    /**
     * Writes compressed. See {@link #write(Volume, Path, Encoding)}.
     *
     * @param volume the image
     * @param file ends with .nrrd
     * @throws IOException if the file cannot be written
     */
    public static void write(final Volume volume, final Path file) throws IOException {
        write(volume, file, Encoding.GZIP);
    }

    /**
     * Writes beside the file and then moves, so that a reader never finds half a file.
     *
     * @param volume the image; every voxel must be a value of its type
     * @param file ends with .nrrd; replaced if it is there
     * @param encoding of the voxels
     * @throws IOException if the file cannot be written
     * @throws IllegalArgumentException if the name ends otherwise or a voxel is not a value of the volume's type
     */
    public static void write(final Volume volume, final Path file, final Encoding encoding) throws IOException {
        if (!file.getFileName().toString().endsWith(".nrrd")) {
            throw new IllegalArgumentException(file + " does not end with .nrrd.");
        }
        final VoxelCodec codec = new VoxelCodec(volume.type(), ByteOrder.LITTLE_ENDIAN);
        WholeFile.replace(file, out -> {
            out.write(header(volume, encoding).getBytes(StandardCharsets.US_ASCII));
            if (encoding == Encoding.GZIP) {
                try (OutputStream deflating = ImageStreams.deflating(out)) {
                    codec.write(deflating, volume.voxels());
                }
            } else {
                codec.write(out, volume.voxels());
            }
        });
    }

    private static String header(final Volume volume, final Encoding encoding) {
        final Geometry geometry = volume.geometry();
        final double[] origin = geometry.origin();
        final double[] direction = geometry.direction();
        final StringBuilder vectors = new StringBuilder();
        for (int axis = 0; axis < 3; axis++) {
            final double spacing = geometry.spacing(axis);
            vectors.append(' ').append(
                vector(direction[axis] * spacing, direction[3 + axis] * spacing, direction[6 + axis] * spacing));
        }
        return "NRRD0004\n"
            + "# Complete NRRD file format specification at:\n"
            + "# http://teem.sourceforge.net/nrrd/format.html\n"
            + "type: " + NrrdHeader.name(volume.type()) + "\n"
            + "dimension: 3\n"
            + "space: left-posterior-superior\n"
            + "sizes: " + geometry.size(0) + " " + geometry.size(1) + " " + geometry.size(2) + "\n"
            + "space directions:" + vectors + "\n"
            + "kinds: domain domain domain\n"
            + "endian: little\n"
            + "encoding: " + (encoding == Encoding.GZIP ? "gzip" : "raw") + "\n"
            + "space origin: " + vector(origin[0], origin[1], origin[2]) + "\n\n";
    }

    private static String vector(final double x, final double y, final double z) {
        return "(" + (x + 0.0) + "," + (y + 0.0) + "," + (z + 0.0) + ")";
    }
}
