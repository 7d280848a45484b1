package com.acme.knime;

import java.io.File;

import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.port.PortType;

/** A model without settings and internals. */
public abstract class PlainModel extends NodeModel {

    protected PlainModel(final PortType in, final PortType out) {
        super(in == null ? new PortType[0] : new PortType[] {in}, new PortType[] {out});
    }

    @Override
    protected void saveSettingsTo(final NodeSettingsWO settings) {
        // none
    }

    @Override
    protected void validateSettings(final NodeSettingsRO settings)
        throws InvalidSettingsException {
        // none
    }

    @Override
    protected void loadValidatedSettingsFrom(final NodeSettingsRO settings)
        throws InvalidSettingsException {
        // none
    }

    @Override
    protected void loadInternals(final File nodeInternDir, final ExecutionMonitor exec) {
        // none
    }

    @Override
    protected void saveInternals(final File nodeInternDir, final ExecutionMonitor exec) {
        // none
    }

    @Override
    protected void reset() {
        // nothing kept
    }
}
