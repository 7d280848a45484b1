package org.radiomics.knime.stats.report;

import com.fasterxml.jackson.core.io.NumberOutput;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Tables as CSV in full precision: UTF-8, commas, line feeds. A missing cell is empty, an empty text is {@code ""}, a
 * double is the shortest text that gives the same double when read, as in {@code 0.05}, {@code 1.0E-12}, {@code NaN}
 * and {@code -Infinity}, which R, Python and KNIME read.
 */
final class TableCsv {

    private TableCsv() {
    }

    /**
     * @param table to write
     * @return the content of its file
     * @throws IOException never in practice: everything is in memory
     */
    static byte[] bytes(final ReportTable table) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CsvWriter csv = builder().build(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
            csv.writeRecord(table.columns());
            for (final List<Object> row : table.rows()) {
                csv.writeRecord(row.stream().map(TableCsv::text).toList());
            }
        }
        return bytes.toByteArray();
    }

    static CsvWriter.CsvWriterBuilder builder() {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).quoteStrategy(QuoteStrategies.EMPTY);
    }

    /** @return the text of a cell; null where it is missing */
    static String text(final Object cell) {
        return cell == null ? null : cell instanceof Double number ? number(number) : cell.toString();
    }

    /** Before Java 19 {@link Double#toString(double)} has a digit too many now and then (JDK-4511638). */
    static String number(final double value) {
        return NumberOutput.toString(value, true);
    }
}
