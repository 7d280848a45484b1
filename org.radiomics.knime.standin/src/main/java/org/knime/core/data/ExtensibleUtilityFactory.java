package org.knime.core.data;

/** Utilities whose renderers are registered at the extension point <code>org.knime.core.DataValueRenderer</code>. */
public abstract class ExtensibleUtilityFactory extends DataValue.UtilityFactory {

    private final Class<? extends DataValue> m_valueClass;

    /** @param valueClass the interface that the utilities are for */
    public ExtensibleUtilityFactory(final Class<? extends DataValue> valueClass) {
        m_valueClass = valueClass;
    }

    /** @return the kind of value, as a person calls it */
    public abstract String getName();

    /** @return the group of kinds in which the preferences list this one */
    public String getGroupName() {
        return "Other";
    }

    @Override
    public String toString() {
        return getName() + " (" + m_valueClass.getName() + ")";
    }
}
