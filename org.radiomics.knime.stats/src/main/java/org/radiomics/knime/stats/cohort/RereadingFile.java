package org.radiomics.knime.stats.cohort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.radiomics.knime.stats.Monitor;

/**
 * Reads re-readings from a delimited file with one row per patient and reading: patient, reading, features. Columns
 * other than these are not read.
 */
public final class RereadingFile {

    private final String m_id;

    private final String m_reading;

    private final Delimiter m_delimiter;

    private RereadingFile(final String id, final String reading, final Delimiter delimiter) {
        m_id = id;
        m_reading = reading;
        m_delimiter = delimiter;
    }

    /**
     * What a file holds.
     *
     * @param ids of the patients, one per row
     * @param readings one per row
     * @param features in the wanted order; NaN where missing
     */
    public record Result(List<String> ids, List<String> readings, List<NumericColumn> features) {

        /** Copies the lists. */
        public Result {
            ids = List.copyOf(ids);
            readings = List.copyOf(readings);
            features = List.copyOf(features);
        }
    }

    /**
     * @param id the column of patients
     * @param reading the column of readings
     * @return a reader that detects the delimiter
     */
    public static RereadingFile of(final String id, final String reading) {
        return new RereadingFile(id, reading, Delimiter.DETECT);
    }

    /** @return this, with another delimiter */
    public RereadingFile withDelimiter(final Delimiter delimiter) {
        return new RereadingFile(m_id, m_reading, delimiter);
    }

    /**
     * @param file to read
     * @param features the columns that must be there
     * @param monitor is asked for cancellation at every line
     * @return the re-readings
     * @throws IOException if the file cannot be read, lacks a column, has a text for a number, or has two rows of one
     *             patient and reading; the message names file, line and column
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public Result read(final Path file, final List<String> features, final Monitor monitor) throws IOException {
        try (CsvLines lines = CsvLines.open(file, m_delimiter)) {
            final int id = place(lines, m_id, "Id column");
            final int reading = place(lines, m_reading, "Reading column");
            final FeatureCells cells = new FeatureCells(lines, places(lines, features));
            final List<String> ids = new ArrayList<>();
            final List<String> readings = new ArrayList<>();
            final Map<List<String>, Long> seen = new HashMap<>();
            while (lines.next()) {
                monitor.checkCancelled();
                for (final int place : new int[]{id, reading}) {
                    if (CsvCell.isMissing(lines.cell(place))) {
                        throw lines.wrong(lines.line(), place, "the cell is empty; fill it in, or remove the line.");
                    }
                }
                final Long before = seen.put(List.of(lines.cell(id), lines.cell(reading)), lines.line());
                if (before != null) {
                    throw new IOException(file + ": patient \"" + lines.cell(id) + "\" has lines " + before + " and "
                        + lines.line() + " of reading \"" + lines.cell(reading) + "\"; keep one.");
                }
                ids.add(lines.cell(id));
                readings.add(lines.cell(reading));
                cells.read();
            }
            if (ids.isEmpty()) {
                throw new IOException(file
                    + " has a header line but no re-readings; add one line per patient and reading, or empty the "
                    + "setting \"Re-readings\".");
            }
            final List<NumericColumn> columns = new ArrayList<>();
            for (int c = 0; c < cells.columns(); c++) {
                columns.add(cells.column(c));
            }
            return new Result(ids, readings, columns);
        }
    }

    private static int place(final CsvLines lines, final String name, final String setting) throws IOException {
        final int place = lines.header().indexOf(name);
        if (place < 0) {
            throw ColumnUses.absent(lines.file(), lines.header(), name, setting);
        }
        return place;
    }

    private static int[] places(final CsvLines lines, final List<String> features) throws IOException {
        final Map<String, Integer> header = new HashMap<>();
        for (int c = 0; c < lines.header().size(); c++) {
            header.put(lines.header().get(c), c);
        }
        final List<String> lacking = features.stream().filter(name -> !header.containsKey(name)).toList();
        if (!lacking.isEmpty()) {
            throw new IOException(lines.file() + " lacks " + lacking.size() + " of " + features.size()
                + " features of the cohort: " + ColumnUses.listed(lacking)
                + "; measure both in the same way, or put these among the \"Ignored columns\".");
        }
        return features.stream().mapToInt(header::get).toArray();
    }
}
