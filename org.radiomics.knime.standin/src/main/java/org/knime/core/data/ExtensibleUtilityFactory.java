package org.knime.core.data;

import java.util.Objects;

/** Utilities whose renderers are registered at the extension point <code>org.knime.core.DataValueRenderer</code>. */
public abstract class ExtensibleUtilityFactory extends DataValue.UtilityFactory {

    /** @param valueClass the interface that the utilities are for */
    public ExtensibleUtilityFactory(final Class<? extends DataValue> valueClass) {
        Objects.requireNonNull(valueClass, "Utilities need a kind of value.");
    }

    /** @return the kind of value, as a person calls it */
    public abstract String getName();

    /** @return the group of kinds in which the preferences list this one */
    public String getGroupName() {
        return "Other";
    }
}
