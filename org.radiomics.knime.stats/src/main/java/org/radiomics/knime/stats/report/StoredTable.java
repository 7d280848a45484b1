package org.radiomics.knime.stats.report;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import de.siegmar.fastcsv.writer.CsvWriter;

/**
 * A table of a study record that lies in a file, because it may have thousands of columns and is for machines: the
 * cohort after a node. The record only refers to the file, however many nodes it passes.
 *
 * @param name of the node's output, as in the file name
 * @param caption one sentence for readers
 * @param rows without the header
 * @param gzip the CSV file, compressed; whoever makes the record sees to it that it stays
 */
public record StoredTable(String name, String caption, int rows, Path gzip) {

    /** Writes a table row by row. */
    public static final class Writer implements Closeable {

        private final String m_name;

        private final String m_caption;

        private final Path m_file;

        private final CsvWriter m_csv;

        private int m_rows;

        private boolean m_closed;

        /**
         * @param name of the node's output
         * @param caption one sentence for readers
         * @param columns names
         * @param file to create
         * @throws IOException if the file cannot be written
         */
        public Writer(final String name, final String caption, final List<String> columns, final Path file)
            throws IOException {
            m_name = name;
            m_caption = caption;
            m_file = file;
            m_csv = TableCsv.builder()
                .build(new OutputStreamWriter(new FastGzip(Files.newOutputStream(file)), StandardCharsets.UTF_8));
            m_csv.writeRecord(columns);
        }

        /** @param cells as those of a {@link ReportTable} */
        public void row(final List<Object> cells) {
            m_csv.writeRecord(cells.stream().map(TableCsv::text).toList());
            m_rows++;
        }

        /**
         * @return the table; no row can be added any more
         * @throws IOException if the file cannot be written
         */
        public StoredTable table() throws IOException {
            close();
            return new StoredTable(m_name, m_caption, m_rows, m_file);
        }

        @Override
        public void close() throws IOException {
            if (!m_closed) {
                m_closed = true;
                m_csv.close();
            }
        }
    }

    /** The file lives for one run: digits hardly get smaller by the slow levels. */
    private static final class FastGzip extends GZIPOutputStream {

        FastGzip(final OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    /**
     * @param file to create
     * @throws IOException if reading or writing fails
     */
    void write(final Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(gzip)), 1 << 16)) {
            Files.copy(in, file);
        }
    }
}
