package org.radiomics.knime.standin;

import java.util.List;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeModel;
import org.knime.core.node.port.PortObjectSpec;
import org.radiomics.knime.standin.internal.Doors;

/**
 * Configures a node: applies its flow variables, asks for its output specs, and sets its state and message as KNIME
 * does.
 */
final class NodeConfiguration {

    private static final System.Logger LOGGER = System.getLogger(NodeConfiguration.class.getName());

    private final WorkflowNode m_node;

    private final Inputs m_inputs;

    NodeConfiguration(final Workflow workflow, final WorkflowNode node) {
        m_node = node;
        m_inputs = new Inputs(workflow, node);
    }

    /**
     * Leaves the node CONFIGURED, or IDLE with a message if something does not fit, without one if inputs are missing.
     */
    void run() {
        m_node.message(null);
        m_node.state(NodeState.IDLE);
        m_node.specs(new PortObjectSpec[m_node.outPorts().size()]);
        final FlowVariables variables = m_inputs.variables();
        m_node.variables(variables);
        if (!m_inputs.areKnown()) {
            return;
        }
        try {
            m_node.specs(configure(variables));
            m_node.state(NodeState.CONFIGURED);
            final String warning = Doors.node().warning(m_node.model());
            m_node.message(warning == null ? null : NodeMessage.warning(warning));
        } catch (final InvalidSettingsException e) {
            m_node.message(NodeMessage.warning(e.getMessage()));
        } catch (final RuntimeException | LinkageError e) {
            LOGGER.log(System.Logger.Level.DEBUG, m_node + " could not be configured", e);
            m_node.message(NodeMessage.error("Configure failed (" + e.getClass().getSimpleName() + "): "
                + e.getMessage()));
        }
    }

    private PortObjectSpec[] configure(final FlowVariables variables) throws InvalidSettingsException {
        final NodeModel model = m_node.model();
        List<FlowVariables.Variable> exposed = List.of();
        if (m_node.controlled() != null) {
            final ControlledSettings settings =
                new ControlledSettings(m_node.settings(), m_node.controlled(), variables);
            Doors.node().loadSettings(model, settings.settings());
            exposed = settings.exposed();
        }
        Doors.node().warn(model, null);
        final PortObjectSpec[] specs = Doors.node().configure(model, m_inputs.specs());
        m_node.variables(variables.push(exposed));
        final int outputs = m_node.outPorts().size();
        if (specs != null && specs.length != outputs) {
            LOGGER.log(System.Logger.Level.ERROR,
                m_node + ": Output spec-array length invalid: " + specs.length + " <> " + outputs);
        }
        return specs == null || specs.length != outputs ? new PortObjectSpec[outputs] : specs;
    }
}
