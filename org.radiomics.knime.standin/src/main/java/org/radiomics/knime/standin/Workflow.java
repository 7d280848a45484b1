package org.radiomics.knime.standin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.radiomics.knime.standin.table.Storage;

/** A loaded workflow. Closing it deletes its temporary files. */
public final class Workflow implements AutoCloseable {

    private final Path m_directory;

    private final Map<Integer, WorkflowNode> m_nodes = new LinkedHashMap<>();

    private final List<Connection> m_connections;

    private final FlowVariables m_variables;

    private final Storage m_storage;

    private final List<String> m_warnings = new ArrayList<>();

    /**
     * @param directory of the workflow
     * @param nodes in any order
     * @param connections between them, without circles
     * @param variables of the workflow
     * @param storage for what the nodes make
     */
    Workflow(final Path directory, final Collection<WorkflowNode> nodes, final List<Connection> connections,
        final FlowVariables variables, final Storage storage) {
        m_directory = directory;
        m_connections = List.copyOf(connections);
        m_variables = variables;
        m_storage = storage;
        final Map<Integer, WorkflowNode> left = new TreeMap<>();
        nodes.forEach(node -> left.put(node.id(), node));
        while (!left.isEmpty()) {
            final WorkflowNode next = left.values().stream()
                .filter(n -> connectionsTo(n).stream().allMatch(c -> m_nodes.containsKey(c.source())))
                .findFirst().orElseThrow(() -> new IllegalArgumentException("The connections run in a circle through "
                    + left.values() + "."));
            m_nodes.put(next.id(), left.remove(next.id()));
        }
    }

    /** @return where the workflow lies */
    public Path directory() {
        return m_directory;
    }

    /** @return the nodes; each comes after those that it takes from */
    public Collection<WorkflowNode> nodes() {
        return Collections.unmodifiableCollection(m_nodes.values());
    }

    /**
     * @param id of a node
     * @return the node
     * @throws IllegalArgumentException if there is none
     */
    public WorkflowNode node(final int id) {
        final WorkflowNode node = m_nodes.get(id);
        if (node == null) {
            throw new IllegalArgumentException("The workflow has no node #" + id + ".");
        }
        return node;
    }

    /** @return the connections */
    public List<Connection> connections() {
        return m_connections;
    }

    /** @return the workflow's variables */
    public FlowVariables variables() {
        return m_variables;
    }

    /** @return what was strange about the files, one sentence each */
    public List<String> warnings() {
        return Collections.unmodifiableList(m_warnings);
    }

    void warn(final String warning) {
        m_warnings.add(warning);
    }

    Storage storage() {
        return m_storage;
    }

    List<Connection> connectionsTo(final WorkflowNode node) {
        return m_connections.stream().filter(c -> c.destination() == node.id()).toList();
    }

    @Override
    public void close() {
        m_storage.close();
    }
}
