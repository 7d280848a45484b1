package org.knime.core.node;

/** Writes what happens to the log. */
public final class NodeLogger {

    private final System.Logger m_logger;

    private NodeLogger(final String name) {
        m_logger = System.getLogger(name);
    }

    /**
     * @param c whose log it is
     * @return the logger
     */
    public static NodeLogger getLogger(final Class<?> c) {
        return getLogger(c.getName());
    }

    /**
     * @param name whose log it is
     * @return the logger
     */
    public static NodeLogger getLogger(final String name) {
        return new NodeLogger(name);
    }

    /** @param o for those who look for a fault */
    public void debug(final Object o) {
        m_logger.log(System.Logger.Level.DEBUG, o);
    }

    /**
     * @param o for those who look for a fault
     * @param t what happened
     */
    public void debug(final Object o, final Throwable t) {
        m_logger.log(System.Logger.Level.DEBUG, String.valueOf(o), t);
    }

    /** @param o good to know */
    public void info(final Object o) {
        m_logger.log(System.Logger.Level.INFO, o);
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

    /** @param o what failed */
    public void error(final Object o) {
        m_logger.log(System.Logger.Level.ERROR, o);
    }

    /**
     * @param o what failed
     * @param t what happened
     */
    public void error(final Object o, final Throwable t) {
        m_logger.log(System.Logger.Level.ERROR, String.valueOf(o), t);
    }
}
