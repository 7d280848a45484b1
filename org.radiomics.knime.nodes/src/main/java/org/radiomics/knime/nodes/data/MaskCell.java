package org.radiomics.knime.nodes.data;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.Optional;

import org.knime.core.data.DataCellDataInput;
import org.knime.core.data.DataCellDataOutput;
import org.knime.core.data.DataCellSerializer;
import org.knime.core.data.DataType;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStoreCell;
import org.radiomics.knime.feature.file.Images;
import org.radiomics.knime.feature.file.NrrdWriter;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.MidSlice;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

/** A region of interest whose voxels lie as 1 in an NRRD file of KNIME's file store; label and name lie in the cell. */
public final class MaskCell extends FileStoreCell implements MaskValue {

    /** The type of columns of regions. */
    public static final DataType TYPE = DataType.getType(MaskCell.class);

    private static final long serialVersionUID = 1L;

    private final String m_name;

    private final int m_label;

    private final transient Geometry m_geometry;

    /** PNG; empty if the image was not known. */
    private final byte[] m_picture;

    private transient SoftReference<Mask> m_mask = new SoftReference<>(null);

    private MaskCell(final FileStore store, final Mask mask, final byte[] picture) {
        super(store);
        m_picture = picture;
        m_name = mask.name();
        m_label = mask.label();
        m_geometry = mask.geometry();
    }

    private MaskCell(final String name, final int label, final Geometry geometry, final byte[] picture) {
        m_picture = picture;
        m_name = name;
        m_label = label;
        m_geometry = geometry;
    }

    /**
     * Writes a region and gives its cell.
     *
     * @param mask to write
     * @param store a new one of the node's execution, whose name ends with {@code .nrrd}
     * @return the cell
     * @throws IOException if the file cannot be written
     */
    public static MaskCell of(final Mask mask, final FileStore store) throws IOException {
        NrrdWriter.write(asVolume(mask), store.getFile().toPath());
        return new MaskCell(store, mask, new byte[0]);
    }

    /**
     * Writes a region and gives its cell, which shows the region on its image. The picture is drawn now, so that a
     * table can be looked through without reading its images.
     *
     * @param mask to write
     * @param image on the same grid
     * @param store a new one of the node's execution, whose name ends with {@code .nrrd}
     * @return the cell
     * @throws IOException if the file cannot be written
     */
    public static MaskCell of(final Mask mask, final Volume image, final FileStore store) throws IOException {
        NrrdWriter.write(asVolume(mask), store.getFile().toPath());
        return new MaskCell(store, mask, MidSlice.png(image, mask, MidSliceRenderer.PIXELS));
    }

    /** @return an image of 1 inside the region and 0 elsewhere */
    static Volume asVolume(final Mask mask) {
        final boolean[] inside = mask.inside();
        final double[] voxels = new double[inside.length];
        for (int i = 0; i < voxels.length; i++) {
            voxels[i] = inside[i] ? 1 : 0;
        }
        return new Volume(mask.geometry(), VoxelType.UINT8, voxels);
    }

    @Override
    public String name() {
        return m_name;
    }

    @Override
    public int label() {
        return m_label;
    }

    @Override
    public Geometry geometry() {
        return m_geometry;
    }

    @Override
    public Optional<byte[]> picture() {
        return m_picture.length == 0 ? Optional.empty() : Optional.of(m_picture.clone());
    }

    @Override
    public synchronized Mask mask() throws IOException {
        Mask mask = m_mask.get();
        if (mask == null) {
            final double[] voxels = Images.read(getFileStores()[0].getFile().toPath()).voxels();
            final boolean[] inside = new boolean[voxels.length];
            for (int i = 0; i < inside.length; i++) {
                inside[i] = voxels[i] != 0;
            }
            mask = new Mask(m_geometry, inside, m_label, m_name);
            m_mask = new SoftReference<>(mask);
        }
        return mask;
    }

    @Override
    public String toString() {
        return m_name + " (label " + m_label + ")";
    }

    /** Stores name, label, geometry and picture; KNIME stores the file. */
    public static final class Serializer implements DataCellSerializer<MaskCell> {
        @Override
        public void serialize(final MaskCell cell, final DataCellDataOutput out) throws IOException {
            out.writeUTF(cell.m_name);
            out.writeInt(cell.m_label);
            GeometryStream.write(cell.m_geometry, out);
            out.writeInt(cell.m_picture.length);
            out.write(cell.m_picture);
        }

        @Override
        public MaskCell deserialize(final DataCellDataInput in) throws IOException {
            final String name = in.readUTF();
            final int label = in.readInt();
            final Geometry geometry = GeometryStream.read(in);
            final byte[] picture = new byte[in.readInt()];
            in.readFully(picture);
            return new MaskCell(name, label, geometry, picture);
        }
    }
}
