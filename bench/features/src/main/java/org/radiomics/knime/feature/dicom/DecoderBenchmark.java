package org.radiomics.knime.feature.dicom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Decodes the pixels of a compressed series of single frames, the files read from the system's cache. Stands in the
 * package of what it times, because decoders are nobody else's concern.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DecoderBenchmark {

    /** A folder with nothing but one compressed series. */
    @Param("")
    public String series;

    private final List<PixelData> m_pixels = new ArrayList<>();

    private FrameFormat m_format;

    /**
     * Reads the headers.
     *
     * @throws IOException if the folder cannot be read
     */
    @Setup
    public void readHeaders() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(series))) {
            for (final Path path : files.sorted().toList()) {
                final DicomFile file = DicomFile.read(path);
                m_pixels.add(file.pixels().orElseThrow());
                m_format = format(file.data());
            }
        }
    }

    private static FrameFormat format(final DataSet data) throws IOException {
        return new FrameFormat(data.integer(Tag.ROWS), data.integer(Tag.COLUMNS), data.integer(Tag.BITS_ALLOCATED),
            data.integer(Tag.BITS_STORED), data.integer(Tag.PIXEL_REPRESENTATION) == 1);
    }

    /**
     * Decodes all frames.
     *
     * @param sink takes them
     * @throws IOException if one cannot be decoded
     */
    @Benchmark
    public void decode(final Blackhole sink) throws IOException {
        for (final PixelData pixels : m_pixels) {
            sink.consume(pixels.frame(0, 1, m_format));
        }
    }
}
