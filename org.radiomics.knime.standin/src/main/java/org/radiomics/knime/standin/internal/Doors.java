package org.radiomics.knime.standin.internal;

/**
 * Where the executor enters KNIME's packages. The stand-in's classes in <code>org.knime</code> are public only as far
 * as KNIME's are and the nodes need; each package keeps the rest in one package-private doorway, which this class opens
 * by name.
 */
public final class Doors {

    private Doors() {
    }

    /** @return the way into cells and columns */
    public static DataDoor data() {
        return DataHolder.DOOR;
    }

    /** @return the way into nodes */
    public static NodeDoor node() {
        return NodeHolder.DOOR;
    }

    /** @return the way into ports */
    public static PortDoor ports() {
        return PortHolder.DOOR;
    }

    /** @return the way into file stores */
    public static FileStoreDoor fileStores() {
        return FileStoreHolder.DOOR;
    }

    private static <T> T open(final Class<T> door, final String doorway) {
        try {
            final var constructor = Class.forName(doorway, true, Doors.class.getClassLoader()).getDeclaredConstructor();
            constructor.setAccessible(true);
            return door.cast(constructor.newInstance());
        } catch (final ReflectiveOperationException e) {
            throw new IllegalStateException("The stand-in is incomplete: " + doorway + " cannot be opened.", e);
        }
    }

    private static final class DataHolder {
        static final DataDoor DOOR = open(DataDoor.class, "org.knime.core.data.DataDoorway");
    }

    private static final class NodeHolder {
        static final NodeDoor DOOR = open(NodeDoor.class, "org.knime.core.node.NodeDoorway");
    }

    private static final class PortHolder {
        static final PortDoor DOOR = open(PortDoor.class, "org.knime.core.node.port.PortDoorway");
    }

    private static final class FileStoreHolder {
        static final FileStoreDoor DOOR =
            open(FileStoreDoor.class, "org.knime.core.data.filestore.FileStoreDoorway");
    }
}
