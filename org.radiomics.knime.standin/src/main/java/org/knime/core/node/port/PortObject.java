package org.knime.core.node.port;

import java.io.IOException;

import javax.swing.JComponent;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;

/** What travels along a connection. */
public interface PortObject {

    /**
     * Writes and reads port objects of one class. Registered at the extension point
     * <code>org.knime.core.PortType</code>.
     *
     * @param <T> the class
     */
    abstract class PortObjectSerializer<T extends PortObject> {

        /**
         * @param portObject to write
         * @param out to write to; not closed
         * @param exec progress and cancellation
         * @throws IOException if writing fails
         * @throws CanceledExecutionException if no longer wanted
         */
        public abstract void savePortObject(T portObject, PortObjectZipOutputStream out, ExecutionMonitor exec)
            throws IOException, CanceledExecutionException;

        /**
         * @param in to read from; not closed
         * @param spec of the object
         * @param exec progress and cancellation
         * @return the object
         * @throws IOException if reading fails
         * @throws CanceledExecutionException if no longer wanted
         */
        public abstract T loadPortObject(PortObjectZipInputStream in, PortObjectSpec spec, ExecutionMonitor exec)
            throws IOException, CanceledExecutionException;
    }

    /** @return the object in a few words */
    String getSummary();

    /** @return what was known of it before */
    PortObjectSpec getSpec();

    /** @return components that show the object, null or empty for none */
    JComponent[] getViews();
}
