package org.knime.core.node.port;

/** Gives port types. */
public final class PortTypeRegistry {

    private static final PortTypeRegistry INSTANCE = new PortTypeRegistry();

    private PortTypeRegistry() {
    }

    /** @return the only one */
    public static PortTypeRegistry getInstance() {
        return INSTANCE;
    }

    /**
     * @param objectClass of port objects
     * @return the type of ports for them
     */
    public PortType getPortType(final Class<? extends PortObject> objectClass) {
        return getPortType(objectClass, false);
    }

    /**
     * @param objectClass of port objects
     * @param isOptional whether an input may stay unconnected
     * @return the type of ports for them
     */
    public PortType getPortType(final Class<? extends PortObject> objectClass, final boolean isOptional) {
        return new PortType(objectClass, isOptional);
    }
}
