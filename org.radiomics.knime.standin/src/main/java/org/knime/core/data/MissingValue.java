package org.knime.core.data;

/** A cell without a value. */
public interface MissingValue extends DataValue {

    /** @return why there is none, null if not told */
    String getError();
}
