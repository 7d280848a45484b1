package org.knime.core.node.port;

/** The type of a port: which class of objects it takes or gives, and whether it may stay unconnected. */
public final class PortType {

    private final Class<? extends PortObject> m_class;

    private final boolean m_optional;

    PortType(final Class<? extends PortObject> objectClass, final boolean optional) {
        m_class = objectClass;
        m_optional = optional;
    }

    /** @return the class of the objects */
    Class<? extends PortObject> objectClass() {
        return m_class;
    }

    /** @return whether an input of this type may stay unconnected */
    boolean isOptional() {
        return m_optional;
    }

    @Override
    public boolean equals(final Object obj) {
        return obj instanceof PortType other && other.m_class == m_class && other.m_optional == m_optional;
    }

    @Override
    public int hashCode() {
        return m_class.hashCode();
    }

    @Override
    public String toString() {
        return m_class.getSimpleName() + (m_optional ? " (optional)" : "");
    }
}
