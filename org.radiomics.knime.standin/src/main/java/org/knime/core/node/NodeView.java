package org.knime.core.node;

/**
 * Shows a node's results in a window. The nodes show theirs in tables, pictures and reports, so there is only the type.
 *
 * @param <T> what the node does
 */
public abstract class NodeView<T extends NodeModel> {

    NodeView() {
        // nobody makes one
    }
}
