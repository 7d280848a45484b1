package com.acme.knime;

import java.io.IOException;
import java.nio.file.Files;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataCellDataInput;
import org.knime.core.data.DataCellDataOutput;
import org.knime.core.data.DataCellSerializer;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStoreCell;

/** A text in a file, written when the cell is first stored; the cell itself keeps its length. */
public final class NoteCell extends FileStoreCell {

    private static final long serialVersionUID = 1L;

    private final int m_length;

    private transient String m_text;

    public NoteCell(final FileStore store, final String text) {
        super(store);
        m_length = text.length();
        m_text = text;
    }

    private NoteCell(final int length) {
        m_length = length;
    }

    public String text() {
        return m_text;
    }

    @Override
    protected void flushToFileStore() throws IOException {
        Files.writeString(getFileStores()[0].getFile().toPath(), m_text);
    }

    @Override
    protected void postConstruct() throws IOException {
        m_text = Files.readString(getFileStores()[0].getFile().toPath());
    }

    @Override
    protected boolean equalFileStoreContent(final DataCell dc) {
        return ((NoteCell)dc).m_text.equals(m_text);
    }

    @Override
    public String toString() {
        return m_text;
    }

    /** Writes the length. */
    public static final class Serializer implements DataCellSerializer<NoteCell> {

        @Override
        public void serialize(final NoteCell cell, final DataCellDataOutput output) throws IOException {
            output.writeInt(cell.m_length);
        }

        @Override
        public NoteCell deserialize(final DataCellDataInput input) throws IOException {
            return new NoteCell(input.readInt());
        }
    }
}
