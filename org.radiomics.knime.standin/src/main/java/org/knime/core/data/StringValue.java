package org.knime.core.data;

/** A cell that has a text. */
public interface StringValue extends DataValue {

    /** @return the value */
    String getStringValue();
}
