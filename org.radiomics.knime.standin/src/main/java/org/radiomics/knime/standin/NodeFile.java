package org.radiomics.knime.standin;

import java.nio.file.Path;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;
import org.radiomics.knime.standin.internal.Doors;
import org.radiomics.knime.standin.internal.Instances;
import org.radiomics.knime.standin.settings.SettingsTree;

/**
 * One node as the files of a workflow have it: its entry in <code>workflow.knime</code> and its
 * <code>settings.xml</code>.
 */
final class NodeFile {

    private final FileEntries m_entry;

    private final FileEntries m_file;

    private final ClassLoader m_classes;

    NodeFile(final Path directory, final FileEntries entry, final ClassLoader classes) throws WorkflowLoadException {
        m_entry = entry;
        m_classes = classes;
        if (entry.settings().getBoolean("node_is_meta", false)) {
            throw entry.problem("node_is_meta", "is true, but metanodes and components cannot be read here", null);
        }
        m_file = FileEntries.read(directory.resolve(entry.text("node_settings_file")));
    }

    /** @return the state that the node had when it was saved */
    String state() throws WorkflowLoadException {
        return m_file.text("state");
    }

    WorkflowNode load() throws WorkflowLoadException {
        final String name = m_file.settings().getString("name", m_file.settings().getString("node-name", null));
        final NodeModel model = factory().createNodeModel();
        final SettingsTree settings = m_file.tree("model").settings();
        try {
            Doors.node().loadSettings(model, settings);
        } catch (final InvalidSettingsException | RuntimeException e) {
            throw m_file.problem("Loading model settings failed: " + e.getMessage(), e);
        }
        return new WorkflowNode(m_entry.integer("id"), name, m_file.settings().getString("customDescription", null),
            model, settings, controlled());
    }

    private SettingsTree controlled() throws WorkflowLoadException {
        return m_file.has("variables") ? m_file.tree("variables").tree("tree").settings() : null;
    }

    private NodeFactory<?> factory() throws WorkflowLoadException {
        final String name = m_file.text("factory");
        try {
            return Instances.of(Class.forName(name, true, m_classes), NodeFactory.class);
        } catch (final ClassNotFoundException e) {
            throw m_file.problem("factory", "names " + name + ", which is not installed: " + missing(), e);
        } catch (final IllegalStateException | LinkageError e) {
            throw m_file.problem("factory", "names " + name + ", which cannot be used: " + e.getMessage(), e);
        }
    }

    private String missing() {
        final SettingsTree settings = m_file.settings();
        final String extension = settings.getString("node-feature-name", null);
        return "Node \"" + settings.getString("node-name", "?") + "\" not available"
            + (extension == null ? "" : " from extension \"" + extension + "\"") + " (provided by \""
            + settings.getString("node-bundle-vendor", "?") + "\"; plugin \""
            + settings.getString("node-bundle-symbolic-name", "?") + "\" is not installed)";
    }
}
