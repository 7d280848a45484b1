package org.radiomics.knime.standin;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;
import org.radiomics.knime.standin.internal.Doors;
import org.radiomics.knime.standin.settings.SettingsTree;
import org.radiomics.knime.standin.settings.SettingsValues;

/** One node of a workflow that is to be written. */
public final class NodeWriter {

    private final int m_id;

    private final NodeFactory<?> m_factory;

    private final String m_name;

    private final NodeModel m_model;

    private final SettingsTree m_settings = new SettingsTree("model");

    private final SettingsTree m_controlled = new SettingsTree("tree");

    private int m_x;

    private int m_y;

    private String m_comment;

    private String m_label;

    NodeWriter(final int id, final NodeFactory<?> factory) {
        m_id = id;
        m_factory = factory;
        m_name = NodeDescription.of(factory.getClass()).name();
        m_model = factory.createNodeModel();
        Doors.node().saveSettings(m_model, m_settings);
    }

    /** @return the node's number */
    public int id() {
        return m_id;
    }

    /**
     * @param x of the node on the canvas
     * @param y of the node on the canvas
     * @return this
     */
    public NodeWriter at(final int x, final int y) {
        m_x = x;
        m_y = y;
        return this;
    }

    /**
     * @param key of a setting
     * @param value of the setting's type
     * @return this
     * @throws IllegalArgumentException if there is no such setting or it is of another type
     */
    public NodeWriter set(final String key, final Object value) {
        SettingsValues.replace(m_settings, key, value);
        return this;
    }

    /**
     * Has a flow variable replace a setting whenever the node is configured.
     *
     * @param key of a setting
     * @param variable the name of a flow variable
     * @return this
     * @throws IllegalArgumentException if there is no such setting
     */
    public NodeWriter control(final String key, final String variable) {
        if (!m_settings.containsKey(key)) {
            throw new IllegalArgumentException("The node " + m_name + " has no setting \"" + key + "\".");
        }
        final SettingsTree control = m_controlled.addTree(key);
        control.addString("used_variable", variable);
        control.addString("exposed_variable", null);
        return this;
    }

    /**
     * @param text that explains what the node does here; KNIME shows it with the node's description
     * @return this
     */
    public NodeWriter comment(final String text) {
        m_comment = text;
        return this;
    }

    /**
     * @param text to stand under the node
     * @return this
     */
    public NodeWriter label(final String text) {
        m_label = text;
        return this;
    }

    WorkflowNode toNode() {
        try {
            Doors.node().loadSettings(m_model, m_settings);
        } catch (final InvalidSettingsException e) {
            throw new IllegalStateException("The node " + m_name + " refuses its settings: " + e.getMessage(), e);
        }
        return new WorkflowNode(m_id, m_name, m_comment, m_model, m_settings, isControlled() ? m_controlled : null);
    }

    private boolean isControlled() {
        return !m_controlled.keySet().isEmpty();
    }

    /** @return the settings file, relative to the workflow, with the folder name that KNIME would give it */
    String file() {
        return m_name.replaceAll("[^a-zA-Z0-9 ]", "_") + " (#" + m_id + ")/settings.xml";
    }

    void saveEntry(final SettingsTree entry) {
        entry.addInt("id", m_id);
        entry.addString("node_settings_file", file());
        entry.addBoolean("node_is_meta", false);
        entry.addString("node_type", "NativeNode");
        entry.addString("ui_classname", "org.knime.core.node.workflow.NodeUIInformation");
        entry.addTree("ui_settings").addIntArray("extrainfo.node.bounds", m_x, m_y, -1, -1);
    }

    SettingsTree settingsFile(final NodeState state, final NodeBundle bundle) {
        final SettingsTree file = new SettingsTree("settings.xml");
        file.addString("node_file", "settings.xml");
        file.addTree("flow_stack");
        file.addTree("internal_node_subsettings").addString("memory_policy", "CacheSmallInMemory");
        file.put("model", m_settings.copy());
        if (isControlled()) {
            final SettingsTree variables = file.addTree("variables");
            variables.addString("version", "V_2019_09_13");
            variables.put("tree", m_controlled);
        }
        if (m_label != null) {
            new Annotation(m_label, m_x, m_y, 0, 0).save(file.addTree("nodeAnnotation"));
        }
        file.addString("customDescription", m_comment);
        file.addString("state", state.name());
        file.addString("factory", m_factory.getClass().getName());
        file.addString("node-name", m_name);
        file.addString("node-bundle-name", bundle.name());
        file.addString("node-bundle-symbolic-name", bundle.symbolicName());
        file.addString("node-bundle-vendor", bundle.vendor());
        file.addString("node-bundle-version", bundle.version());
        file.addString("node-feature-name", null);
        file.addString("node-feature-symbolic-name", null);
        file.addString("node-feature-vendor", null);
        file.addString("node-feature-version", "0.0.0");
        file.addTree("factory_settings");
        file.addString("name", m_name);
        file.addBoolean("hasContent", false);
        file.addBoolean("isInactive", false);
        file.addTree("ports");
        final SettingsTree fileStores = file.addTree("filestores");
        fileStores.addString("file_store_location", null);
        fileStores.addString("file_store_id", null);
        return file;
    }
}
