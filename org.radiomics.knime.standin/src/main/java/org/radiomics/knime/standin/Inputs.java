package org.radiomics.knime.standin;

import java.util.Arrays;
import java.util.Objects;

import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.radiomics.knime.standin.internal.Doors;

/** What reaches a node along its connections. */
final class Inputs {

    private final WorkflowNode m_node;

    /** By port, the flow variable port first; null where nothing is connected. */
    private final WorkflowNode[] m_sources;

    private final int[] m_ports;

    private final FlowVariables m_workflowVariables;

    Inputs(final Workflow workflow, final WorkflowNode node) {
        m_node = node;
        m_sources = new WorkflowNode[node.inPorts().size() + 1];
        m_ports = new int[m_sources.length];
        m_workflowVariables = workflow.variables();
        for (final Connection connection : workflow.connectionsTo(node)) {
            m_sources[connection.destinationPort()] = workflow.node(connection.source());
            m_ports[connection.destinationPort()] = connection.sourcePort();
        }
    }

    /** @return whether each required input is connected and known, and each connected one is known */
    boolean areKnown() {
        final PortObjectSpec[] specs = specs();
        for (int i = 0; i < specs.length; i++) {
            final boolean needed = m_sources[i + 1] != null || !Doors.ports().isOptional(m_node.inPorts().get(i));
            if (needed && specs[i] == null) {
                return false;
            }
        }
        return m_sources[0] == null || m_sources[0].state() != NodeState.IDLE;
    }

    /** @return whether every node that this one takes from is executed */
    boolean areExecuted() {
        return Arrays.stream(m_sources).allMatch(s -> s == null || s.state() == NodeState.EXECUTED);
    }

    PortObjectSpec[] specs() {
        final PortObjectSpec[] specs = new PortObjectSpec[m_sources.length - 1];
        Arrays.setAll(specs, i -> m_sources[i + 1] != null ? m_sources[i + 1].outputSpec(m_ports[i + 1]) : null);
        return specs;
    }

    PortObject[] objects() {
        final PortObject[] objects = new PortObject[m_sources.length - 1];
        Arrays.setAll(objects, i -> m_sources[i + 1] != null ? m_sources[i + 1].output(m_ports[i + 1]) : null);
        return objects;
    }


    /** @return the flow variables of all sources, on top of the workflow's */
    FlowVariables variables() {
        if (Arrays.stream(m_sources).allMatch(Objects::isNull)) {
            return m_workflowVariables;
        }
        return FlowVariables.merge(Arrays.stream(m_sources).map(s -> s == null ? null : s.variables()).toList());
    }
}
