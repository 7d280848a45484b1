package org.knime.core.node.port;

import java.io.IOException;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.radiomics.knime.standin.internal.Instances;

/** A port object that writes itself into zip entries. Needs a public constructor without arguments. */
public abstract class AbstractPortObject implements PortObject {

    /**
     * Writes the object by its own methods; to be subclassed without adding anything.
     *
     * @param <T> the class of the objects
     */
    public abstract static class AbstractPortObjectSerializer<T extends AbstractPortObject>
        extends PortObjectSerializer<T> {

        @Override
        public void savePortObject(final T portObject, final PortObjectZipOutputStream out, final ExecutionMonitor exec)
            throws IOException, CanceledExecutionException {
            portObject.save(out, exec);
        }

        @Override
        public T loadPortObject(final PortObjectZipInputStream in, final PortObjectSpec spec,
            final ExecutionMonitor exec) throws IOException, CanceledExecutionException {
            final T portObject = Instances.ofTypeArgument(getClass());
            ((AbstractPortObject)portObject).load(in, spec, exec);
            return portObject;
        }
    }

    /**
     * @param out to write entries to; not closed
     * @param exec progress and cancellation
     * @throws IOException if writing fails
     * @throws CanceledExecutionException if no longer wanted
     */
    protected abstract void save(PortObjectZipOutputStream out, ExecutionMonitor exec)
        throws IOException, CanceledExecutionException;

    /**
     * @param in to read entries from; not closed
     * @param spec of the object
     * @param exec progress and cancellation
     * @throws IOException if reading fails
     * @throws CanceledExecutionException if no longer wanted
     */
    protected abstract void load(PortObjectZipInputStream in, PortObjectSpec spec, ExecutionMonitor exec)
        throws IOException, CanceledExecutionException;
}
