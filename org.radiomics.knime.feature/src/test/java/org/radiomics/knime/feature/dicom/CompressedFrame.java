package org.radiomics.knime.feature.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/**
 * A tiny frame as another program compressed it, from {@code compressed_frames.csv} (made by
 * {@code reference-values/compressed_frames.py} of the tests module).
 *
 * @param name the picture and the command that compressed it
 * @param syntax UID of the transfer syntax
 * @param format of the frame
 * @param stream the compressed frame
 * @param samples the native little-endian samples it must give
 */
record CompressedFrame(String name, String syntax, FrameFormat format, byte[] stream, byte[] samples) {

    /** @return all that were made */
    static List<CompressedFrame> all() {
        final List<CompressedFrame> frames = new ArrayList<>();
        try (InputStream in = CompressedFrame.class.getResourceAsStream("compressed_frames.csv");
                CsvReader<NamedCsvRecord> csv =
                    CsvReader.builder().ofNamedCsvRecord(new String(in.readAllBytes(), StandardCharsets.US_ASCII))) {
            csv.forEach(line -> frames.add(of(line)));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return frames;
    }

    private static CompressedFrame of(final NamedCsvRecord line) {
        final FrameFormat format = new FrameFormat(number(line, "rows"), number(line, "columns"),
            number(line, "allocated"), number(line, "stored"), Boolean.parseBoolean(line.getField("signed")));
        final Base64.Decoder base64 = Base64.getDecoder();
        return new CompressedFrame(line.getField("picture") + "; " + line.getField("command"), line.getField("syntax"),
            format, base64.decode(line.getField("stream")), base64.decode(line.getField("samples")));
    }

    private static int number(final NamedCsvRecord line, final String field) {
        return Integer.parseInt(line.getField(field));
    }

    /** @return a decoder for its syntax */
    FrameDecoder decoder() {
        return FrameDecoder.of(syntax).orElseThrow();
    }

    @Override
    public String toString() {
        return name;
    }
}
