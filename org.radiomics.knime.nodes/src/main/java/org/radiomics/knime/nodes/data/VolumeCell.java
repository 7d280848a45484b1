package org.radiomics.knime.nodes.data;

import java.io.IOException;
import java.lang.ref.SoftReference;

import org.knime.core.data.DataCellDataInput;
import org.knime.core.data.DataCellDataOutput;
import org.knime.core.data.DataCellSerializer;
import org.knime.core.data.DataType;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStoreCell;
import org.radiomics.knime.feature.file.Images;
import org.radiomics.knime.feature.file.NrrdWriter;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Volume;

/**
 * A 3-D medical image whose voxels lie in an NRRD file of KNIME's file store, uncompressed, since they are read
 * more than once. The geometry lies in the cell, where no digit of it is lost.
 */
public final class VolumeCell extends FileStoreCell implements VolumeValue {

    /** The type of columns of images. */
    public static final DataType TYPE = DataType.getType(VolumeCell.class);

    private static final long serialVersionUID = 1L;

    private final String m_name;

    private final transient Geometry m_geometry;

    private transient SoftReference<Volume> m_volume = new SoftReference<>(null);

    private VolumeCell(final FileStore store, final String name, final Geometry geometry) {
        super(store);
        m_name = name;
        m_geometry = geometry;
    }

    private VolumeCell(final String name, final Geometry geometry) {
        m_name = name;
        m_geometry = geometry;
    }

    /**
     * Writes an image and gives its cell.
     *
     * @param volume to write
     * @param name for people
     * @param store a new one of the node's execution, whose name ends with {@code .nrrd}
     * @return the cell
     * @throws IOException if the file cannot be written
     */
    public static VolumeCell of(final Volume volume, final String name, final FileStore store) throws IOException {
        NrrdWriter.write(volume, store.getFile().toPath(), NrrdWriter.Encoding.RAW);
        return new VolumeCell(store, name, volume.geometry());
    }

    @Override
    public String name() {
        return m_name;
    }

    @Override
    public Geometry geometry() {
        return m_geometry;
    }

    @Override
    public synchronized Volume volume() throws IOException {
        Volume volume = m_volume.get();
        if (volume == null) {
            final Volume file = Images.read(getFileStores()[0].getFile().toPath());
            volume = new Volume(m_geometry, file.type(), file.voxels());
            m_volume = new SoftReference<>(volume);
        }
        return volume;
    }

    @Override
    public String toString() {
        return m_name + " (" + m_geometry + ")";
    }

    /** Stores name and geometry; KNIME stores the file. */
    public static final class Serializer implements DataCellSerializer<VolumeCell> {
        @Override
        public void serialize(final VolumeCell cell, final DataCellDataOutput out) throws IOException {
            out.writeUTF(cell.m_name);
            GeometryStream.write(cell.m_geometry, out);
        }

        @Override
        public VolumeCell deserialize(final DataCellDataInput in) throws IOException {
            return new VolumeCell(in.readUTF(), GeometryStream.read(in));
        }
    }
}
