package org.radiomics.knime.standin.internal;

import javax.swing.JComponent;

import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeDialogPane;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NotConfigurableException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.radiomics.knime.standin.NodeProgress;
import org.radiomics.knime.standin.settings.SettingsTree;
import org.radiomics.knime.standin.table.Storage;
import org.radiomics.knime.standin.table.StoredRows;

/** What <code>org.knime.core.node</code> keeps to itself. */
public interface NodeDoor {

    /**
     * @param progress of the node
     * @param storage for its tables and file stores
     * @param owner the node's name, distinct within the storage
     * @return the context to execute in
     */
    ExecutionContext context(NodeProgress progress, Storage storage, String owner);

    /**
     * @param message for a person
     * @return what ends an execution that is no longer wanted
     */
    CanceledExecutionException canceled(String message);

    /**
     * @param rows of a table
     * @return the table
     */
    BufferedDataTable table(StoredRows rows);

    /**
     * @param model of a node
     * @return the types of its inputs, without the flow variable port
     */
    PortType[] inPorts(NodeModel model);

    /**
     * @param model of a node
     * @return the types of its outputs, without the flow variable port
     */
    PortType[] outPorts(NodeModel model);

    /**
     * @param model of a node
     * @param settings to write to
     */
    void saveSettings(NodeModel model, SettingsTree settings);

    /**
     * @param model of a node
     * @param settings to check, not to take over
     * @throws InvalidSettingsException if one is missing or out of range
     */
    void checkSettings(NodeModel model, SettingsTree settings) throws InvalidSettingsException;

    /**
     * Checks settings, then takes them over.
     *
     * @param model of a node
     * @param settings to load
     * @throws InvalidSettingsException if one is missing or out of range
     */
    void loadSettings(NodeModel model, SettingsTree settings) throws InvalidSettingsException;

    /**
     * @param model of a node
     * @param specs of its inputs
     * @return of its outputs, may be null
     * @throws InvalidSettingsException if inputs and settings do not fit
     */
    PortObjectSpec[] configure(NodeModel model, PortObjectSpec[] specs) throws InvalidSettingsException;

    /**
     * @param model of a node
     * @param inputs its inputs
     * @param context to execute in
     * @return its outputs, may be null
     * @throws Exception whatever the node throws
     */
    PortObject[] execute(NodeModel model, PortObject[] inputs, ExecutionContext context) throws Exception;

    /** @param model of a node that shall forget what it computed */
    void reset(NodeModel model);

    /**
     * @param model of a node
     * @return its warning, null for none
     */
    String warning(NodeModel model);

    /**
     * @param model of a node
     * @param warning to set, null for none
     */
    void warn(NodeModel model, String warning);

    /**
     * @param factory of a node
     * @return a new dialog, null if the node has none
     */
    NodeDialogPane dialog(NodeFactory<?> factory);

    /**
     * @param dialog of a node
     * @return its components
     */
    JComponent panel(NodeDialogPane dialog);

    /**
     * @param dialog of a node
     * @param settings to show
     * @param specs of the inputs
     * @throws NotConfigurableException if the dialog cannot open
     */
    void loadDialog(NodeDialogPane dialog, SettingsTree settings, PortObjectSpec[] specs)
        throws NotConfigurableException;

    /**
     * @param dialog of a node
     * @param settings to write to
     * @throws InvalidSettingsException if what is shown cannot be used
     */
    void saveDialog(NodeDialogPane dialog, SettingsTree settings) throws InvalidSettingsException;
}
