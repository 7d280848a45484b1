package org.knime.core.data;

/** A cell that has a number. */
public interface DoubleValue extends DataValue {

    /** @return the value */
    double getDoubleValue();
}
