package org.radiomics.knime.nodes.model;

import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.port.AbstractSimplePortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;
import org.radiomics.knime.stats.harmonization.ComBatModel;

/** What the scanners or centres of the training rows do to the features. */
public final class ComBatPortObject extends AbstractSimplePortObject {

    /** The type of ports. */
    public static final PortType TYPE = PortTypeRegistry.getInstance().getPortType(ComBatPortObject.class);

    private static final String JSON = "comBat";

    private ComBatModel m_model;

    /** Called before {@link #load}. */
    public ComBatPortObject() {
    }

    /** @param model to carry */
    public ComBatPortObject(final ComBatModel model) {
        m_model = model;
    }

    /** @return the effects of the batches */
    public ComBatModel model() {
        return m_model;
    }

    @Override
    public String getSummary() {
        return "ComBat of " + m_model.harmonized().size() + " features between the batches "
            + String.join(", ", m_model.batches().keySet());
    }

    @Override
    public PortObjectSpec getSpec() {
        return new ModelPortObjectSpec();
    }

    @Override
    protected void save(final ModelContentWO content, final ExecutionMonitor monitor) {
        content.addString(JSON, m_model.toJson());
    }

    @Override
    protected void load(final ModelContentRO content, final PortObjectSpec spec, final ExecutionMonitor monitor)
        throws InvalidSettingsException {
        m_model = ComBatModel.fromJson(content.getString(JSON));
    }

    /** Stores the model. */
    public static final class Serializer extends AbstractSimplePortObjectSerializer<ComBatPortObject> {
    }
}
