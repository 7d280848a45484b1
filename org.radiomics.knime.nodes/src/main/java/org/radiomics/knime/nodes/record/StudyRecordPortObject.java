package org.radiomics.knime.nodes.record;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

import javax.swing.JComponent;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;

import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStorePortObject;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;
import org.radiomics.knime.nodes.options.Settings;
import org.radiomics.knime.stats.report.Section;
import org.radiomics.knime.stats.report.StoredTable;
import org.radiomics.knime.stats.report.StudyRecord;
import org.radiomics.knime.stats.report.StudyRecordArchive;

/**
 * The study record on its way from node to node. It is the last input port, optional, and the last output port of every
 * node of the study; each node appends its section:
 *
 * <pre>
 * return new PortObject[]{table, StudyRecordPortObject.after(inObjects).with(section)};
 * </pre>
 *
 * <p>KNIME copies the object for each node. Tables that only become files of the report, such as the cohort after each
 * node, therefore lie in file stores, to which all copies refer.
 */
public final class StudyRecordPortObject extends FileStorePortObject {

    /** The type of output ports, and of the input port of the node that writes the report. */
    public static final PortType TYPE = PortTypeRegistry.getInstance().getPortType(StudyRecordPortObject.class);

    /** The type of input ports. */
    public static final PortType TYPE_OPTIONAL =
        PortTypeRegistry.getInstance().getPortType(StudyRecordPortObject.class, true);

    private byte[] m_archive;

    private StudyRecord m_record;

    /**
     * @param record to carry; none of its tables lies in a file
     * @throws IllegalArgumentException if one does
     */
    public StudyRecordPortObject(final StudyRecord record) {
        this(record, List.of());
    }

    private StudyRecordPortObject(final StudyRecord record, final List<FileStore> tables) {
        super(tables);
        if (record.storedTables().size() != tables.size()) {
            throw new IllegalArgumentException("The record has " + record.storedTables().size()
                + " tables in files, but there are " + tables.size() + " file stores.");
        }
        m_record = record;
    }

    /** Of what was written; the file stores follow. */
    private StudyRecordPortObject(final byte[] archive) {
        m_archive = archive;
    }

    @Override
    protected void postConstruct() throws IOException {
        m_record = StudyRecordArchive.read(new ByteArrayInputStream(m_archive),
            fileStores().stream().map(store -> store.getFile().toPath()).toList());
        m_archive = null;
    }

    private List<FileStore> fileStores() {
        return IntStream.range(0, getFileStoreCount()).mapToObj(this::getFileStore).toList();
    }

    /**
     * @param inObjects a node's inputs, the last of which is its optional record
     * @return that record, or an empty one where none is connected
     */
    public static StudyRecordPortObject after(final PortObject[] inObjects) {
        return inObjects.length > 0 && inObjects[inObjects.length - 1] instanceof StudyRecordPortObject connected
            ? connected : new StudyRecordPortObject(StudyRecord.EMPTY);
    }

    /** @return the record and one more section */
    public StudyRecordPortObject with(final Section section) {
        return new StudyRecordPortObject(m_record.with(section), fileStores());
    }

    /**
     * @param tables that lie in files
     * @param files the stores of these files, in the same order
     * @return the record with these tables in its last section
     */
    StudyRecordPortObject with(final List<StoredTable> tables, final List<FileStore> files) {
        return new StudyRecordPortObject(m_record.withTables(tables),
            Stream.concat(fileStores().stream(), files.stream()).toList());
    }

    /**
     * For nodes that have nothing to show but what they did.
     *
     * @param node its name
     * @param title of its section
     * @param settings of the node
     * @param summary what it did, in sentences
     * @param warnings what the reader should know, one sentence each
     * @return the record and one more section, of these alone
     */
    public StudyRecordPortObject with(final String node, final String title, final Settings settings,
        final String summary, final List<String> warnings) {
        final Section.Builder section = Section.of(node, title).settings(settings.toText()).summary(summary);
        warnings.forEach(section::warning);
        return with(section.build());
    }

    /** @return the record */
    public StudyRecord record() {
        return m_record;
    }

    @Override
    public String getSummary() {
        return "Study record of " + m_record.sections().size() + " sections";
    }

    @Override
    public PortObjectSpec getSpec() {
        return StudyRecordPortObjectSpec.INSTANCE;
    }

    @Override
    public JComponent[] getViews() {
        final String text = m_record.sections().stream()
            .map(section -> section.title() + "\n" + section.summary() + "\n").collect(Collectors.joining("\n"));
        final JTextArea area = new JTextArea(text);
        area.setEditable(false);
        area.setLineWrap(true);
        area.setWrapStyleWord(true);
        final JScrollPane view = new JScrollPane(area);
        view.setName("Sections");
        return new JComponent[]{view};
    }

    /** Stores the record as an archive of one document and its pictures; KNIME keeps the file stores. */
    public static final class Serializer extends PortObjectSerializer<StudyRecordPortObject> {

        private static final String ENTRY = "study-record.zip";

        @Override
        public void savePortObject(final StudyRecordPortObject object, final PortObjectZipOutputStream out,
            final ExecutionMonitor monitor) throws IOException {
            out.putNextEntry(new ZipEntry(ENTRY));
            StudyRecordArchive.write(object.record(), out);
            out.closeEntry();
        }

        @Override
        public StudyRecordPortObject loadPortObject(final PortObjectZipInputStream in, final PortObjectSpec spec,
            final ExecutionMonitor monitor) throws IOException {
            final ZipEntry entry = in.getNextEntry();
            if (entry == null || !ENTRY.equals(entry.getName())) {
                throw new IOException("The stream holds no study record.");
            }
            return new StudyRecordPortObject(in.readAllBytes());
        }
    }
}
