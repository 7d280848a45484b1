package org.radiomics.knime.standin;

import java.time.Duration;
import java.util.List;

import org.knime.core.node.NodeModel;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.radiomics.knime.standin.internal.Doors;
import org.radiomics.knime.standin.settings.SettingsTree;

/** One node of a workflow: its settings, its state, its outputs. Port 0 is that of the flow variables. */
public final class WorkflowNode {

    private final int m_id;

    private final String m_name;

    private final NodeModel m_model;

    private final SettingsTree m_settings;

    private final SettingsTree m_controlled;

    private final PortObjectSpec[] m_specs;

    private final PortObject[] m_objects;

    private final String m_comment;

    private volatile NodeState m_state = NodeState.IDLE;

    private volatile NodeMessage m_message;

    private volatile Duration m_duration = Duration.ZERO;

    private FlowVariables m_variables = FlowVariables.NONE;

    /**
     * @param id of the node in its workflow
     * @param name of the node
     * @param comment on it, null for none
     * @param model what the node does
     * @param settings of the model
     * @param controlled which settings come from flow variables, null for none
     */
    WorkflowNode(final int id, final String name, final String comment, final NodeModel model,
        final SettingsTree settings, final SettingsTree controlled) {
        m_id = id;
        m_name = name;
        m_comment = comment;
        m_model = model;
        m_settings = settings;
        m_controlled = controlled;
        final int outputs = Doors.node().outPorts(model).length + 1;
        m_specs = new PortObjectSpec[outputs];
        m_objects = new PortObject[outputs];
    }

    /** @return the node's number in its workflow */
    public int id() {
        return m_id;
    }

    /** @return the node's name */
    public String name() {
        return m_name;
    }

    /** @return what somebody wrote about the node, null for nothing */
    public String comment() {
        return m_comment;
    }

    /** @return the node's settings as they are in the file; not to be changed */
    public SettingsTree settings() {
        return m_settings;
    }

    /** @return how far the node is */
    public NodeState state() {
        return m_state;
    }

    /** @return what the node has to say, null for nothing */
    public NodeMessage message() {
        return m_message;
    }

    /** @return whether the node has failed */
    public boolean hasFailed() {
        final NodeMessage message = m_message;
        return message != null && message.type() == NodeMessage.Type.ERROR;
    }

    /** @return whether the node cannot work because its settings and inputs do not fit, which KNIME calls a warning */
    public boolean isRefused() {
        return m_message != null && m_state == NodeState.IDLE;
    }

    /** @return how long the node worked */
    public Duration duration() {
        return m_duration;
    }

    /**
     * @param port of an output, from 1
     * @return what is there, null before the node is executed
     */
    public synchronized PortObject output(final int port) {
        return m_objects[port];
    }

    /**
     * @param port of an output, from 1
     * @return what is known of it, null if nothing is
     */
    public synchronized PortObjectSpec outputSpec(final int port) {
        return m_specs[port];
    }

    /** @return the flow variables that leave the node */
    public synchronized FlowVariables variables() {
        return m_variables;
    }

    NodeModel model() {
        return m_model;
    }

    SettingsTree controlled() {
        return m_controlled;
    }

    List<PortType> inPorts() {
        return List.of(Doors.node().inPorts(m_model));
    }

    List<PortType> outPorts() {
        return List.of(Doors.node().outPorts(m_model));
    }

    void state(final NodeState state) {
        m_state = state;
    }

    void message(final NodeMessage message) {
        m_message = message;
    }

    void duration(final Duration duration) {
        m_duration = duration;
    }

    synchronized void variables(final FlowVariables variables) {
        m_variables = variables;
    }

    synchronized void specs(final PortObjectSpec[] specs) {
        System.arraycopy(specs, 0, m_specs, 1, specs.length);
    }

    synchronized void outputs(final PortObject[] objects) {
        System.arraycopy(objects, 0, m_objects, 1, objects.length);
        for (int i = 0; i < objects.length; i++) {
            m_specs[i + 1] = objects[i].getSpec();
        }
    }

    @Override
    public String toString() {
        return m_name + " (#" + m_id + ")";
    }
}
