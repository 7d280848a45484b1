package org.radiomics.knime.tests.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomics.knime.batch.RadiomicsCommand;

/** Ctrl-C, here the signal of an ordinary kill, which Java treats alike: processes of their own are ended at work. */
class InterruptedCommandTest {

    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    Path m_folder;

    @BeforeEach
    void signalsExist() {
        assumeFalse(System.getProperty("os.name").startsWith("Windows"), "Windows ends processes without asking them.");
    }

    private Process start(final Object... arguments) throws IOException {
        final Path temporary = Files.createDirectories(m_folder.resolve("tmp"));
        final List<String> command =
            new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.io.tmpdir=" + temporary, "-cp", System.getProperty("java.class.path"),
            RadiomicsCommand.class.getName()));
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(m_folder.resolve("log").toFile())
            .start();
    }

    private void endOnceThereIs(final Path file, final Process process) throws Exception {
        final long start = System.nanoTime();
        while (Files.notExists(file)) {
            assertThat(process.isAlive()).as("still at work").isTrue();
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS));
            Thread.sleep(20);
        }
        process.destroy();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("ended").isTrue();
        assertThat(m_folder.resolve("log")).content().contains("radiomics: Cancelled.").doesNotContain("Exception");
        try (Stream<Path> left = Files.list(m_folder.resolve("tmp"))) {
            assertThat(left.filter(path -> !path.getFileName().toString().startsWith("hsperfdata"))).isEmpty();
        }
    }

    @Test
    void phantomLeavesNothingBehind() throws Exception {
        final Path out = m_folder.resolve("cohort");
        endOnceThereIs(out, start("phantom", "--patients", 400, "--out", out));
        assertThat(out).doesNotExist();
    }

    @Test
    void workflowLeavesNothingBehind() throws Exception {
        final Path images = m_folder.resolve("images");
        final Path out = m_folder.resolve("report");
        endOnceThereIs(images, start("run", Path.of(System.getProperty("project.root"), "workflows",
            "spine-metastasis-nomogram"), "--var", "images=" + images, "--out", out));
        assertThat(images).doesNotExist();
        assertThat(out).doesNotExist();
    }
}
