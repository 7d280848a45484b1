package org.knime.core.node;

/**
 * Makes the parts of a node. Beside the class lies its description, <code>&lt;simple name&gt;.xml</code>.
 *
 * @param <T> what the node does
 */
public abstract class NodeFactory<T extends NodeModel> {

    /** Factories are made by name. */
    protected NodeFactory() {
        // nothing to keep
    }

    /** @return a new model with the default settings */
    public abstract T createNodeModel();

    /** @return the number of views */
    protected abstract int getNrNodeViews();

    /**
     * @param viewIndex from 0
     * @param nodeModel to show
     * @return a view, null if there is none
     */
    public abstract NodeView<T> createNodeView(int viewIndex, T nodeModel);

    /** @return whether the node has a dialog */
    protected abstract boolean hasDialog();

    /** @return a new dialog, null if there is none */
    protected abstract NodeDialogPane createNodeDialogPane();
}
