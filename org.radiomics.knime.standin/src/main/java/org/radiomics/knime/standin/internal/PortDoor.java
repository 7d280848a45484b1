package org.radiomics.knime.standin.internal;

import java.io.IOException;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortType;

/** What <code>org.knime.core.node.port</code> keeps to itself. */
public interface PortDoor {

    /**
     * Copies a port object by writing and reading it, as KNIME does between nodes.
     *
     * @param object not a table
     * @param exec progress and cancellation
     * @return the copy
     * @throws IOException if writing or reading fails
     * @throws CanceledExecutionException if no longer wanted
     */
    PortObject copy(PortObject object, ExecutionMonitor exec) throws IOException, CanceledExecutionException;

    /**
     * @param type of a port
     * @return the class of its objects
     */
    Class<? extends PortObject> objectClass(PortType type);

    /**
     * @param type of an input
     * @return whether it may stay unconnected
     */
    boolean isOptional(PortType type);
}
