package org.radiomics.knime.tests.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.radiomics.knime.feature.file.NiftiWriter;
import org.radiomics.knime.feature.file.NrrdWriter;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

/** Writes images of 4 x 4 x 4 voxels of 1 x 1 x 2 mm, and masks of the 2 x 2 x 2 voxels in their middle. */
final class SmallImages {

    private static final int EDGE = 4;

    private final Path m_folder;

    SmallImages(final Path folder) {
        m_folder = folder;
    }

    /** @return an image that is 1 to 8 in its middle and 0 elsewhere */
    Path image(final String name) throws IOException {
        return write(name, grid(2), middle(1, 2, 3, 4, 5, 6, 7, 8));
    }

    /** @return the same with one voxel of the middle, at (2, 1, 1), that is not a number */
    Path imageWithNaN(final String name) throws IOException {
        return write(name, grid(2), middle(1, Double.NaN, 3, 4, 5, 6, 7, 8));
    }

    /** @return a mask with that label in the middle */
    Path mask(final String name, final int label) throws IOException {
        return write(name, grid(2), middle(label, label, label, label, label, label, label, label));
    }

    /** @return a mask of 7 voxels of label 1, one of them 1.7, and a voxel of 0.9 */
    Path fractionalMask(final String name) throws IOException {
        return write(name, grid(2), middle(1.7, 1, 1, 1, 1, 1, 1, 0.9));
    }

    /** @return a mask as 3D Slicer writes it: two named segments of 4 voxels, one above the other */
    Path segmentation(final String name, final String lower, final String upper) throws IOException {
        final Path file = write(name, grid(2), middle(1, 1, 1, 1, 2, 2, 2, 2));
        final byte[] bytes = Files.readAllBytes(file);
        final String text = new String(bytes, StandardCharsets.ISO_8859_1);
        final String names = "Segment0_LabelValue:=1\nSegment0_Name:=" + lower
            + "\nSegment1_LabelValue:=2\nSegment1_Name:=" + upper + "\n";
        final int end = text.indexOf("\n\n") + 1;
        return Files.write(file, (text.substring(0, end) + names + text.substring(end))
            .getBytes(StandardCharsets.ISO_8859_1));
    }

    /** @return a mask without any region */
    Path emptyMask(final String name) throws IOException {
        return write(name, grid(2), new double[EDGE * EDGE * EDGE]);
    }

    /** @return a mask whose slices are 3 mm apart */
    Path maskOfOtherSpacing(final String name) throws IOException {
        return write(name, grid(3), middle(1, 1, 1, 1, 1, 1, 1, 1));
    }

    /** @return the first half of a file */
    Path truncated(final Path file, final String name) throws IOException {
        final byte[] bytes = Files.readAllBytes(file);
        return Files.write(m_folder.resolve(name), Arrays.copyOf(bytes, bytes.length / 2));
    }

    /** @return a text file */
    Path text(final String name, final String... lines) throws IOException {
        return Files.writeString(m_folder.resolve(name), String.join("\n", lines) + "\n");
    }

    private Path write(final String name, final Geometry geometry, final double[] voxels) throws IOException {
        final Path file = m_folder.resolve(name);
        final Volume volume = new Volume(geometry, VoxelType.FLOAT64, voxels);
        if (name.endsWith(".nrrd")) {
            NrrdWriter.write(volume, file);
        } else {
            NiftiWriter.write(volume, file);
        }
        return file;
    }

    private static Geometry grid(final double spacing) {
        return Geometry.axisAligned(new int[]{EDGE, EDGE, EDGE}, new double[]{1, 1, spacing}, new double[3]);
    }

    private static double[] middle(final double... values) {
        final double[] voxels = new double[EDGE * EDGE * EDGE];
        for (int i = 0; i < values.length; i++) {
            voxels[(i / 4 + 1) * EDGE * EDGE + (i / 2 % 2 + 1) * EDGE + i % 2 + 1] = values[i];
        }
        return voxels;
    }
}
