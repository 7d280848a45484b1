package org.radiomics.knime.nodes.record;

import java.io.IOException;
import java.util.zip.ZipEntry;

import javax.swing.JComponent;

import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectSpecZipInputStream;
import org.knime.core.node.port.PortObjectSpecZipOutputStream;

/** The specification of a study record before execution: nothing is known of its sections yet. */
public final class StudyRecordPortObjectSpec implements PortObjectSpec {

    /** The only one. */
    public static final StudyRecordPortObjectSpec INSTANCE = new StudyRecordPortObjectSpec();

    private StudyRecordPortObjectSpec() {
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    /** Stores the specification. */
    public static final class Serializer extends PortObjectSpecSerializer<StudyRecordPortObjectSpec> {

        private static final String ENTRY = "study-record";

        @Override
        public void savePortObjectSpec(final StudyRecordPortObjectSpec spec, final PortObjectSpecZipOutputStream out)
            throws IOException {
            out.putNextEntry(new ZipEntry(ENTRY));
            out.closeEntry();
        }

        @Override
        public StudyRecordPortObjectSpec loadPortObjectSpec(final PortObjectSpecZipInputStream in) throws IOException {
            final ZipEntry entry = in.getNextEntry();
            if (entry == null || !ENTRY.equals(entry.getName())) {
                throw new IOException("The stream holds no specification of a study record.");
            }
            return INSTANCE;
        }
    }
}
