package org.knime.core.node.port;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

import org.knime.core.data.filestore.FileStorePortObject;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.PortObject.PortObjectSerializer;
import org.knime.core.node.port.PortObjectSpec.PortObjectSpecSerializer;
import org.radiomics.knime.standin.internal.Doors;
import org.radiomics.knime.standin.internal.ExtensionPoints;
import org.radiomics.knime.standin.internal.PortDoor;

/** Opens ports to the rest of the stand-in. */
final class PortDoorway implements PortDoor {

    @Override
    @SuppressWarnings("unchecked") // plugin.xml registers the serialiser for exactly this class
    public PortObject copy(final PortObject object, final ExecutionMonitor exec)
        throws IOException, CanceledExecutionException {
        final PortObjectSerializer<PortObject> serializer =
            ExtensionPoints.serializerOf(object.getClass(), PortObjectSerializer.class);
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PortObjectZipOutputStream out = new PortObjectZipOutputStream(bytes)) {
            serializer.savePortObject(object, out, exec);
        }
        final PortObjectSpec spec = copy(object.getSpec());
        try (var in = new PortObjectZipInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            final PortObject copy = serializer.loadPortObject(in, spec, exec);
            if (object instanceof FileStorePortObject source) {
                Doors.fileStores().share(source, (FileStorePortObject)copy);
            }
            return copy;
        }
    }

    @SuppressWarnings("unchecked") // plugin.xml registers the serialiser for exactly this class
    private static PortObjectSpec copy(final PortObjectSpec spec) throws IOException {
        final PortObjectSpecSerializer<PortObjectSpec> serializer =
            ExtensionPoints.serializerOf(spec.getClass(), PortObjectSpecSerializer.class);
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PortObjectSpecZipOutputStream out = new PortObjectSpecZipOutputStream(bytes)) {
            serializer.savePortObjectSpec(spec, out);
        }
        try (var in = new PortObjectSpecZipInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return serializer.loadPortObjectSpec(in);
        }
    }

    @Override
    public Class<? extends PortObject> objectClass(final PortType type) {
        return type.objectClass();
    }

    @Override
    public boolean isOptional(final PortType type) {
        return type.isOptional();
    }
}
