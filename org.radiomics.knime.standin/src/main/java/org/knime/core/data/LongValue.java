package org.knime.core.data;

/** A cell that has a whole number of 64 bits. */
public interface LongValue extends DataValue {

    /** @return the value */
    long getLongValue();
}
