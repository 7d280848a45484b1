package org.radiomics.knime.stats.harmonization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

import org.radiomics.knime.stats.cohort.CategoricalColumn;
import org.radiomics.knime.stats.cohort.Column;
import org.radiomics.knime.stats.cohort.NumericColumn;

/** The batch of every row: scanner, protocol or centre. */
final class Batches {

    private final String m_column;

    private final List<String> m_names;

    private final int[] m_codes;

    private Batches(final String column, final List<String> names, final int[] codes) {
        m_column = column;
        m_names = names;
        m_codes = codes;
    }

    /**
     * @param column texts, or numbers of which each is a batch
     * @return the batches that occur, in the order of their levels or numbers
     * @throws IllegalArgumentException if a row has none
     */
    static Batches of(final Column column) {
        for (int i = 0; i < column.size(); i++) {
            if (column.isMissing(i)) {
                throw new IllegalArgumentException("Batch column \"" + column.name() + "\" is empty in row " + (i + 1)
                    + "; fill it in, or leave the row out.");
            }
        }
        final List<String> texts = new ArrayList<>();
        final List<String> order = new ArrayList<>();
        if (column instanceof CategoricalColumn categorical) {
            Arrays.stream(categorical.codes()).forEach(code -> texts.add(categorical.levels().get(code)));
            categorical.levels().stream().filter(texts::contains).forEach(order::add);
        } else {
            final TreeMap<Double, String> names = new TreeMap<>();
            for (final double value : ((NumericColumn)column).values()) {
                names.put(value, text(value));
                texts.add(text(value));
            }
            order.addAll(names.values());
        }
        return new Batches(column.name(), List.copyOf(order), texts.stream().mapToInt(order::indexOf).toArray());
    }

    private static String text(final double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long)value)
            : Double.toString(value);
    }

    String column() {
        return m_column;
    }

    List<String> names() {
        return m_names;
    }

    /** @return per row the index of its batch's name */
    int[] codes() {
        return m_codes;
    }

    /** @return the rows of a batch */
    int[] rows(final int batch) {
        final int[] rows = new int[m_codes.length];
        int count = 0;
        for (int i = 0; i < rows.length; i++) {
            if (m_codes[i] == batch) {
                rows[count++] = i;
            }
        }
        return Arrays.copyOf(rows, count);
    }

    /** @return per row the index of its batch among the given names, each of which the row's batch must be one of */
    int[] codesAmong(final List<String> known) {
        final int[] codes = new int[m_codes.length];
        for (int i = 0; i < codes.length; i++) {
            final String name = m_names.get(m_codes[i]);
            codes[i] = known.indexOf(name);
            if (codes[i] < 0) {
                throw new IllegalArgumentException("Batch \"" + name + "\" of row " + (i + 1)
                    + " did not occur among the training rows (" + String.join(", ", known)
                    + "); its effect is unknown. Put some of its patients into training, or leave it out.");
            }
        }
        return codes;
    }
}
