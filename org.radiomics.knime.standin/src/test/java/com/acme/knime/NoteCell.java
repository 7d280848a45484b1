package com.acme.knime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

import org.knime.core.data.DataCellDataInput;
import org.knime.core.data.DataCellDataOutput;
import org.knime.core.data.DataCellSerializer;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStoreCell;

/** A text in a file; the cell itself keeps its length. */
public final class NoteCell extends FileStoreCell {

    private static final long serialVersionUID = 1L;

    private final int m_length;

    /** Writes the text to the store. */
    public NoteCell(final FileStore store, final String text) throws IOException {
        super(store);
        m_length = text.length();
        Files.writeString(store.getFile().toPath(), text);
    }

    private NoteCell(final int length) {
        m_length = length;
    }

    @Override
    public String toString() {
        try {
            return Files.readString(getFileStores()[0].getFile().toPath()) + " (" + m_length + ")";
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
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
