package org.radiomics.knime.standin.table;

import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataCellDataOutput;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStoreCell;
import org.radiomics.knime.standin.internal.Doors;

/** Writes cells: the number of the class, then the content. The file stores of a cell come before its own content. */
final class CellOutput implements DataCellDataOutput, Closeable {

    private final DataOutputStream m_out;

    private final CellKinds m_kinds;

    CellOutput(final DataOutputStream out, final CellKinds kinds) {
        m_out = out;
        m_kinds = kinds;
    }

    @Override
    public void writeDataCell(final DataCell cell) throws IOException {
        if (cell instanceof DoubleCell number) {
            m_out.writeShort(CellKinds.DOUBLE);
            m_out.writeDouble(number.getDoubleValue());
        } else if (cell instanceof StringCell text) {
            m_out.writeShort(CellKinds.STRING);
            writeUTF(text.getStringValue());
        } else if (cell instanceof IntCell number) {
            m_out.writeShort(CellKinds.INT);
            m_out.writeInt((int)number.getDoubleValue());
        } else if (cell.isMissing()) {
            final String error = Doors.data().error(cell);
            m_out.writeShort(CellKinds.MISSING);
            writeUTF(error == null ? "" : error);
        } else {
            writeOther(cell);
        }
    }

    private void writeOther(final DataCell cell) throws IOException {
        final int kind = m_kinds.number(cell);
        m_out.writeShort(kind);
        if (cell instanceof FileStoreCell stored) {
            final FileStore[] stores = Doors.fileStores().storesOf(stored);
            m_out.writeInt(stores.length);
            for (final FileStore store : stores) {
                writeUTF(store.getFile().getPath());
            }
        } else {
            m_out.writeInt(0);
        }
        m_kinds.serializer(kind).serialize(cell, this);
    }

    @Override
    public void writeUTF(final String str) throws IOException {
        final byte[] bytes = str.getBytes(StandardCharsets.UTF_8);
        m_out.writeInt(bytes.length);
        m_out.write(bytes);
    }

    @Override
    public void close() throws IOException {
        m_out.close();
    }

    @Override
    public void write(final int b) throws IOException {
        m_out.write(b);
    }

    @Override
    public void write(final byte[] b) throws IOException {
        m_out.write(b);
    }

    @Override
    public void write(final byte[] b, final int off, final int len) throws IOException {
        m_out.write(b, off, len);
    }

    @Override
    public void writeBoolean(final boolean v) throws IOException {
        m_out.writeBoolean(v);
    }

    @Override
    public void writeByte(final int v) throws IOException {
        m_out.writeByte(v);
    }

    @Override
    public void writeShort(final int v) throws IOException {
        m_out.writeShort(v);
    }

    @Override
    public void writeChar(final int v) throws IOException {
        m_out.writeChar(v);
    }

    @Override
    public void writeInt(final int v) throws IOException {
        m_out.writeInt(v);
    }

    @Override
    public void writeLong(final long v) throws IOException {
        m_out.writeLong(v);
    }

    @Override
    public void writeFloat(final float v) throws IOException {
        m_out.writeFloat(v);
    }

    @Override
    public void writeDouble(final double v) throws IOException {
        m_out.writeDouble(v);
    }

    @Override
    public void writeBytes(final String s) throws IOException {
        m_out.writeBytes(s);
    }

    @Override
    public void writeChars(final String s) throws IOException {
        m_out.writeChars(s);
    }
}
