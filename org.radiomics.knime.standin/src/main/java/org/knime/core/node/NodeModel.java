package org.knime.core.node;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.radiomics.knime.standin.FlowVariables;

/** What a node does: its settings, what it promises (configure) and what it makes (execute). */
public abstract class NodeModel {

    private final PortType[] m_inPorts;

    private final PortType[] m_outPorts;

    private final NodeLogger m_logger = NodeLogger.getLogger(getClass());

    private FlowVariables m_incomingVariables = FlowVariables.NONE;

    private final List<FlowVariables.Variable> m_pushedVariables = new ArrayList<>();

    private String m_warning;

    /**
     * With tables at all ports.
     *
     * @param nrInDataPorts the number of inputs
     * @param nrOutDataPorts the number of outputs
     */
    protected NodeModel(final int nrInDataPorts, final int nrOutDataPorts) {
        this(tables(nrInDataPorts), tables(nrOutDataPorts));
    }

    /**
     * @param inPortTypes of the inputs, null for none
     * @param outPortTypes of the outputs, null for none
     */
    protected NodeModel(final PortType[] inPortTypes, final PortType[] outPortTypes) {
        m_inPorts = inPortTypes == null ? new PortType[0] : inPortTypes.clone();
        m_outPorts = outPortTypes == null ? new PortType[0] : outPortTypes.clone();
    }

    private static PortType[] tables(final int number) {
        final PortType[] types = new PortType[number];
        Arrays.fill(types, BufferedDataTable.TYPE);
        return types;
    }

    final PortType[] inPorts() {
        return m_inPorts;
    }

    final PortType[] outPorts() {
        return m_outPorts;
    }

    /** @return the number of inputs */
    protected final int getNrInPorts() {
        return m_inPorts.length;
    }

    /** @return the number of outputs */
    protected final int getNrOutPorts() {
        return m_outPorts.length;
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
     * Says what the outputs will look like. By default, of tables only.
     *
     * @param inSpecs of the inputs; null where nothing is connected to an optional input
     * @return of the outputs; null where not known yet
     * @throws InvalidSettingsException if inputs and settings do not fit
     */
    protected PortObjectSpec[] configure(final PortObjectSpec[] inSpecs) throws InvalidSettingsException {
        return configure(Arrays.copyOf(inSpecs, inSpecs.length, DataTableSpec[].class));
    }

    /**
     * Says what the outputs will look like, for nodes with tables at all ports.
     *
     * @param inSpecs of the inputs; null where nothing is connected to an optional input
     * @return of the outputs; null where not known yet
     * @throws InvalidSettingsException if inputs and settings do not fit
     */
    protected DataTableSpec[] configure(final DataTableSpec[] inSpecs) throws InvalidSettingsException {
        throw new InvalidSettingsException("NodeModel.configure() implementation missing!");
    }

    /**
     * Makes the outputs. By default, of tables only.
     *
     * @param inObjects the inputs; null where nothing is connected to an optional input
     * @param exec progress and cancellation, new tables
     * @return the outputs
     * @throws Exception if it cannot; the message becomes the node's
     */
    protected PortObject[] execute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
        return execute(Arrays.copyOf(inObjects, inObjects.length, BufferedDataTable[].class), exec);
    }

    /**
     * Makes the outputs, for nodes with tables at all ports.
     *
     * @param inData the inputs; null where nothing is connected to an optional input
     * @param exec progress and cancellation, new tables
     * @return the outputs
     * @throws Exception if it cannot; the message becomes the node's
     */
    protected BufferedDataTable[] execute(final BufferedDataTable[] inData, final ExecutionContext exec)
        throws Exception {
        throw new IOException("NodeModel.execute() implementation missing!");
    }

    /** @param warningMessage to show at the node, null for none */
    protected final void setWarningMessage(final String warningMessage) {
        m_warning = warningMessage;
    }

    /** @return what is shown at the node, null for nothing */
    protected final String getWarningMessage() {
        return m_warning;
    }

    /** @return the node's logger */
    protected final NodeLogger getLogger() {
        return m_logger;
    }

    /**
     * @param name of a flow variable
     * @return its value
     * @throws NoSuchElementException if there is no such text variable
     */
    public final String peekFlowVariableString(final String name) {
        return peek(name, String.class, "STRING");
    }

    /**
     * @param name of a flow variable
     * @return its value
     * @throws NoSuchElementException if there is no such variable with a whole number
     */
    public final int peekFlowVariableInt(final String name) {
        return peek(name, Integer.class, "INTEGER");
    }

    /**
     * @param name of a flow variable
     * @return its value
     * @throws NoSuchElementException if there is no such variable with a number
     */
    public final double peekFlowVariableDouble(final String name) {
        return peek(name, Double.class, "DOUBLE");
    }

    /**
     * Gives a flow variable to the nodes that follow.
     *
     * @param name of the variable
     * @param value not null
     */
    protected final void pushFlowVariableString(final String name, final String value) {
        push(name, value);
    }

    /**
     * Gives a flow variable to the nodes that follow.
     *
     * @param name of the variable
     * @param value of the variable
     */
    protected final void pushFlowVariableInt(final String name, final int value) {
        push(name, value);
    }

    /**
     * Gives a flow variable to the nodes that follow.
     *
     * @param name of the variable
     * @param value of the variable
     */
    protected final void pushFlowVariableDouble(final String name, final double value) {
        push(name, value);
    }

    final void receive(final FlowVariables variables) {
        m_incomingVariables = variables;
        m_pushedVariables.clear();
    }

    final List<FlowVariables.Variable> pushed() {
        return List.copyOf(m_pushedVariables);
    }

    private void push(final String name, final Object value) {
        if (name.startsWith("knime")) {
            throw new IllegalArgumentException("The flow variable '" + name
                + "' has a reserved prefix ('knime'). Please change the name.");
        }
        m_pushedVariables.add(new FlowVariables.Variable(name, value));
    }

    private <T> T peek(final String name, final Class<T> type, final String typeName) {
        final T value = m_incomingVariables.push(m_pushedVariables).get(name, type);
        if (value == null) {
            throw new NoSuchElementException("No such variable \"" + name + "\" of type " + typeName);
        }
        return value;
    }
}
