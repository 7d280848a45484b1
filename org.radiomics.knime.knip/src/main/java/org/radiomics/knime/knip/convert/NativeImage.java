package org.radiomics.knime.knip.convert;

import org.radiomics.knime.feature.Monitor;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Volume;

import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;

/**
 * A volume's voxels as an image of ImgLib2 with dimensions X, Y and Z, one slice too. The pixel type is the volume's
 * own, but for unsigned integers of 64 bits, which KNIP does not know: these are doubles, as the voxels are. No value
 * changes.
 */
final class NativeImage {

    /** Voxels between two looks at the cancel button. */
    private static final int CHUNK = 1 << 22;

    private final double[] m_voxels;

    private final Monitor m_monitor;

    private NativeImage(final Volume volume, final Monitor monitor) {
        m_voxels = volume.voxels();
        m_monitor = monitor;
    }

    /**
     * @param volume to convert
     * @param monitor cancels
     * @return an image with pixels of its own
     */
    static Img<?> of(final Volume volume, final Monitor monitor) {
        final Geometry grid = volume.geometry();
        final long[] size = {grid.size(0), grid.size(1), grid.size(2)};
        final NativeImage image = new NativeImage(volume, monitor);
        return switch (volume.type()) {
            case INT8 -> ArrayImgs.bytes(image.bytes(), size);
            case UINT8 -> ArrayImgs.unsignedBytes(image.bytes(), size);
            case INT16 -> ArrayImgs.shorts(image.shorts(), size);
            case UINT16 -> ArrayImgs.unsignedShorts(image.shorts(), size);
            case INT32 -> ArrayImgs.ints(image.ints(), size);
            case UINT32 -> ArrayImgs.unsignedInts(image.ints(), size);
            case INT64 -> ArrayImgs.longs(image.longs(), size);
            case FLOAT32 -> ArrayImgs.floats(image.floats(), size);
            case FLOAT64, UINT64 -> ArrayImgs.doubles(image.doubles(), size);
        };
    }

    private interface Range {
        void copy(int from, int to);
    }

    private void inChunks(final Range range) {
        for (int from = 0; from < m_voxels.length; from += CHUNK) {
            m_monitor.checkCancelled();
            range.copy(from, Math.min(m_voxels.length, from + CHUNK));
        }
    }

    private byte[] bytes() {
        final byte[] pixels = new byte[m_voxels.length];
        inChunks((from, to) -> {
            for (int i = from; i < to; i++) {
                pixels[i] = (byte)(int)m_voxels[i];
            }
        });
        return pixels;
    }

    private short[] shorts() {
        final short[] pixels = new short[m_voxels.length];
        inChunks((from, to) -> {
            for (int i = from; i < to; i++) {
                pixels[i] = (short)(int)m_voxels[i];
            }
        });
        return pixels;
    }

    private int[] ints() {
        final int[] pixels = new int[m_voxels.length];
        inChunks((from, to) -> {
            for (int i = from; i < to; i++) {
                pixels[i] = (int)(long)m_voxels[i];
            }
        });
        return pixels;
    }

    private long[] longs() {
        final long[] pixels = new long[m_voxels.length];
        inChunks((from, to) -> {
            for (int i = from; i < to; i++) {
                pixels[i] = (long)m_voxels[i];
            }
        });
        return pixels;
    }

    private float[] floats() {
        final float[] pixels = new float[m_voxels.length];
        inChunks((from, to) -> {
            for (int i = from; i < to; i++) {
                pixels[i] = (float)m_voxels[i];
            }
        });
        return pixels;
    }

    /** A copy, since nothing keeps a node of KNIP from writing into its input. */
    private double[] doubles() {
        return m_voxels.clone();
    }
}
