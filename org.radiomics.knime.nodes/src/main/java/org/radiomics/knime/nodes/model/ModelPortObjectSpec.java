package org.radiomics.knime.nodes.model;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.port.AbstractSimplePortObjectSpec;

/** The specification of a fitted model before execution: nothing is known of it yet. */
public final class ModelPortObjectSpec extends AbstractSimplePortObjectSpec {

    /** Stores the specification. */
    public static final class Serializer extends AbstractSimplePortObjectSpecSerializer<ModelPortObjectSpec> {
    }

    @Override
    protected void save(final ModelContentWO model) {
        // there is nothing to keep
    }

    @Override
    protected void load(final ModelContentRO model) throws InvalidSettingsException {
        // there is nothing to read
    }
}
