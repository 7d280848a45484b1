package org.knime.core.data;

/** A cell that has a truth value. */
public interface BooleanValue extends DataValue {

    /** @return the value */
    boolean getBooleanValue();
}
