package org.radiomics.knime.bench;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

import org.radiomics.knime.feature.file.Images;

/**
 * Reads image files in turns with a plain pass over their bytes: of gzip files through GZIPInputStream, of others as
 * they are. Both are measured in processor time of their thread, since other programs take turns, too. Arguments: image
 * files.
 */
public final class FileReading {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final int WARM_UP = 5;

    private static final int TURNS = 15;

    private FileReading() {
    }

    /** @param arguments image files */
    public static void main(final String[] arguments) throws IOException {
        for (final String argument : arguments) {
            final Path file = Path.of(argument);
            final double[] reading = new double[TURNS];
            final double[] draining = new double[TURNS];
            for (int turn = -WARM_UP; turn < TURNS; turn++) {
                final long start = THREADS.getCurrentThreadCpuTime();
                Images.read(file);
                final long middle = THREADS.getCurrentThreadCpuTime();
                drain(file);
                final long end = THREADS.getCurrentThreadCpuTime();
                if (turn >= 0) {
                    reading[turn] = (middle - start) * 1e-6;
                    draining[turn] = (end - middle) * 1e-6;
                }
            }
            System.out.printf("%s: read %.0f ms, plain pass %.0f ms, ratio %.2f%n", file.getFileName(), median(reading),
                median(draining), median(reading) / median(draining));
        }
    }

    private static void drain(final Path file) throws IOException {
        final byte[] sink = new byte[1 << 16];
        try (InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(Files.newInputStream(file), 1 << 16)
            : Files.newInputStream(file)) {
            int read = in.read(sink);
            while (read >= 0) {
                read = in.read(sink);
            }
        }
    }

    private static double median(final double[] values) {
        final double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
