package org.knime.core.node;

import java.awt.BorderLayout;
import java.awt.Component;

import javax.swing.JPanel;
import javax.swing.JTabbedPane;

import org.knime.core.node.port.PortObjectSpec;

/** A node's dialog: tabs with components that read settings and write them. */
public abstract class NodeDialogPane {

    private final JPanel m_panel = new JPanel(new BorderLayout());

    private final JTabbedPane m_tabs = new JTabbedPane();

    /** Without tabs. */
    protected NodeDialogPane() {
        m_panel.add(m_tabs, BorderLayout.CENTER);
    }

    /** @return the whole dialog */
    final JPanel panel() {
        return m_panel;
    }

    /**
     * @param title of the tab
     * @param comp its content
     */
    protected final void addTab(final String title, final Component comp) {
        m_tabs.addTab(title, comp);
    }

    /**
     * Shows settings.
     *
     * @param settings to show; some may be missing
     * @param specs of the inputs, null where not known
     * @throws NotConfigurableException if the dialog cannot open without an input
     */
    protected void loadSettingsFrom(final NodeSettingsRO settings, final PortObjectSpec[] specs)
        throws NotConfigurableException {
        throw new NotConfigurableException("NodeDialogPane.loadSettingsFrom() implementation missing!");
    }

    /**
     * Writes what the components show.
     *
     * @param settings to write to
     * @throws InvalidSettingsException if what is shown cannot be used
     */
    protected abstract void saveSettingsTo(NodeSettingsWO settings) throws InvalidSettingsException;
}
