package org.radiomics.knime.standin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.knime.core.node.port.PortType;
import org.radiomics.knime.standin.internal.Doors;
import org.radiomics.knime.standin.table.Storage;

/**
 * Reads workflow directories as KNIME writes them. Data that a saved workflow carries is not read: its nodes are reset,
 * as KNIME's batch executor does with <code>-reset</code>. Metanodes and components are not supported.
 */
public final class WorkflowLoader {

    private static final String WORKFLOW_FILE = "workflow.knime";

    /** The newest layout of files that is known here, that of KNIME 5.1 to 5.12. */
    private static final int[] NEWEST_LAYOUT = {5, 1, 0};

    private final ClassLoader m_classes;

    private final long m_cellsInMemory;

    private WorkflowLoader(final ClassLoader classes, final long cellsInMemory) {
        m_classes = classes;
        m_cellsInMemory = cellsInMemory;
    }

    /**
     * @param classes where the nodes' factories are found
     * @return a loader with the default share of memory
     */
    public static WorkflowLoader of(final ClassLoader classes) {
        return new WorkflowLoader(classes, Storage.DEFAULT_CELLS);
    }

    /**
     * @param cells how many cells the workflow's tables together keep in memory; what is more goes to disk
     * @return a loader for workflows that do
     */
    public WorkflowLoader withCellsInMemory(final long cells) {
        return new WorkflowLoader(m_classes, cells);
    }

    /**
     * Reads the variables of a workflow and nothing else of it, so that its nodes need not be installed.
     *
     * @param directory of the workflow
     * @param variables values for some of them, as a person writes them
     * @return all variables of the workflow with their values
     * @throws WorkflowVariableException if the workflow has no variable of a given name, or it takes another type of
     *             value
     * @throws WorkflowLoadException if the workflow's file is missing or wrong
     */
    public static FlowVariables variables(final Path directory, final Map<String, String> variables)
        throws WorkflowLoadException {
        final FileEntries file = FileEntries.read(directory.resolve(WORKFLOW_FILE));
        checkLayout(file);
        return WorkflowVariables.read(file, variables);
    }

    /**
     * Loads and configures a workflow.
     *
     * @param directory of the workflow
     * @param variables values for some of its workflow variables, as a person writes them
     * @return the workflow, to be closed
     * @throws WorkflowVariableException if the workflow has no variable of a given name, or it takes another type of
     *             value
     * @throws WorkflowLoadException if a file is missing or wrong, a node is not there, or a setting is missing or out
     *             of range
     */
    public Workflow load(final Path directory, final Map<String, String> variables) throws WorkflowLoadException {
        final FileEntries file = FileEntries.read(directory.resolve(WORKFLOW_FILE));
        checkLayout(file);
        final FlowVariables stack = WorkflowVariables.read(file, variables);
        final Map<Integer, WorkflowNode> nodes = new HashMap<>();
        final Map<WorkflowNode, String> states = new HashMap<>();
        for (final FileEntries entry : file.tree("nodes").trees()) {
            final NodeFile nodeFile = new NodeFile(directory, entry, m_classes);
            final WorkflowNode node = nodeFile.load();
            states.put(node, nodeFile.state());
            if (nodes.put(node.id(), node) != null) {
                throw entry.problem("id", "is that of another node", null);
            }
        }
        final List<Connection> connections = connections(file, nodes);
        final Storage storage = new Storage(m_cellsInMemory);
        final Workflow workflow;
        try {
            workflow = new Workflow(directory, nodes.values(), connections, stack, storage);
        } catch (final IllegalArgumentException e) {
            throw file.problem(e.getMessage(), e);
        }
        configure(workflow, states);
        return workflow;
    }

    private static void checkLayout(final FileEntries file) throws WorkflowLoadException {
        final String version = file.text("version");
        final String[] parts = version.split("\\.");
        for (int i = 0; i < NEWEST_LAYOUT.length; i++) {
            final int part;
            try {
                part = i < parts.length ? Integer.parseInt(parts[i]) : 0;
            } catch (final NumberFormatException e) {
                throw file.problem("version", "is no version: \"" + version + "\"", e);
            }
            if (part > NEWEST_LAYOUT[i]) {
                throw file.problem("version", "is " + version + ", newer than what can be read (5.1.0)", null);
            }
            if (part < NEWEST_LAYOUT[i]) {
                return;
            }
        }
    }

    private static List<Connection> connections(final FileEntries file, final Map<Integer, WorkflowNode> nodes)
        throws WorkflowLoadException {
        final List<Connection> connections = new ArrayList<>();
        final Set<List<Integer>> inputs = new HashSet<>();
        for (final FileEntries entry : file.tree("connections").trees()) {
            final Connection connection = new Connection(entry.integer("sourceID"), entry.integer("sourcePort"),
                entry.integer("destID"), entry.integer("destPort"));
            final WorkflowNode source = nodes.get(connection.source());
            final WorkflowNode destination = nodes.get(connection.destination());
            if (source == null) {
                throw entry.problem("sourceID", "names node #" + connection.source() + ", which does not exist", null);
            }
            if (destination == null) {
                throw entry.problem("destID", "names node #" + connection.destination() + ", which does not exist",
                    null);
            }
            if (!inputs.add(List.of(connection.destination(), connection.destinationPort()))) {
                throw entry.problem("destPort", "names an input that is connected already", null);
            }
            check(entry, connection, source.outPorts(), destination.inPorts());
            connections.add(connection);
        }
        return connections;
    }

    private static void check(final FileEntries entry, final Connection connection, final List<PortType> outputs,
        final List<PortType> inputs) throws WorkflowLoadException {
        final int from = connection.sourcePort();
        final int to = connection.destinationPort();
        if (from < 0 || from > outputs.size()) {
            throw entry.problem("sourcePort", "is " + from + ", but the node has outputs 0 to " + outputs.size(), null);
        }
        if (to < 0 || to > inputs.size()) {
            throw entry.problem("destPort", "is " + to + ", but the node has inputs 0 to " + inputs.size(), null);
        }
        final boolean fits = from == 0 ? to == 0 : to == 0 || Doors.ports().objectClass(inputs.get(to - 1))
            .isAssignableFrom(Doors.ports().objectClass(outputs.get(from - 1)));
        if (!fits) {
            throw entry.problem("destPort", "names an input of another type than the output it is connected to", null);
        }
    }

    private static void configure(final Workflow workflow, final Map<WorkflowNode, String> states) {
        final WorkflowContext context = WorkflowContext.of(workflow.directory(), workflow.storage());
        for (final WorkflowNode node : workflow.nodes()) {
            context.run(() -> new NodeConfiguration(workflow, node).run());
            final String saved = states.get(node);
            final String expected = saved.equals(NodeState.EXECUTED.name()) ? NodeState.CONFIGURED.name() : saved;
            if (!expected.equals(node.state().name())) {
                workflow.warn(node + ": State has changed from " + saved + " to " + node.state());
            }
        }
    }
}
