package org.knime.core.node;

import javax.swing.JComponent;

import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.radiomics.knime.standin.NodeProgress;
import org.radiomics.knime.standin.internal.NodeDoor;
import org.radiomics.knime.standin.settings.SettingsTree;
import org.radiomics.knime.standin.table.Storage;
import org.radiomics.knime.standin.table.StoredRows;

/** Opens nodes to the rest of the stand-in. */
final class NodeDoorway implements NodeDoor {

    @Override
    public ExecutionContext context(final NodeProgress progress, final Storage storage, final String owner) {
        return new ExecutionContext(progress, storage, owner);
    }

    @Override
    public CanceledExecutionException canceled(final String message) {
        return new CanceledExecutionException(message);
    }

    @Override
    public BufferedDataTable table(final StoredRows rows) {
        return new BufferedDataTable(rows);
    }

    @Override
    public PortType[] inPorts(final NodeModel model) {
        return model.inPorts().clone();
    }

    @Override
    public PortType[] outPorts(final NodeModel model) {
        return model.outPorts().clone();
    }

    @Override
    public void saveSettings(final NodeModel model, final SettingsTree settings) {
        model.saveSettingsTo(settings);
    }

    @Override
    public void checkSettings(final NodeModel model, final SettingsTree settings) throws InvalidSettingsException {
        model.validateSettings(settings);
    }

    @Override
    public void loadSettings(final NodeModel model, final SettingsTree settings) throws InvalidSettingsException {
        model.validateSettings(settings);
        model.loadValidatedSettingsFrom(settings);
    }

    @Override
    public PortObjectSpec[] configure(final NodeModel model, final PortObjectSpec[] specs)
        throws InvalidSettingsException {
        return model.configure(specs);
    }

    @Override
    public PortObject[] execute(final NodeModel model, final PortObject[] inputs, final ExecutionContext context)
        throws Exception {
        return model.execute(inputs, context);
    }

    @Override
    public void reset(final NodeModel model) {
        model.reset();
    }

    @Override
    public String warning(final NodeModel model) {
        return model.warning();
    }

    @Override
    public void warn(final NodeModel model, final String warning) {
        model.setWarningMessage(warning);
    }

    @Override
    public NodeDialogPane dialog(final NodeFactory<?> factory) {
        return factory.hasDialog() ? factory.createNodeDialogPane() : null;
    }

    @Override
    public JComponent panel(final NodeDialogPane dialog) {
        return dialog.panel();
    }

    @Override
    public void loadDialog(final NodeDialogPane dialog, final SettingsTree settings, final PortObjectSpec[] specs)
        throws NotConfigurableException {
        dialog.loadSettingsFrom(settings, specs);
    }

    @Override
    public void saveDialog(final NodeDialogPane dialog, final SettingsTree settings)
        throws InvalidSettingsException {
        dialog.saveSettingsTo(settings);
    }
}
