package org.radiomics.knime.nodes.options;

import org.knime.core.node.NodeDialogPane;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeView;

/**
 * The factory of a node without views whose dialog follows from its {@link Options}.
 *
 * @param <M> the node's model
 */
public abstract class OptionsNodeFactory<M extends OptionsNodeModel> extends NodeFactory<M> {

    private final Options m_options;

    /** @param options of the node, the same that its model has */
    protected OptionsNodeFactory(final Options options) {
        m_options = options;
    }

    /** @return the node's options */
    public final Options options() {
        return m_options;
    }

    @Override
    protected final int getNrNodeViews() {
        return 0;
    }

    @Override
    public final NodeView<M> createNodeView(final int viewIndex, final M nodeModel) {
        throw new IndexOutOfBoundsException("The node has no view " + viewIndex + ".");
    }

    @Override
    protected final boolean hasDialog() {
        return !m_options.all().isEmpty();
    }

    @Override
    protected final NodeDialogPane createNodeDialogPane() {
        return new OptionsDialog(m_options);
    }
}
