package org.radiomics.knime.nodes.options;

import java.io.File;
import java.util.List;

import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortType;
import org.radiomics.knime.nodes.record.RecordedTables;

/**
 * A node model whose settings are declared as {@link Options} and which keeps nothing between executions. It spares a
 * node the methods that save, validate and load settings and internals, and puts every table that the node computes
 * into the study record. Nothing else: configure and compute are the node's.
 */
public abstract class OptionsNodeModel extends NodeModel {

    private final Options m_options;

    private Settings m_settings;

    /**
     * @param options of the node
     * @param in types of the input ports
     * @param out types of the output ports
     */
    protected OptionsNodeModel(final Options options, final PortType[] in, final PortType[] out) {
        super(in, out);
        m_options = options;
        m_settings = options.defaults();
    }

    /** @return the current values of the options */
    protected final Settings settings() {
        return m_settings;
    }

    /** Shows what the user should know; nothing where the list is empty. */
    protected final void warn(final List<String> warnings) {
        if (!warnings.isEmpty()) {
            setWarningMessage(String.join(" ", warnings));
        }
    }

    /**
     * Does the work of the node.
     *
     * @param inObjects at the input ports; null where an optional one is not connected
     * @param exec makes tables, is told the progress and cancels
     * @return what goes to the output ports; a study record among them ends with the section of this node
     * @throws Exception whose message is shown to the user
     */
    protected abstract PortObject[] compute(PortObject[] inObjects, ExecutionContext exec) throws Exception;

    @Override
    protected final PortObject[] execute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
        return RecordedTables.of(getClass()).complete(compute(inObjects, exec), exec);
    }

    @Override
    protected final void saveSettingsTo(final NodeSettingsWO settings) {
        m_settings.saveTo(settings);
    }

    @Override
    protected final void validateSettings(final NodeSettingsRO settings) throws InvalidSettingsException {
        m_options.load(settings);
    }

    @Override
    protected final void loadValidatedSettingsFrom(final NodeSettingsRO settings) throws InvalidSettingsException {
        m_settings = m_options.load(settings);
    }

    @Override
    protected final void loadInternals(final File folder, final ExecutionMonitor monitor) {
        // nothing is kept
    }

    @Override
    protected final void saveInternals(final File folder, final ExecutionMonitor monitor) {
        // nothing is kept
    }

    @Override
    protected final void reset() {
        // nothing is kept
    }
}
