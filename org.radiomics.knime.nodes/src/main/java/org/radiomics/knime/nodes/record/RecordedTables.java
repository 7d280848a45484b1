package org.radiomics.knime.nodes.record;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.knime.core.data.filestore.FileStore;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.port.PortObject;
import org.radiomics.knime.stats.report.ReportTable;
import org.radiomics.knime.stats.report.Section;
import org.radiomics.knime.stats.report.StoredTable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Sees to it that every table at an output port of a node is also in the node's section of the study record, and so
 * becomes a file of the report: whatever the node itself does not put there is added, tables without rows too. A
 * table is named after its port, as the node's description names it.
 */
public final class RecordedTables {

    private final List<Port> m_ports;

    private RecordedTables(final List<Port> ports) {
        m_ports = ports;
    }

    /** What the description says of an output port. */
    private record Port(String name, String caption) {
    }

    /**
     * @param model of a node; the description {@code XNodeFactory.xml} of {@code XNodeModel} lies beside it
     * @return the tables at that node's output ports
     * @throws IOException if there is no such description or it cannot be read
     */
    public static RecordedTables of(final Class<?> model) throws IOException {
        final String file = model.getSimpleName().replaceFirst("Model$", "Factory.xml");
        try (InputStream in = model.getResourceAsStream(file)) {
            if (in == null) {
                throw new IOException("The node description " + file + " is missing beside " + model.getName() + ".");
            }
            final NodeList found = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in)
                .getElementsByTagName("outPort");
            final List<Port> ports = new ArrayList<>();
            for (int i = 0; i < found.getLength(); i++) {
                final Element port = (Element)found.item(i);
                ports.add(new Port(port.getAttribute("name"), port.getTextContent().strip().replaceAll("\\s+", " ")));
            }
            return new RecordedTables(List.copyOf(ports));
        } catch (final SAXException | ParserConfigurationException e) {
            throw new IOException("The node description " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * @param outputs of the node, one per port
     * @param exec makes the files of the tables and cancels
     * @return the same; but where the study record is one of them, its last section, which is this node's, holds all
     *         tables
     * @throws CanceledExecutionException if the user cancelled
     * @throws IOException if the file of a table cannot be written
     * @throws IllegalStateException if the section's table of a port is not the one at the port
     */
    public PortObject[] complete(final PortObject[] outputs, final ExecutionContext exec)
        throws CanceledExecutionException, IOException {
        final PortObject[] completed = outputs.clone();
        for (int port = 0; port < outputs.length; port++) {
            if (outputs[port] instanceof StudyRecordPortObject object && !object.record().sections().isEmpty()) {
                completed[port] = complete(object, outputs, exec);
            }
        }
        return completed;
    }

    private StudyRecordPortObject complete(final StudyRecordPortObject object, final PortObject[] outputs,
        final ExecutionContext exec) throws CanceledExecutionException, IOException {
        final List<Section> sections = object.record().sections();
        final Section section = sections.get(sections.size() - 1);
        final List<StoredTable> tables = new ArrayList<>();
        final List<FileStore> files = new ArrayList<>();
        for (int port = 0; port < outputs.length; port++) {
            if (outputs[port] instanceof BufferedDataTable table && isLacking(section, port, table)) {
                final FileStore file = exec.createFileStore("study-record-table-" + port + ".csv.gz");
                tables.add(PortTable.of(m_ports.get(port).name(), m_ports.get(port).caption(), table,
                    file.getFile().toPath(), exec));
                files.add(file);
            }
        }
        return object.with(tables, files);
    }

    private boolean isLacking(final Section section, final int port, final BufferedDataTable table) {
        final String name = m_ports.get(port).name();
        final ReportTable held = section.table(name).orElse(null);
        if (held == null) {
            return true;
        }
        if (held.rows().size() != table.size()
            || !held.columns().equals(List.of(table.getDataTableSpec().getColumnNames()))) {
            throw new IllegalStateException("The section's table \"" + name + "\" is not the one at the port.");
        }
        return false;
    }
}
