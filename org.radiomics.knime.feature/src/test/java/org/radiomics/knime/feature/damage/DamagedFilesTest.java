package org.radiomics.knime.feature.damage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
}
