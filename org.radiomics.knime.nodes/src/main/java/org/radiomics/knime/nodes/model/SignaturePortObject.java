package org.radiomics.knime.nodes.model;

import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.port.AbstractSimplePortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;
import org.radiomics.knime.stats.model.Signature;

/** A radiomics signature: which features with which coefficients make the Rad-score. */
public final class SignaturePortObject extends AbstractSimplePortObject {

    /** The type of ports. */
    public static final PortType TYPE = PortTypeRegistry.getInstance().getPortType(SignaturePortObject.class);

    private static final String JSON = "signature";

    private Signature m_signature;

    /** Called before {@link #load}. */
    public SignaturePortObject() {
    }

    /** @param signature to carry */
    public SignaturePortObject(final Signature signature) {
        m_signature = signature;
    }

    /** @return the signature */
    public Signature signature() {
        return m_signature;
    }

    @Override
    public String getSummary() {
        return "Radiomics signature of " + m_signature.features().size() + " features";
    }

    @Override
    public PortObjectSpec getSpec() {
        return new ModelPortObjectSpec();
    }

    @Override
    protected void save(final ModelContentWO model, final ExecutionMonitor monitor) {
        model.addString(JSON, m_signature.toJson());
    }

    @Override
    protected void load(final ModelContentRO model, final PortObjectSpec spec, final ExecutionMonitor monitor)
        throws InvalidSettingsException {
        m_signature = Signature.fromJson(model.getString(JSON));
    }

    /** Stores the signature. */
    public static final class Serializer extends AbstractSimplePortObjectSerializer<SignaturePortObject> {
    }
}
