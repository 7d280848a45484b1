package org.radiomics.knime.feature.cohort;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

/**
 * Writes a table of features as CSV, row by row: first columns of text, then columns of numbers with every digit that
 * it takes to read the same double again (NaN as {@code NaN}). UTF-8, lines end with a line feed. The file appears when
 * the table is finished; until then the rows are in a file beside it that ends with {@code .part}. Not safe for several
 * threads.
 */
public final class FeatureTableWriter implements Closeable {

    private final Path m_file;

    private final Path m_unfinished;

    private final CsvWriter m_csv;

    private final int m_texts;

    private final int m_numbers;

    private boolean m_finished;

    /**
     * @param file to be written or replaced; its folder is made if it is not there
     * @param texts names of the columns of text
     * @param numbers names of the columns of numbers
     * @throws IOException if the file cannot be written
     */
    public FeatureTableWriter(final Path file, final List<String> texts, final List<String> numbers)
        throws IOException {
        m_file = file.toAbsolutePath();
        m_texts = texts.size();
        m_numbers = numbers.size();
        Files.createDirectories(m_file.getParent());
        m_unfinished = m_file.resolveSibling(m_file.getFileName() + ".part");
        m_csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(m_unfinished);
        final List<String> header = new ArrayList<>(texts);
        header.addAll(numbers);
        m_csv.writeRecord(header);
    }

    /**
     * Writes one row.
     *
     * @param texts as many as there are columns of text
     * @param numbers as many as there are columns of numbers
     * @throws IllegalArgumentException if there are more or fewer
     */
    public void write(final List<String> texts, final double[] numbers) {
        if (texts.size() != m_texts || numbers.length != m_numbers) {
            throw new IllegalArgumentException("A row has " + texts.size() + " texts and " + numbers.length
                + " numbers where the header has " + m_texts + " and " + m_numbers + ".");
        }
        final List<String> row = new ArrayList<>(m_texts + m_numbers);
        row.addAll(texts);
        for (final double number : numbers) {
            row.add(Double.toString(number));
        }
        m_csv.writeRecord(row);
    }

    /**
     * Puts the table in its place. Without this call, closing leaves nothing behind.
     *
     * @throws IOException if the file cannot be written
     */
    public void finish() throws IOException {
        m_csv.close();
        m_finished = true;
        Files.move(m_unfinished, m_file, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        if (!m_finished) {
            m_csv.close();
            Files.deleteIfExists(m_unfinished);
        }
    }
}
