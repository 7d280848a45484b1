package org.radiomics.knime.stats.cohort;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The cells of columns that are to be numbers, collected line by line. Whether a column holds texts is known at the end
 * only: one text among numbers is a mistake in the file, a column of nothing but texts is no feature.
 */
final class FeatureCells {

    private final CsvLines m_lines;

    private final int[] m_places;

    private final List<double[]> m_rows = new ArrayList<>();

    private final int[] m_numbers;

    private final int[] m_texts;

    private final long[] m_lineOfText;

    private final String[] m_text;

    /**
     * @param lines of the file
     * @param places of the columns
     */
    FeatureCells(final CsvLines lines, final int[] places) {
        m_lines = lines;
        m_places = places;
        m_numbers = new int[places.length];
        m_texts = new int[places.length];
        m_lineOfText = new long[places.length];
        m_text = new String[places.length];
    }

    /** Takes the cells of the current line. */
    void read() {
        final double[] row = new double[m_places.length];
        for (int i = 0; i < row.length; i++) {
            final String cell = m_lines.cell(m_places[i]);
            if (CsvCell.isMissing(cell) || CsvCell.isNumber(cell) || CsvCell.isInfinite(cell)) {
                row[i] = CsvCell.value(cell);
                m_numbers[i] += CsvCell.isMissing(cell) ? 0 : 1;
            } else {
                row[i] = Double.NaN;
                if (m_texts[i]++ == 0) {
                    m_lineOfText[i] = m_lines.line();
                    m_text[i] = cell;
                }
            }
        }
        m_rows.add(row);
    }

    /** @return whether a column holds texts and no number */
    boolean isText(final int column) {
        return m_texts[column] > 0 && m_numbers[column] == 0 && !CsvCell.hasDecimalComma(m_text[column]);
    }

    /**
     * @param column index
     * @return its values, one per line
     * @throws IOException if one of them is a text; the message names line and column
     */
    NumericColumn column(final int column) throws IOException {
        if (m_texts[column] > 0) {
            throw m_lines.wrong(m_lineOfText[column], m_places[column], "\"" + m_text[column] + "\" is no number; "
                + (CsvCell.hasDecimalComma(m_text[column]) ? "write numbers with a decimal point, as in 1.5."
                    : "correct the cell, or leave it empty if the value is missing."));
        }
        final double[] values = new double[m_rows.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = m_rows.get(row)[column];
        }
        return new NumericColumn(name(column), values);
    }

    /** @return the name of a column */
    String name(final int column) {
        return m_lines.header().get(m_places[column]);
    }

    /** @return the number of columns */
    int columns() {
        return m_places.length;
    }
}
