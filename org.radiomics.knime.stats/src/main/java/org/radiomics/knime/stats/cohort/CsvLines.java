package org.radiomics.knime.stats.cohort;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;

/**
 * A delimited text file with a header line, read line by line: UTF-8, or UTF-16 with a byte order mark; cells in double
 * quotes may hold the delimiter and line breaks; empty lines are skipped. Every failure names the file and the line.
 */
final class CsvLines implements Closeable {

    private static final int MOST_COLUMNS = 1_000_000;

    private static final int MOST_CHARACTERS = 1 << 28;

    private final Path m_file;

    private final CsvReader<CsvRecord> m_reader;

    private final Iterator<CsvRecord> m_lines;

    private final List<String> m_header;

    private CsvRecord m_line;

    private CsvLines(final Path file, final CsvReader<CsvRecord> reader) throws IOException {
        m_file = file;
        m_reader = reader;
        m_lines = reader.iterator();
        if (!advance()) {
            throw new IOException(file + " is empty; it needs a header line with the names of its columns.");
        }
        m_header = m_line.getFields().stream().map(String::strip).toList();
        requireDistinct();
    }

    /**
     * @param file to read
     * @param delimiter of its cells
     * @return the file, of which the header is read
     * @throws IOException if there is no such file, it is no text, it is empty, or two columns have the same name
     */
    static CsvLines open(final Path file, final Delimiter delimiter) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(Files.isDirectory(file) ? file + " is a folder; name a file in it."
                : "There is no file " + file + "; correct the path.");
        }
        final char separator;
        try (BufferedReader reader = new BufferedReader(reader(file))) {
            final String header = reader.readLine();
            separator = delimiter.in(header == null ? "" : header).character();
        } catch (final CharacterCodingException e) {
            throw notUtf8(file, 1, e);
        }
        final Reader reader = reader(file);
        try {
            return new CsvLines(file, CsvReader.builder().fieldSeparator(separator).allowExtraFields(true)
                .allowMissingFields(true).maxBufferSize(MOST_CHARACTERS)
                .build(CsvRecordHandler.of(limits -> limits.maxFields(MOST_COLUMNS).maxRecordSize(MOST_CHARACTERS)),
                    reader));
        } catch (final IOException e) {
            reader.close();
            throw e;
        }
    }

    /** Decodes by the byte order mark, or as UTF-8; what cannot be decoded is an error, not a question mark. */
    private static Reader reader(final Path file) throws IOException {
        final InputStream in = new BufferedInputStream(Files.newInputStream(file));
        in.mark(4);
        final byte[] start = in.readNBytes(4);
        in.reset();
        if (start.length == 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4) {
            in.close();
            throw new IOException(file + " is a workbook or another zip file, not text; save the table as CSV.");
        }
        Charset charset = StandardCharsets.UTF_8;
        int mark = 0;
        if (start.length >= 3 && start[0] == (byte)0xEF && start[1] == (byte)0xBB && start[2] == (byte)0xBF) {
            mark = 3;
        } else if (start.length >= 2 && start[0] == (byte)0xFF && start[1] == (byte)0xFE) {
            charset = StandardCharsets.UTF_16LE;
            mark = 2;
        } else if (start.length >= 2 && start[0] == (byte)0xFE && start[1] == (byte)0xFF) {
            charset = StandardCharsets.UTF_16BE;
            mark = 2;
        }
        in.skipNBytes(mark);
        return new InputStreamReader(in, charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static IOException notUtf8(final Path file, final long line, final Exception cause) {
        return new IOException(file + " is not UTF-8 from about line " + line
            + " on; save it as UTF-8, for example as \"CSV UTF-8\" in a spreadsheet.", cause);
    }

    private void requireDistinct() throws IOException {
        final Map<String, Integer> columns = new HashMap<>();
        for (int c = 0; c < m_header.size(); c++) {
            final Integer before = m_header.get(c).isEmpty() ? null : columns.put(m_header.get(c), c);
            if (before != null) {
                throw new IOException(m_file + ": columns " + (before + 1) + " and " + (c + 1) + " are both named \""
                    + m_header.get(c) + "\"; rename one of them.");
            }
        }
    }

    /** @return the file */
    Path file() {
        return m_file;
    }

    /** @return the names of the columns; an empty name is possible, and may occur several times */
    List<String> header() {
        return m_header;
    }

    /**
     * Goes to the next line.
     *
     * @return whether there is one
     * @throws IOException if it has another number of cells than the header, or cannot be read
     */
    boolean next() throws IOException {
        if (!advance()) {
            return false;
        }
        if (m_line.getFieldCount() != m_header.size()) {
            throw new IOException(m_file + " has " + m_line.getFieldCount() + " cells in line " + line() + " but "
                + m_header.size() + " columns; correct that line, write numbers with a decimal point, and quote cells "
                + "that hold the delimiter.");
        }
        return true;
    }

    private boolean advance() throws IOException {
        final long before = m_line == null ? 0 : line();
        try {
            if (!m_lines.hasNext()) {
                return false;
            }
            m_line = m_lines.next();
            return true;
        } catch (final CsvParseException e) {
            throw new IOException(m_file + " cannot be read after line " + before + ": " + e.getMessage()
                + ". Check the quotes there.", e);
        } catch (final UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw notUtf8(m_file, before + 1, e);
            }
            throw e.getCause();
        }
    }

    /** @return the number of the line, 1 for the header; of the first line where a quoted cell spans several */
    long line() {
        return m_line.getStartingLineNumber();
    }

    /** @return the text of a cell without white space around it */
    String cell(final int column) {
        return m_line.getField(column).strip();
    }

    /** @return the failure of a cell: file, line, column, and what is wrong with it */
    IOException wrong(final long line, final int column, final String what) {
        return new IOException(m_file + ", line " + line + ", column \"" + m_header.get(column) + "\": " + what);
    }

    @Override
    public void close() throws IOException {
        m_reader.close();
    }
}
