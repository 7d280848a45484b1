package org.radiomics.knime.knip.table;

import java.util.ArrayList;
import java.util.List;

import org.radiomics.knime.nodes.execution.LeftOut;
import org.radiomics.knime.nodes.options.Settings;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;

/** How far the conversion of a table has come, and what became of its rows. */
public final class Conversion {

    private final int m_rows;

    private final LeftOut m_leftOut = new LeftOut();

    private final Remarks m_remarks = new Remarks();

    private int m_done;

    private int m_converted;

    /** @param rows how many there are to convert */
    public Conversion(final int rows) {
        m_rows = rows;
    }

    /**
     * What is done with one row.
     *
     * @param <R> what comes of it
     */
    @FunctionalInterface
    public interface Work<R> {
        /** @return what comes of the row; an {@link IllegalArgumentException} says why the row cannot be converted */
        R apply() throws Exception;
    }

    /**
     * @param <R> what comes of a row
     * @param row its name
     * @param work on it
     * @return what came of it; null if it was left out
     * @throws Exception of the work, other than that the row cannot be converted
     */
    public <R> R tryRow(final String row, final Work<R> work) throws Exception {
        m_done++;
        try {
            final R result = work.apply();
            m_converted++;
            return result;
        } catch (final IllegalArgumentException e) {
            m_leftOut.add("Row " + row, e.getMessage());
            return null;
        }
    }

    /**
     * @param what was not carried or was assumed, a sentence without a full stop
     * @param row that it happened to
     */
    public void remark(final String what, final String row) {
        m_remarks.add(what, row);
    }

    /** @return the share of the rows that is done */
    public double fraction() {
        return (double)m_done / m_rows;
    }

    /** @throws IllegalArgumentException if there was no row, or every row was left out, with the first reason */
    public void requireSome() {
        if (m_rows == 0) {
            throw new IllegalArgumentException("The table has no rows; execute the nodes before on data.");
        }
        m_leftOut.requireSome(m_rows);
    }

    /** @return what the user should know, one sentence each, which names the first rows */
    public List<String> warnings() {
        final List<String> warnings = new ArrayList<>();
        if (!m_leftOut.isEmpty()) {
            warnings.add(m_leftOut.warning(m_rows));
        }
        warnings.addAll(m_remarks.brief());
        return warnings;
    }

    /**
     * @param record of the nodes before
     * @param node its name
     * @param title of its section
     * @param settings of the node
     * @return the record with a section on this conversion, which names all rows
     */
    public StudyRecordPortObject addTo(final StudyRecordPortObject record, final String node, final String title,
        final Settings settings) {
        final List<String> warnings = new ArrayList<>(m_leftOut.reasons());
        warnings.addAll(m_remarks.all());
        return record.with(node, title, settings, m_converted + " of " + m_rows + " rows were converted.", warnings);
    }
}
