package org.radiomics.knime.feature.dicom;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How many megabytes of samples a second of processor time decodes, of compressed series of single frames; files come
 * from the system's cache. Stands in the package of what it times, because decoders are nobody else's concern.
 */
public final class DecoderSpeed {

    private static final long DURATION = TimeUnit.SECONDS.toNanos(4);

    private final List<PixelData> m_pixels = new ArrayList<>();

    private FrameFormat m_format;

    private long m_compressed;

    private DecoderSpeed(final Path series) throws IOException {
        try (Stream<Path> files = Files.list(series)) {
            for (final Path path : files.sorted().toList()) {
                final DicomFile file = DicomFile.read(path);
                final DataSet data = file.data();
                m_pixels.add(file.pixels().orElseThrow());
                m_compressed += file.pixels().orElseThrow().length();
                m_format = new FrameFormat(data.integer(Tag.ROWS), data.integer(Tag.COLUMNS),
                    data.integer(Tag.BITS_ALLOCATED), data.integer(Tag.BITS_STORED),
                    data.integer(Tag.PIXEL_REPRESENTATION) == 1);
            }
        }
    }

    /** Seconds of the fastest pass. */
    private double seconds() throws IOException {
        final long end = System.nanoTime() + DURATION;
        long fastest = Long.MAX_VALUE;
        while (System.nanoTime() < end) {
            final long start = processorTime();
            for (final PixelData pixels : m_pixels) {
                pixels.frame(0, 1, m_format);
            }
            fastest = Math.min(fastest, processorTime() - start);
        }
        return fastest * 1e-9;
    }

    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /**
     * Prints a line per series.
     *
     * @param series folders with nothing but one compressed series each
     * @throws IOException if one cannot be read
     */
    public static void main(final String[] series) throws IOException {
        for (final String folder : series) {
            final DecoderSpeed speed = new DecoderSpeed(Path.of(folder));
            final double bytes = (double)speed.m_pixels.size() * speed.m_format.bytes();
            System.out.printf(Locale.ROOT, "%s: %d frames, %.1f MB, compressed %.2f to 1, %.0f MB/s%n", folder,
                speed.m_pixels.size(), bytes * 1e-6, bytes / speed.m_compressed, bytes * 1e-6 / speed.seconds());
        }
    }
}
