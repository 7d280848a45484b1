package org.radiomics.knime.stats.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Tables as CSV in full precision: UTF-8, commas, line feeds. A missing cell is empty, an empty text is {@code ""}, a
 * double is the text that gives the same double when read, as in {@code 0.05}, {@code 1.0E-12}, {@code NaN} and {@code
 * -Infinity}, which R, Python and KNIME read.
 */
final class TableCsv {

    private TableCsv() {
    }

    /**
     * @param table to write
     * @param file to create
     * @throws IOException if writing fails
     */
    static void write(final ReportTable table, final Path file) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).quoteStrategy(QuoteStrategies.EMPTY)
            .build(file, StandardCharsets.UTF_8)) {
            csv.writeRecord(table.columns());
            for (final List<Object> row : table.rows()) {
                csv.writeRecord(row.stream().map(cell -> cell == null ? null : cell.toString()).toList());
            }
        } catch (final UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
