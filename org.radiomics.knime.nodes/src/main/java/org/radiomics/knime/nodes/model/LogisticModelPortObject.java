package org.radiomics.knime.nodes.model;

import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.port.AbstractSimplePortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;
import org.radiomics.knime.stats.model.LogisticModel;

/** A fitted logistic regression. A nomogram is one, so that it fits wherever a logistic model does. */
public class LogisticModelPortObject extends AbstractSimplePortObject {

    /** The type of ports. */
    public static final PortType TYPE = PortTypeRegistry.getInstance().getPortType(LogisticModelPortObject.class);

    /** The type of input ports that may stay unconnected. */
    public static final PortType TYPE_OPTIONAL =
        PortTypeRegistry.getInstance().getPortType(LogisticModelPortObject.class, true);

    private static final String JSON = "logisticModel";

    private LogisticModel m_model;

    /** Called before {@link #load}. */
    public LogisticModelPortObject() {
    }

    /** @param model to carry */
    public LogisticModelPortObject(final LogisticModel model) {
        m_model = model;
    }

    /** @return the model */
    public LogisticModel model() {
        return m_model;
    }

    @Override
    public String getSummary() {
        return "Logistic model of " + model().outcome() + " = " + model().positiveLevel() + " on "
            + String.join(", ", model().columns());
    }

    @Override
    public final PortObjectSpec getSpec() {
        return new ModelPortObjectSpec();
    }

    @Override
    protected void save(final ModelContentWO content, final ExecutionMonitor monitor) {
        content.addString(JSON, m_model.toJson());
    }

    @Override
    protected void load(final ModelContentRO content, final PortObjectSpec spec, final ExecutionMonitor monitor)
        throws InvalidSettingsException {
        m_model = LogisticModel.fromJson(content.getString(JSON));
    }

    /** Stores the model. */
    public static final class Serializer extends AbstractSimplePortObjectSerializer<LogisticModelPortObject> {
    }
}
