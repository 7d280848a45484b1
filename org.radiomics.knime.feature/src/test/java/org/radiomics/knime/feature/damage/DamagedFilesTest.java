package org.radiomics.knime.feature.damage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.radiomics.knime.feature.file.Images;
import org.radiomics.knime.feature.image.ImageFormatException;

/** A part of what {@link DamageRun#main} does at length; see bench/README.md. */
class DamagedFilesTest {

    private static final int DAMAGES = 40;

    @TempDir
    Path m_folder;

    private static List<Sample> samples() throws IOException {
        return Samples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyDamagedFileIsReadOrRefusedWithFileAndReason(final Sample sample) throws IOException {
        try (DamageRun run = new DamageRun(m_folder, 1)) {
            run.run(sample, 0, DAMAGES);
            assertThat(run.faults()).isEmpty();
            assertThat(run.read() + run.refused()).isEqualTo(DAMAGES);
            assertThat(run.refused()).isPositive();
        }
    }

    @Test
    void theRunSeesWhatReadersMustNotDo() throws IOException {
        final byte[] content = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        final Sample.Reading[] wrong = {path -> {
            throw new IOException("no file is named");
        }, path -> {
            throw new ArrayIndexOutOfBoundsException(path.toString());
        }, path -> {
            throw new OutOfMemoryError(path.toString());
        }};
        for (final Sample.Reading reading : wrong) {
            final int[] calls = new int[1];
            final Sample sample = new Sample("wrong", "a.bin", content, path -> {
                if (calls[0]++ > 0) {
                    reading.read(path);
                }
            });
            try (DamageRun run = new DamageRun(m_folder, 1)) {
                run.run(sample, 0, 3);
                assertThat(run.faults()).hasSize(3);
            }
        }
    }

    @Test
    void aFileOutsideOfTheFolderWouldBeRecognised() throws IOException {
        final Sample raw = Samples.all().stream().filter(sample -> sample.name().equals("NRRD detached voxels, raw"))
            .findFirst().orElseThrow();
        final Path header = raw.write(m_folder.resolve("a"));
        final byte[] outside = new byte[1000];
        Arrays.fill(outside, Samples.OUTSIDE);
        Files.write(m_folder.resolve("a").resolve("a.raw"), outside);
        assertThatThrownBy(() -> raw.reading().read(header)).isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("outside");
    }

    /** The claim is true, and less than Java may take in all, but no room for one array. */
    @Test
    void anImageThatMemoryCannotHoldIsRefusedWithWhatItNeeds() throws IOException {
        final int side = 300;
        final int slices = (int)(Runtime.getRuntime().maxMemory() / Double.BYTES / side / side);
        final ByteBuffer header = ByteBuffer.allocate(352).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(0, 348).putShort(40, (short)3).putShort(42, (short)side).putShort(44, (short)side);
        header.putShort(46, (short)slices).putShort(70, (short)2).putShort(72, (short)8).putFloat(76, 1);
        header.putFloat(80, 1).putFloat(84, 1).putFloat(88, 1).putFloat(108, 352);
        header.put(344, (byte)'n').put(345, (byte)'+').put(346, (byte)'1');
        final Path file = m_folder.resolve("large.nii.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file), 1 << 16)) {
            out.write(header.array());
            for (int i = 0; i < slices; i++) {
                out.write(new byte[side * side]);
            }
        }
        assertThatThrownBy(() -> Images.read(file)).isInstanceOf(ImageFormatException.class)
            .hasMessageContaining("large.nii.gz: needs more memory than is left");
    }
}
