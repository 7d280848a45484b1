package org.radiomics.knime.stats.report;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import de.siegmar.fastcsv.writer.CsvWriter;

/**
 * A table of a study record that is kept as the compressed text of its CSV file, because it may have thousands of columns
 * and is for machines: the cohort after a node.
 *
 * @param name of the node's output, as in the file name
 * @param caption one sentence for readers
 * @param rows without the header
 * @param gzip the CSV file, compressed; read only
 */
public record StoredTable(String name, String caption, int rows, byte[] gzip) {

    /** Collects a table row by row. */
    public static final class Writer implements Closeable {

        private final String m_name;

        private final String m_caption;

        private final ByteArrayOutputStream m_bytes = new ByteArrayOutputStream();

        private final CsvWriter m_csv;

        private int m_rows;

        private boolean m_closed;

        /**
         * @param name of the node's output
         * @param caption one sentence for readers
         * @param columns names
         * @throws IOException never in practice: everything is in memory
         */
        public Writer(final String name, final String caption, final List<String> columns) throws IOException {
            m_name = name;
            m_caption = caption;
            m_csv = TableCsv.builder().build(new OutputStreamWriter(new GZIPOutputStream(m_bytes), StandardCharsets.UTF_8));
            m_csv.writeRecord(columns);
        }

        /** @param cells as those of a {@link ReportTable} */
        public void row(final List<Object> cells) {
            m_csv.writeRecord(cells.stream().map(TableCsv::text).toList());
            m_rows++;
        }

        /**
         * @return the table; no row can be added any more
         * @throws IOException never in practice: everything is in memory
         */
        public StoredTable table() throws IOException {
            close();
            return new StoredTable(m_name, m_caption, m_rows, m_bytes.toByteArray());
        }

        @Override
        public void close() throws IOException {
            if (!m_closed) {
                m_closed = true;
                m_csv.close();
            }
        }
    }

    /**
     * @param file to create
     * @throws IOException if writing fails
     */
    void write(final Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            Files.copy(in, file);
        }
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof StoredTable table && name.equals(table.name) && caption.equals(table.caption)
            && rows == table.rows && Arrays.equals(gzip, table.gzip);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(gzip);
    }
}
