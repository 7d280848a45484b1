package org.knime.core.data;

/** A cell that has a whole number of 32 bits. */
public interface IntValue extends DataValue {

    /** @return the value */
    int getIntValue();
}
