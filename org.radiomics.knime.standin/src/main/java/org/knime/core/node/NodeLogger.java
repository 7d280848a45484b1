package org.knime.core.node;

/** Writes what happens to the log. */
public final class NodeLogger {

    private final System.Logger m_logger;

    private NodeLogger(final System.Logger logger) {
        m_logger = logger;
    }

    /**
     * @param c whose log it is
     * @return the logger
     */
    public static NodeLogger getLogger(final Class<?> c) {
        return new NodeLogger(System.getLogger(c.getName()));
    }

    /** @param o to be looked at */
    public void warn(final Object o) {
        m_logger.log(System.Logger.Level.WARNING, o);
    }

    /**
     * @param o to be looked at
     * @param t what happened
     */
    public void warn(final Object o, final Throwable t) {
        m_logger.log(System.Logger.Level.WARNING, String.valueOf(o), t);
    }
}
