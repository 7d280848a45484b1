package org.knime.core.data;

import javax.swing.Icon;

/** What a cell can be asked for. A cell class implements one interface per kind of value. */
public interface DataValue {

    /** Of any value. */
    UtilityFactory UTILITY = new UtilityFactory();

    /**
     * Icon and renderers of a kind of value. An interface that extends {@link DataValue} has one in its field UTILITY.
     */
    class UtilityFactory {

        /** For subclasses. */
        protected UtilityFactory() {
            // nothing to keep
        }

        /** @return a 16 x 16 icon, null for KNIME's own */
        public Icon getIcon() {
            return null;
        }
    }
}
