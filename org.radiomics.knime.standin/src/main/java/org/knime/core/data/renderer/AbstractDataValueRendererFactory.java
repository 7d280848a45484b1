package org.knime.core.data.renderer;

/** A factory that KNIME knows by the name of its class. */
public abstract class AbstractDataValueRendererFactory implements DataValueRendererFactory {

    /** For subclasses. */
    public AbstractDataValueRendererFactory() {
        // nothing to keep
    }

    @Override
    public boolean equals(final Object obj) {
        return obj != null && obj.getClass() == getClass();
    }

    @Override
    public int hashCode() {
        return getClass().hashCode();
    }
}
