package org.radiomics.knime.standin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.knime.core.node.NodeFactory;
import org.radiomics.knime.standin.settings.SettingsTree;
import org.radiomics.knime.standin.settings.SettingsXml;
import org.radiomics.knime.standin.table.Storage;

/** Builds a workflow and writes it as a directory that KNIME 5.4 and newer load without complaint. */
public final class WorkflowWriter {

    private final NodeBundle m_bundle;

    private final List<NodeWriter> m_nodes = new ArrayList<>();

    private final List<Connection> m_connections = new ArrayList<>();

    private final List<FlowVariables.Variable> m_variables = new ArrayList<>();

    private final List<Annotation> m_annotations = new ArrayList<>();

    /** @param bundle that brings the nodes */
    public WorkflowWriter(final NodeBundle bundle) {
        m_bundle = bundle;
    }

    /**
     * @param factory of a node
     * @return the new node, with the next number from 1 on and its default settings
     */
    public NodeWriter add(final NodeFactory<?> factory) {
        final NodeWriter node = new NodeWriter(m_nodes.size() + 1, factory);
        m_nodes.add(node);
        return node;
    }

    /**
     * @param source a node that gives
     * @param sourcePort its output, from 1; 0 for flow variables only
     * @param destination a node that takes
     * @param destinationPort its input, from 1; 0 for flow variables only
     * @return this
     */
    public WorkflowWriter connect(final NodeWriter source, final int sourcePort, final NodeWriter destination,
        final int destinationPort) {
        m_connections.add(new Connection(source.id(), sourcePort, destination.id(), destinationPort));
        return this;
    }

    /**
     * @param name of a workflow variable
     * @param value a String, Integer or Double
     * @return this
     */
    public WorkflowWriter variable(final String name, final Object value) {
        m_variables.add(new FlowVariables.Variable(name, value));
        return this;
    }

    /**
     * @param text to lie on the canvas; HTML if it starts with a tag
     * @param x of the left edge
     * @param y of the top edge
     * @param width of the frame
     * @param height of the frame
     * @return this
     */
    public WorkflowWriter annotation(final String text, final int x, final int y, final int width, final int height) {
        m_annotations.add(new Annotation(text, x, y, width, height));
        return this;
    }

    /**
     * Writes the workflow. The state of each node is the one that configuring it yields, as KNIME expects.
     *
     * @param directory to write to; made if it is missing, files in it are replaced
     * @throws IOException if writing fails
     * @throws IllegalArgumentException if the connections run in a circle
     * @throws IllegalStateException if a node fails to configure for another reason than missing inputs
     */
    public void write(final Path directory) throws IOException {
        Files.createDirectories(directory);
        final FlowVariables variables = FlowVariables.NONE.push(m_variables);
        final List<WorkflowNode> nodes = m_nodes.stream().map(NodeWriter::toNode).toList();
        try (Workflow workflow = new Workflow(directory, nodes, m_connections, variables, new Storage())) {
            final WorkflowContext context = WorkflowContext.of(workflow.directory(), workflow.storage());
            for (final WorkflowNode node : workflow.nodes()) {
                context.run(() -> new NodeConfiguration(workflow, node).run());
                if (node.state() == NodeState.IDLE && node.message() != null) {
                    throw new IllegalStateException(node + " cannot be configured: " + node.message().text());
                }
            }
        }
        for (int i = 0; i < nodes.size(); i++) {
            final Path file = directory.resolve(m_nodes.get(i).file());
            Files.createDirectories(file.getParent());
            SettingsXml.write(m_nodes.get(i).settingsFile(nodes.get(i).state(), m_bundle), file);
        }
        SettingsXml.write(workflowFile(nodes), directory.resolve("workflow.knime"));
    }

    private SettingsTree workflowFile(final List<WorkflowNode> nodes) {
        final SettingsTree file = new SettingsTree("workflow.knime");
        file.addString("created_by", "5.4.0");
        file.addBoolean("created_by_nightly", false);
        file.addString("version", "5.1.0");
        file.addString("name", null);
        file.addString("customDescription", null);
        final boolean configured = nodes.stream().allMatch(n -> n.state() == NodeState.CONFIGURED);
        file.addString("state", (configured ? NodeState.CONFIGURED : NodeState.IDLE).name());
        file.addTree("workflow_credentials");
        if (!m_variables.isEmpty()) {
            final SettingsTree variables = file.addTree("workflow_variables");
            for (int i = 0; i < m_variables.size(); i++) {
                save(m_variables.get(i), variables.addTree("Var_" + i));
            }
        }
        if (!m_annotations.isEmpty()) {
            final SettingsTree annotations = file.addTree("annotations");
            for (int i = 0; i < m_annotations.size(); i++) {
                m_annotations.get(i).save(annotations.addTree("annotation_" + i));
            }
        }
        final SettingsTree entries = file.addTree("nodes");
        m_nodes.forEach(node -> node.saveEntry(entries.addTree("node_" + node.id())));
        final SettingsTree connections = file.addTree("connections");
        for (int i = 0; i < m_connections.size(); i++) {
            save(m_connections.get(i), connections.addTree("connection_" + i));
        }
        return file;
    }

    private static void save(final FlowVariables.Variable variable, final SettingsTree settings) {
        settings.addString("name", variable.name());
        if (variable.value() instanceof Integer number) {
            settings.addString("class", "INTEGER");
            settings.addInt("value", number);
        } else if (variable.value() instanceof Double number) {
            settings.addString("class", "DOUBLE");
            settings.addDouble("value", number);
        } else {
            settings.addString("class", "STRING");
            settings.addString("value", (String)variable.value());
        }
    }

    private static void save(final Connection connection, final SettingsTree settings) {
        settings.addInt("sourceID", connection.source());
        settings.addInt("destID", connection.destination());
        settings.addInt("sourcePort", connection.sourcePort());
        settings.addInt("destPort", connection.destinationPort());
    }
}
