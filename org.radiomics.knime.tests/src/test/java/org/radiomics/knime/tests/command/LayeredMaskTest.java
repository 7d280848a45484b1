package org.radiomics.knime.tests.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomics.knime.feature.file.NrrdWriter;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/**
 * Masks of several layers (setting label_channel) and on other grids (correctMask), as PyRadiomics takes them. The
 * image is 4 x 4 x 4 voxels of 1 mm whose values count up; layer k of the mask is the slice z = k.
 */
class LayeredMaskTest {

    private static final int LAYERS = 3;

    @TempDir
    Path m_folder;

    @BeforeEach
    void writeImage() throws IOException {
        final double[] voxels = new double[64];
        for (int i = 0; i < 64; i++) {
            voxels[i] = i;
        }
        NrrdWriter.write(new Volume(Geometry.axisAligned(new int[]{4, 4, 4}, new double[]{1, 1, 1}, new double[3]),
            VoxelType.INT16, voxels), m_folder.resolve("image.nrrd"));
    }

    private CommandResult extract(final String mask, final String setting) throws IOException {
        final Path manifest = Files.write(m_folder.resolve("manifest.csv"),
            List.of("image,mask", "image.nrrd," + mask));
        final Path params = Files.write(m_folder.resolve("params.yaml"),
            List.of("setting: {minimumROIDimensions: 1" + setting + "}",
                "featureClass: {firstorder: [Mean, Minimum]}"));
        return CommandResult.of("extract", "--manifest", manifest, "--params", params, "--out",
            m_folder.resolve("f.csv"));
    }

    private double mean() throws IOException {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(m_folder.resolve("f.csv"))) {
            return Double.parseDouble(rows.stream().findFirst().orElseThrow().getField("original_firstorder_Mean"));
        }
    }

    /** The layers of a voxel lie together, as in layered segmentations of 3D Slicer, or one layer after the other. */
    private void writeNrrd(final boolean together) throws IOException {
        final byte[] labels = new byte[64 * LAYERS];
        for (int i = 0; i < 64; i++) {
            for (int layer = 0; layer < LAYERS; layer++) {
                labels[together ? LAYERS * i + layer : 64 * layer + i] = (byte)(i / 16 == layer ? 1 : 0);
            }
        }
        final String spatial = "(1,0,0) (0,1,0) (0,0,1)";
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(("NRRD0004\ntype: uint8\ndimension: 4\nspace: left-posterior-superior\nsizes: "
            + (together ? "3 4 4 4" : "4 4 4 3") + "\nspace directions: "
            + (together ? "none " + spatial : spatial + " none") + "\nkinds: "
            + (together ? "list domain domain domain" : "domain domain domain list")
            + "\nencoding: raw\nspace origin: (0,0,0)\n\n").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(labels);
        Files.write(m_folder.resolve("mask.nrrd"), out.toByteArray());
    }

    @Test
    void layerOfANrrdMaskIsChosen() throws IOException {
        for (final boolean together : new boolean[]{true, false}) {
            writeNrrd(together);
            for (int layer = 0; layer < LAYERS; layer++) {
                assertThat(extract("mask.nrrd", ", label_channel: " + layer).err()).isEmpty();
                // The mean of 16 k to 16 k + 15.
                assertThat(mean()).isEqualTo(16 * layer + 7.5);
            }
            assertThat(extract("mask.nrrd", "").exitCode()).isZero();
            assertThat(mean()).isEqualTo(7.5);
        }
        assertThat(extract("mask.nrrd", ", label_channel: 3").err()).containsExactly("Row 1 (1) has no features: "
            + m_folder.resolve("mask.nrrd") + ": has 3 values per voxel, counted from 0, and number 3 was asked for "
            + "(label_channel); choose one of them.");
    }

    @Test
    void layerOfANiftiMaskIsChosen() throws IOException {
        final ByteBuffer file = ByteBuffer.allocate(352 + 64 * LAYERS).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(0, 348).putShort(40, (short)5).putShort(42, (short)4).putShort(44, (short)4).putShort(46, (short)4)
            .putShort(48, (short)1).putShort(50, (short)LAYERS).putShort(68, (short)1007).putShort(70, (short)2)
            .putShort(72, (short)8).putFloat(76, 1).putFloat(80, 1).putFloat(84, 1).putFloat(88, 1).putFloat(108, 352);
        file.put(344, "n+1".getBytes(StandardCharsets.US_ASCII));
        for (int layer = 0; layer < LAYERS; layer++) {
            for (int i = 0; i < 16; i++) {
                file.put(352 + 64 * layer + 16 * layer + i, (byte)1);
            }
        }
        Files.write(m_folder.resolve("mask.nii"), file.array());
        assertThat(extract("mask.nii", ", label_channel: 2").err()).isEmpty();
        assertThat(mean()).isEqualTo(39.5);
    }

    @Test
    void plainMaskHasNoLayers() throws IOException {
        final double[] labels = new double[64];
        labels[5] = 1;
        labels[6] = 1;
        NrrdWriter.write(new Volume(Geometry.axisAligned(new int[]{4, 4, 4}, new double[]{1, 1, 1}, new double[3]),
            VoxelType.UINT8, labels), m_folder.resolve("plain.nrrd"));
        assertThat(extract("plain.nrrd", ", label_channel: 2").err()).isEmpty();
        assertThat(mean()).isEqualTo(5.5);
    }

    @Test
    void maskOnAnotherGridIsBroughtOntoTheImageIfAskedFor() throws IOException {
        // Voxels of 2 mm, the first around 0.5 mm: that at (0, 0, 0) covers the image's 0 and 1 along each axis.
        final double[] labels = new double[8];
        labels[0] = 1;
        NrrdWriter.write(new Volume(
            Geometry.axisAligned(new int[]{2, 2, 2}, new double[]{2, 2, 2}, new double[]{0.5, 0.5, 0.5}),
            VoxelType.UINT8, labels), m_folder.resolve("coarse.nrrd"));
        assertThat(extract("coarse.nrrd", "").err().get(0)).contains("their grids differ in origin")
            .contains("have the mask resampled onto the image");
        assertThat(extract("coarse.nrrd", ", correctMask: true").err()).isEmpty();
        // 0, 1, 4, 5 and 16 more.
        assertThat(mean()).isEqualTo(10.5);
    }
}
