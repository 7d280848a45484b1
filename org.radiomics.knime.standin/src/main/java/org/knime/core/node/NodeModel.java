package org.knime.core.node;

import java.io.File;
import java.io.IOException;

import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;

/** What a node does: its settings, what it promises (configure) and what it makes (execute). */
public abstract class NodeModel {

    private final PortType[] m_inPorts;

    private final PortType[] m_outPorts;

    private String m_warning;

    /**
     * @param inPortTypes of the inputs, null for none
     * @param outPortTypes of the outputs, null for none
     */
    protected NodeModel(final PortType[] inPortTypes, final PortType[] outPortTypes) {
        m_inPorts = inPortTypes == null ? new PortType[0] : inPortTypes.clone();
        m_outPorts = outPortTypes == null ? new PortType[0] : outPortTypes.clone();
    }

    final PortType[] inPorts() {
        return m_inPorts;
    }

    final PortType[] outPorts() {
        return m_outPorts;
    }

    /** @param settings to write the node's settings to */
    protected abstract void saveSettingsTo(NodeSettingsWO settings);

    /**
     * Checks settings without taking them over.
     *
     * @param settings to check
     * @throws InvalidSettingsException if one is missing or out of range
     */
    protected abstract void validateSettings(NodeSettingsRO settings) throws InvalidSettingsException;

    /**
     * Takes settings over.
     *
     * @param settings that were checked
     * @throws InvalidSettingsException if one is missing or out of range
     */
    protected abstract void loadValidatedSettingsFrom(NodeSettingsRO settings) throws InvalidSettingsException;

    /**
     * Reads what the node had computed for its views.
     *
     * @param nodeInternDir with the node's files
     * @param exec progress and cancellation
     * @throws IOException if reading fails
     * @throws CanceledExecutionException if no longer wanted
     */
    protected abstract void loadInternals(File nodeInternDir, ExecutionMonitor exec)
        throws IOException, CanceledExecutionException;

    /**
     * Writes what the node has computed for its views.
     *
     * @param nodeInternDir for the node's files
     * @param exec progress and cancellation
     * @throws IOException if writing fails
     * @throws CanceledExecutionException if no longer wanted
     */
    protected abstract void saveInternals(File nodeInternDir, ExecutionMonitor exec)
        throws IOException, CanceledExecutionException;

    /** Forgets what execute has computed. */
    protected abstract void reset();

    /**
     * Says what the outputs will look like.
     *
     * @param inSpecs of the inputs; null where nothing is connected to an optional input
     * @return of the outputs; null where not known yet
     * @throws InvalidSettingsException if inputs and settings do not fit
     */
    protected PortObjectSpec[] configure(final PortObjectSpec[] inSpecs) throws InvalidSettingsException {
        throw new InvalidSettingsException("NodeModel.configure() implementation missing!");
    }

    /**
     * Makes the outputs.
     *
     * @param inObjects the inputs; null where nothing is connected to an optional input
     * @param exec progress and cancellation, new tables
     * @return the outputs
     * @throws Exception if it cannot; the message becomes the node's
     */
    protected PortObject[] execute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
        throw new IOException("NodeModel.execute() implementation missing!");
    }

    /** @param warningMessage to show at the node, null for none */
    protected final void setWarningMessage(final String warningMessage) {
        m_warning = warningMessage;
    }

    final String warning() {
        return m_warning;
    }
}
