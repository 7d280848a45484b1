package org.radiomics.knime.feature.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

class WriterRoundTripTest {

    private static final Geometry SAGITTAL = new Geometry(new int[]{5, 4, 3}, new double[]{0.1 + 0.2, 49, 4},
        new double[]{-12.1, 1e-7, 333.3}, new double[]{0, 0, 1, 1, 0, 0, 0, -1, 0});

    @TempDir
    Path m_folder;

    private static Volume volume(final Geometry geometry, final VoxelType type) {
        final Random random = new Random(type.ordinal());
        final double[] voxels = new double[(int)geometry.voxels()];
        voxels[0] = type.lowest();
        voxels[1] = type.highest();
        for (int i = 2; i < voxels.length; i++) {
            voxels[i] = switch (type) {
                case FLOAT64 -> random.nextGaussian();
                case FLOAT32 -> (float)random.nextGaussian();
                default -> random.nextInt(100);
            };
        }
        return new Volume(geometry, type, voxels);
    }

    @Test
    void nrrdReturnsEveryTypeAndTheGridAsItkReadsIt() throws IOException {
        final double almost = 49 * (1 / 49.0); // the second axis: its vector times the inverse of its length
        final Geometry asItk = new Geometry(SAGITTAL.size(), new double[]{0.1 + 0.2, 49, 4}, SAGITTAL.origin(),
            new double[]{0, 0, 1, 1, 0, 0, 0, -almost, 0});
        for (final VoxelType type : VoxelType.values()) {
            for (final NrrdWriter.Encoding encoding : NrrdWriter.Encoding.values()) {
                final Volume written = volume(SAGITTAL, type);
                final Path file = m_folder.resolve(type + ".nrrd");
                NrrdWriter.write(written, file, encoding);
                final Volume read = Images.read(file);
                assertThat(read.type()).isEqualTo(type);
                assertThat(read.geometry()).isEqualTo(asItk);
                assertThat(read.voxels()).containsExactly(written.voxels());
            }
        }
    }

    @Test
    void niftiReturnsEveryTypeAndTheGridToItsFloats() throws IOException {
        final Geometry floats = new Geometry(SAGITTAL.size(), new double[]{0.3f, 49, 4},
            new double[]{-12.1f, 1e-7f, 333.3f}, SAGITTAL.direction());
        for (final VoxelType type : VoxelType.values()) {
            for (final String end : List.of(".nii", ".nii.gz")) {
                final Volume written = volume(SAGITTAL, type);
                final Path file = m_folder.resolve(type + end);
                NiftiWriter.write(written, file);
                final Volume read = Images.read(file);
                assertThat(read.type()).isEqualTo(type);
                assertThat(read.geometry()).isEqualTo(floats);
                assertThat(read.voxels()).containsExactly(written.voxels());
            }
        }
    }

    @Test
    void sameVolumeGivesSameBytes() throws IOException {
        final Volume volume = volume(SAGITTAL, VoxelType.INT16);
        NiftiWriter.write(volume, m_folder.resolve("a.nii.gz"));
        NiftiWriter.write(volume, m_folder.resolve("b.nii.gz"));
        assertThat(Files.readAllBytes(m_folder.resolve("a.nii.gz")))
            .isEqualTo(Files.readAllBytes(m_folder.resolve("b.nii.gz")));
    }

    @Test
    void valueThatTheTypeCannotHoldIsRefusedAndNothingIsLeftBehind() throws IOException {
        final double[] voxels = new double[60];
        voxels[7] = 3.5;
        final Volume volume = new Volume(SAGITTAL, VoxelType.UINT8, voxels);
        assertThatThrownBy(() -> NiftiWriter.write(volume, m_folder.resolve("a.nii.gz")))
            .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("Voxel 7 is 3.5");
        assertThatThrownBy(() -> NrrdWriter.write(volume, m_folder.resolve("a.nrrd")))
            .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NiftiWriter.write(volume, m_folder.resolve("a.img")))
            .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(".nii");
        try (Stream<Path> left = Files.list(m_folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void maskBecomesAnImageOfItsLabelAndComesBack() throws IOException {
        final boolean[] inside = new boolean[60];
        inside[3] = true;
        inside[33] = true;
        final Path file = m_folder.resolve("mask.nii.gz");
        NiftiWriter.write(new Mask(SAGITTAL, inside, 300, "lesion").toVolume(), file);
        final Mask read = Images.readMask(file, 300);
        assertThat(read.inside()).containsExactly(inside);
        assertThat(read.name()).isEqualTo("mask.nii.gz");
    }
}
