package org.knime.core.data;

/** A cell without a value; equal to every other one. */
public final class MissingCell extends DataCell {

    static final MissingCell INSTANCE = new MissingCell(null);

    private static final long serialVersionUID = 1L;

    private final String m_error;

    /** @param error why there is no value, null if not told */
    public MissingCell(final String error) {
        m_error = error;
    }

    /** @return why there is no value, null if not told */
    String error() {
        return m_error;
    }

    @Override
    public boolean isMissing() {
        return true;
    }

    @Override
    public String toString() {
        return "?";
    }

    @Override
    protected boolean equalsDataCell(final DataCell dc) {
        return true;
    }

    @Override
    public int hashCode() {
        return "?".hashCode();
    }
}
