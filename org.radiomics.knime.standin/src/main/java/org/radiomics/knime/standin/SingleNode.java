package org.radiomics.knime.standin;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;

import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeDialogPane;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NotConfigurableException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.radiomics.knime.standin.internal.Doors;
import org.radiomics.knime.standin.settings.SettingsTree;
import org.radiomics.knime.standin.settings.SettingsValues;
import org.radiomics.knime.standin.table.RowStore;
import org.radiomics.knime.standin.table.Storage;

/** One node without a workflow, for tests: settings, inputs, outputs, exceptions as the node throws them. */
public final class SingleNode implements AutoCloseable {

    private final NodeFactory<?> m_factory;

    private final NodeModel m_model;

    private final SettingsTree m_settings = new SettingsTree("model");

    private final Storage m_storage;

    private Path m_directory;

    private NodeProgress m_progress = new NodeProgress();

    private int m_executions;

    private SingleNode(final NodeFactory<?> factory, final Storage storage) {
        m_factory = factory;
        m_model = factory.createNodeModel();
        m_storage = storage;
        Doors.node().saveSettings(m_model, m_settings);
    }

    /**
     * @param factory of the node
     * @return the node with its default settings
     */
    public static SingleNode of(final NodeFactory<?> factory) {
        return new SingleNode(factory, new Storage());
    }

    /**
     * @param factory of the node
     * @param cellsInMemory how many cells its tables together keep in memory; what is more goes to disk
     * @return the node with its default settings
     */
    public static SingleNode of(final NodeFactory<?> factory, final long cellsInMemory) {
        return new SingleNode(factory, new Storage(cellsInMemory));
    }

    /**
     * @param key of a setting
     * @param value of the setting's type
     * @return this
     * @throws IllegalArgumentException if there is no such setting or it is of another type
     */
    public SingleNode set(final String key, final Object value) {
        SettingsValues.replace(m_settings, key, value);
        return this;
    }

    /**
     * @param directory of the workflow that the node shall believe to be in
     * @return this
     */
    public SingleNode inWorkflow(final Path directory) {
        m_directory = directory;
        return this;
    }

    /**
     * @param progress to report to, and to cancel by
     * @return this
     */
    public SingleNode withProgress(final NodeProgress progress) {
        m_progress = progress;
        return this;
    }

    /** @return the settings, live */
    public SettingsTree settings() {
        return m_settings;
    }

    /** @return the settings as the model saves them now */
    public SettingsTree savedSettings() {
        final SettingsTree saved = new SettingsTree("model");
        Doors.node().saveSettings(m_model, saved);
        return saved;
    }

    /**
     * Loads other settings into the model, missing ones included.
     *
     * @param settings to load
     * @throws InvalidSettingsException if the node refuses them
     */
    public void load(final SettingsTree settings) throws InvalidSettingsException {
        Doors.node().loadSettings(m_model, settings);
    }

    /**
     * @param specs of the inputs, null where nothing is connected
     * @return of the outputs
     * @throws InvalidSettingsException if the node refuses settings or inputs
     */
    public PortObjectSpec[] configure(final PortObjectSpec... specs) throws InvalidSettingsException {
        Doors.node().loadSettings(m_model, m_settings);
        Doors.node().warn(m_model, null);
        return Doors.node().configure(m_model, specs);
    }

    /**
     * Configures with the inputs' specs and executes.
     *
     * @param inputs null where nothing is connected
     * @return the outputs
     * @throws Exception as the node throws it
     */
    public PortObject[] execute(final PortObject... inputs) throws Exception {
        final Callable<PortObject[]> job = () -> {
            configure(Arrays.stream(inputs).map(i -> i == null ? null : i.getSpec()).toArray(PortObjectSpec[]::new));
            Doors.node().warn(m_model, null);
            final var exec = Doors.node().context(m_progress, m_storage, "execution" + m_executions++);
            final PortObject[] copies = inputs.clone();
            for (int i = 0; i < copies.length; i++) {
                if (copies[i] != null && !(copies[i] instanceof BufferedDataTable)) {
                    copies[i] = Doors.ports().copy(copies[i], exec);
                }
            }
            return Doors.node().execute(m_model, copies, exec);
        };
        return WorkflowContext.of(m_directory, m_storage).bind(job).call();
    }

    /**
     * @param spec of the columns
     * @param rows of the table
     * @return a table to be used as an input
     */
    public BufferedDataTable table(final DataTableSpec spec, final DataRow... rows) {
        final RowStore store = new RowStore(spec, m_storage);
        Arrays.stream(rows).forEach(store::add);
        store.close();
        return Doors.node().table(store.table());
    }

    /** @return the node's warning, null for none */
    public String warning() {
        return Doors.node().warning(m_model);
    }

    /** Has the node forget what it computed. */
    public void reset() {
        Doors.node().reset(m_model);
    }

    /**
     * Opens the node's dialog on the settings and presses OK.
     *
     * @param specs of the inputs, null where not known
     * @return what the dialog saves
     * @throws NotConfigurableException if the dialog refuses to open
     * @throws InvalidSettingsException if it refuses to save
     * @throws IllegalStateException if the node has no dialog
     */
    public SettingsTree throughDialog(final PortObjectSpec... specs)
        throws NotConfigurableException, InvalidSettingsException {
        final NodeDialogPane dialog = Doors.node().dialog(m_factory);
        if (dialog == null) {
            throw new IllegalStateException("The node has no dialog.");
        }
        Doors.node().loadDialog(dialog, m_settings, specs);
        final SettingsTree saved = new SettingsTree("model");
        Doors.node().saveDialog(dialog, saved);
        return saved;
    }

    /** Deletes the temporary files; tables and file stores of the node are gone then. */
    @Override
    public void close() {
        m_storage.close();
    }
}
