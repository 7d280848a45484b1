package org.radiomics.knime.standin;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsWO;
import org.radiomics.knime.standin.internal.Doors;
import org.radiomics.knime.standin.settings.SettingsCopy;
import org.radiomics.knime.standin.settings.SettingsValues;

/** One node of a workflow that is to be written. */
public final class NodeWriter {

    private final int m_id;

    private final NodeFactory<?> m_factory;

    private final String m_name;

    private final NodeModel m_model;

    private final NodeSettings m_settings = new NodeSettings("model");

    private final NodeSettings m_controlled = new NodeSettings("tree");

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
     * @param key of a setting; <code>a/b</code> is b in the sub tree a
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
     * @param key of a setting; <code>a/b</code> is b in the sub tree a
     * @param variable the name of a flow variable
     * @return this
     * @throws IllegalArgumentException if there is no such setting
     */
    public NodeWriter control(final String key, final String variable) {
        NodeSettings settings = m_settings;
        NodeSettings tree = m_controlled;
        for (final String part : key.split("/")) {
            if (settings == null || !settings.containsKey(part)) {
                throw new IllegalArgumentException("The node " + m_name + " has no setting \"" + key + "\".");
            }
            settings = Doors.config().entries(settings).get(part) instanceof NodeSettings child ? child : null;
            tree = (NodeSettings)Doors.config().entries(tree).computeIfAbsent(part, NodeSettings::new);
        }
        tree.addString("used_variable", variable);
        tree.addString("exposed_variable", null);
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

    void saveEntry(final NodeSettingsWO entry) {
        entry.addInt("id", m_id);
        entry.addString("node_settings_file", file());
        entry.addBoolean("node_is_meta", false);
        entry.addString("node_type", "NativeNode");
        entry.addString("ui_classname", "org.knime.core.node.workflow.NodeUIInformation");
        entry.addNodeSettings("ui_settings").addIntArray("extrainfo.node.bounds", m_x, m_y, -1, -1);
    }

    NodeSettings settingsFile(final NodeState state, final NodeBundle bundle) {
        final NodeSettings file = new NodeSettings("settings.xml");
        file.addString("node_file", "settings.xml");
        file.addNodeSettings("flow_stack");
        file.addNodeSettings("internal_node_subsettings").addString("memory_policy", "CacheSmallInMemory");
        Doors.config().entries(file).put("model", SettingsCopy.of(m_settings, "model"));
        if (isControlled()) {
            final NodeSettingsWO variables = file.addNodeSettings("variables");
            variables.addString("version", "V_2019_09_13");
            Doors.config().entries((NodeSettings)variables).put("tree", m_controlled);
        }
        if (m_label != null) {
            new Annotation(m_label, m_x, m_y, 0, 0).save(file.addNodeSettings("nodeAnnotation"));
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
        file.addNodeSettings("factory_settings");
        file.addString("name", m_name);
        file.addBoolean("hasContent", false);
        file.addBoolean("isInactive", false);
        file.addNodeSettings("ports");
        final NodeSettingsWO fileStores = file.addNodeSettings("filestores");
        fileStores.addString("file_store_location", null);
        fileStores.addString("file_store_id", null);
        return file;
    }
}
