package org.radiomics.knime.stats.cohort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

/**
 * Reads a comma-separated file with a header line. A column is numeric if every cell that is not empty is a number;
 * empty cells, {@code NA} and {@code NaN} are missing.
 */
public final class CsvColumns {

    private CsvColumns() {
    }

    /**
     * @param file in UTF-8, with a header line
     * @return its columns in order
     * @throws IOException if it cannot be read, has no header, or a line has another number of cells than the header;
     *             the message names file and line
     */
    public static Columns read(final Path file) throws IOException {
        return read(file, Set.of());
    }

    /**
     * @param file in UTF-8, with a header line
     * @param texts columns that are texts whatever they look like, such as patients called 001
     * @return its columns in order
     * @throws IOException as {@link #read(Path)}
     */
    public static Columns read(final Path file, final Set<String> texts) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(Files.isDirectory(file) ? file + " is a folder; name a file in it."
                : "There is no file " + file + "; correct the path.");
        }
        final List<List<String>> lines = new ArrayList<>();
        try (CsvReader<CsvRecord> reader =
            CsvReader.builder().detectBomHeader(true).allowExtraFields(true).allowMissingFields(true)
                .ofCsvRecord(file, StandardCharsets.UTF_8)) {
            for (final CsvRecord line : reader) {
                check(file, line, lines);
                lines.add(line.getFields().stream().map(String::strip).toList());
            }
        } catch (final CsvParseException failure) {
            throw new IOException(file + " is not a comma-separated file: " + failure.getMessage() + ".", failure);
        }
        if (lines.isEmpty()) {
            throw new IOException(file + " is empty; it needs a header line with the names of its columns.");
        }
        return columns(file, lines.get(0), lines.subList(1, lines.size()), texts);
    }

    private static void check(final Path file, final CsvRecord line, final List<List<String>> before)
        throws IOException {
        if (!before.isEmpty() && line.getFieldCount() != before.get(0).size()) {
            throw new IOException(file + " has " + line.getFieldCount() + " cells in line "
                + line.getStartingLineNumber() + " but " + before.get(0).size()
                + " columns; correct that line, or quote cells that hold commas.");
        }
    }

    private static Columns columns(final Path file, final List<String> header, final List<List<String>> rows,
        final Set<String> texts) throws IOException {
        final List<Column> columns = new ArrayList<>();
        for (int c = 0; c < header.size(); c++) {
            final int column = c;
            final List<String> cells = rows.stream().map(row -> row.get(column)).toList();
            columns.add(texts.contains(header.get(c)) ? levels(header.get(c), cells) : column(header.get(c), cells));
        }
        try {
            return new Columns(rows.size(), columns);
        } catch (final IllegalArgumentException twice) {
            throw new IOException(file + ": " + twice.getMessage() + " Rename one of them.", twice);
        }
    }

    private static Column column(final String name, final List<String> cells) {
        final double[] numbers = new double[cells.size()];
        for (int row = 0; row < numbers.length; row++) {
            if (CsvCell.isMissing(cells.get(row))) {
                numbers[row] = Double.NaN;
            } else {
                if (!CsvCell.isNumber(cells.get(row))) {
                    return levels(name, cells);
                }
                numbers[row] = Double.parseDouble(cells.get(row));
            }
        }
        return new NumericColumn(name, numbers);
    }

    private static CategoricalColumn levels(final String name, final List<String> cells) {
        return CategoricalColumn.of(name, cells.stream().map(cell -> CsvCell.isMissing(cell) ? null : cell).toList());
    }
}
