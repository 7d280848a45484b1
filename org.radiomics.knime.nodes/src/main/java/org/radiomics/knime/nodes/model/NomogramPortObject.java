package org.radiomics.knime.nodes.model;

import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;
import org.radiomics.knime.stats.model.LogisticModel;
import org.radiomics.knime.stats.nomogram.Nomogram;

/** A nomogram with the logistic model that it draws. */
public final class NomogramPortObject extends LogisticModelPortObject {

    /** The type of ports. */
    public static final PortType TYPE = PortTypeRegistry.getInstance().getPortType(NomogramPortObject.class);

    private static final String JSON = "nomogram";

    private Nomogram m_nomogram;

    /** Called before {@link #load}. */
    public NomogramPortObject() {
    }

    /** @param nomogram to carry */
    public NomogramPortObject(final Nomogram nomogram) {
        m_nomogram = nomogram;
    }

    /** @return the nomogram */
    public Nomogram nomogram() {
        return m_nomogram;
    }

    @Override
    public LogisticModel model() {
        return m_nomogram.model();
    }

    @Override
    public String getSummary() {
        return "Nomogram: " + super.getSummary();
    }

    @Override
    protected void save(final ModelContentWO content, final ExecutionMonitor monitor) {
        content.addString(JSON, m_nomogram.toJson());
    }

    @Override
    protected void load(final ModelContentRO content, final PortObjectSpec spec, final ExecutionMonitor monitor)
        throws InvalidSettingsException {
        m_nomogram = Nomogram.fromJson(content.getString(JSON));
    }

    /** Stores the nomogram. */
    public static final class Serializer extends AbstractSimplePortObjectSerializer<NomogramPortObject> {
    }
}
