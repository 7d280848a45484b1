package org.knime.core.data;

/** A cell whose possible values can be listed. */
public interface NominalValue extends DataValue {
}
