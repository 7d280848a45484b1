package org.knime.core.data;

/** What a cell can be asked for. A cell class implements one interface per kind of value. */
public interface DataValue {

    /**
     * Icon and renderers of a kind of value. An interface that extends {@link DataValue} has one in its field UTILITY.
     */
    class UtilityFactory {

        UtilityFactory() {
            // made by subclasses only
        }
    }
}
