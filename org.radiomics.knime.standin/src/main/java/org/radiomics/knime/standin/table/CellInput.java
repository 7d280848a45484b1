package org.radiomics.knime.standin.table;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataCellDataInput;
import org.knime.core.data.DataType;
import org.knime.core.data.MissingCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStoreCell;
import org.radiomics.knime.standin.internal.Doors;

/** Reads what {@link CellOutput} wrote. */
final class CellInput implements DataCellDataInput, Closeable {

    private final DataInputStream m_in;

    private final CellKinds m_kinds;

    CellInput(final DataInputStream in, final CellKinds kinds) {
        m_in = in;
        m_kinds = kinds;
    }

    @Override
    public DataCell readDataCell() throws IOException {
        final int kind = m_in.readShort();
        return switch (kind) {
            case CellKinds.DOUBLE -> new DoubleCell(m_in.readDouble());
            case CellKinds.STRING -> new StringCell(readUTF());
            case CellKinds.INT -> new IntCell(m_in.readInt());
            case CellKinds.MISSING -> missing(readUTF());
            default -> readOther(kind);
        };
    }

    private static DataCell missing(final String error) {
        return error.isEmpty() ? DataType.getMissingCell() : new MissingCell(error);
    }

    private DataCell readOther(final int kind) throws IOException {
        final FileStore[] stores = new FileStore[m_in.readInt()];
        for (int i = 0; i < stores.length; i++) {
            stores[i] = Doors.fileStores().create(Path.of(readUTF()));
        }
        final DataCell cell = m_kinds.serializer(kind).deserialize(this);
        if (cell instanceof FileStoreCell stored) {
            Doors.fileStores().restore(stored, stores);
        }
        return cell;
    }

    @Override
    public String readUTF() throws IOException {
        final byte[] bytes = new byte[m_in.readInt()];
        m_in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public String readLine() throws IOException {
        throw new IOException("Cells are not written in lines.");
    }

    @Override
    public void readFully(final byte[] b) throws IOException {
        m_in.readFully(b);
    }

    @Override
    public void readFully(final byte[] b, final int off, final int len) throws IOException {
        m_in.readFully(b, off, len);
    }

    @Override
    public int skipBytes(final int n) throws IOException {
        return m_in.skipBytes(n);
    }

    @Override
    public void close() throws IOException {
        m_in.close();
    }

    @Override
    public boolean readBoolean() throws IOException {
        return m_in.readBoolean();
    }

    @Override
    public byte readByte() throws IOException {
        return m_in.readByte();
    }

    @Override
    public int readUnsignedByte() throws IOException {
        return m_in.readUnsignedByte();
    }

    @Override
    public short readShort() throws IOException {
        return m_in.readShort();
    }

    @Override
    public int readUnsignedShort() throws IOException {
        return m_in.readUnsignedShort();
    }

    @Override
    public char readChar() throws IOException {
        return m_in.readChar();
    }

    @Override
    public int readInt() throws IOException {
        return m_in.readInt();
    }

    @Override
    public long readLong() throws IOException {
        return m_in.readLong();
    }

    @Override
    public float readFloat() throws IOException {
        return m_in.readFloat();
    }

    @Override
    public double readDouble() throws IOException {
        return m_in.readDouble();
    }
}
