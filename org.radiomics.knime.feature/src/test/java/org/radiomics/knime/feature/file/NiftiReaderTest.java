package org.radiomics.knime.feature.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomics.knime.feature.image.ImageFormatException;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

class NiftiReaderTest {

    @TempDir
    Path m_folder;

    private Path file(final String name, final byte[]... parts) throws IOException {
        return Files.write(m_folder.resolve(name), TestFiles.joined(parts));
    }

    private static byte[] voxels(final ByteOrder order, final int bytes) {
        return ByteBuffer.allocate(bytes).order(order).array();
    }

    @Test
    void readsEveryTypeInBothByteOrders() throws IOException {
        for (final ByteOrder order : new ByteOrder[]{ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            assertThat(values(order, 2, 1, new byte[]{0, 127, -1})).containsExactly(0, 127, 255);
            assertThat(values(order, 256, 1, new byte[]{0, 127, -1})).containsExactly(0, 127, -1);
            final ByteBuffer shorts = ByteBuffer.allocate(6).order(order);
            shorts.putShort((short)1).putShort((short)-2).putShort((short)258);
            assertThat(values(order, 4, 2, shorts.array())).containsExactly(1, -2, 258);
            assertThat(values(order, 512, 2, shorts.array())).containsExactly(1, 65534, 258);
            final ByteBuffer ints = ByteBuffer.allocate(12).order(order).putInt(1).putInt(-2).putInt(66000);
            assertThat(values(order, 8, 4, ints.array())).containsExactly(1, -2, 66000);
            assertThat(values(order, 768, 4, ints.array())).containsExactly(1, 4294967294.0, 66000);
            final ByteBuffer longs = ByteBuffer.allocate(24).order(order).putLong(1).putLong(-2048).putLong(1L << 40);
            assertThat(values(order, 1024, 8, longs.array())).containsExactly(1, -2048, 0x1p40);
            assertThat(values(order, 1280, 8, longs.array())).containsExactly(1, 0x1p64 - 2048, 0x1p40);
            final ByteBuffer floats = ByteBuffer.allocate(12).order(order).putFloat(0.1f).putFloat(-3)
                .putFloat(Float.NaN);
            assertThat(values(order, 16, 4, floats.array())).containsExactly(0.1f, -3, Double.NaN);
            final ByteBuffer doubles = ByteBuffer.allocate(24).order(order).putDouble(0.1).putDouble(-3)
                .putDouble(1e300);
            assertThat(values(order, 64, 8, doubles.array())).containsExactly(0.1, -3, 1e300);
        }
    }

    private double[] values(final ByteOrder order, final int type, final int bytes, final byte[] voxels)
        throws IOException {
        final byte[] header = TestFiles.niftiHeader(order, type, 8 * bytes, 3, 1, 1).array();
        final double[] raw = Images.read(file("a.nii", header, voxels)).voxels();
        final byte[] compressed = TestFiles.gzip(TestFiles.joined(header, voxels));
        assertThat(Images.read(file("a.nii.gz", compressed)).voxels()).containsExactly(raw);
        return raw;
    }

    @Test
    void scalingGivesFloatsRoundedAsItkRoundsThem() throws IOException {
        final ByteBuffer header = TestFiles.niftiHeader(ByteOrder.LITTLE_ENDIAN, 2, 8, 3, 1, 1);
        header.putFloat(112, 0.1f).putFloat(116, -7.1f);
        final Volume volume = Images.read(file("a.nii", header.array(), new byte[]{0, 3, -1}));
        assertThat(volume.type()).isEqualTo(VoxelType.FLOAT32);
        assertThat(volume.voxels()).containsExactly(-7.1f, (float)(3 * (double)0.1f + -7.1f),
            (float)(255 * (double)0.1f + -7.1f));
    }

    @Test
    void slopeOfZeroOrNotANumberIsNoScaling() throws IOException {
        for (final float slope : new float[]{0, Float.NaN}) {
            final ByteBuffer header = TestFiles.niftiHeader(ByteOrder.LITTLE_ENDIAN, 2, 8, 3, 1, 1);
            header.putFloat(112, slope).putFloat(116, slope);
            final Volume volume = Images.read(file("a.nii", header.array(), new byte[]{0, 3, -1}));
            assertThat(volume.type()).isEqualTo(VoxelType.UINT8);
            assertThat(volume.voxels()).containsExactly(0, 3, 255);
        }
    }

    @Test
    void spacingIsTheHeadersFloatWidened() throws IOException {
        final ByteBuffer header = TestFiles.niftiHeader(ByteOrder.LITTLE_ENDIAN, 2, 8, 1, 1, 1);
        header.putFloat(80, 0.976562f);
        assertThat(Images.read(file("a.nii", header.array(), new byte[1])).geometry().spacing(0))
            .isEqualTo(0.9765620231628418);
    }

    @Test
    void oneVolumeInFourDimensionsIsAnImageAndSeveralAreNot() throws IOException {
        final byte[] one = TestFiles.niftiHeader(ByteOrder.LITTLE_ENDIAN, 2, 8, 2, 1, 1, 1).array();
        assertThat(Images.read(file("one.nii", one, new byte[]{5, 6})).voxels()).containsExactly(5, 6);
        final byte[] several = TestFiles.niftiHeader(ByteOrder.LITTLE_ENDIAN, 2, 8, 2, 1, 1, 3).array();
        assertThatThrownBy(() -> Images.read(file("several.nii", several, new byte[6])))
            .isInstanceOf(ImageFormatException.class).hasMessageContaining("several.nii")
            .hasMessageContaining("2 x 1 x 1 x 3");
    }

    @Test
    void twoDimensionsAreOneSlice() throws IOException {
        final byte[] header = TestFiles.niftiHeader(ByteOrder.LITTLE_ENDIAN, 2, 8, 2, 3).array();
        assertThat(Images.read(file("a.nii", header, new byte[6])).geometry().size()).containsExactly(2, 3, 1);
    }

    @Test
    void voxelsOfColoursAndComplexNumbersAreRefused() throws IOException {
        for (final int type : new int[]{1, 32, 128, 1536, 2304, 77}) {
            final byte[] header = TestFiles.niftiHeader(ByteOrder.LITTLE_ENDIAN, type, 24, 2, 1, 1).array();
            assertThatThrownBy(() -> Images.read(file("a.nii", header, new byte[64])))
                .isInstanceOf(ImageFormatException.class).hasMessageContaining("NIfTI type " + type);
        }
    }

    @Test
    void claimBeyondTheFileIsRefusedBeforeMemoryIsTaken() throws IOException {
        final byte[] header = TestFiles.niftiHeader(ByteOrder.LITTLE_ENDIAN, 64, 64, 1000, 1000, 1000).array();
        final byte[] voxels = voxels(ByteOrder.LITTLE_ENDIAN, 10_000);
        assertThatThrownBy(() -> Images.read(file("a.nii", header, voxels))).isInstanceOf(ImageFormatException.class)
            .hasMessageContaining("claims 8000000000 bytes of voxels and the file holds 10000");
        final byte[] compressed = TestFiles.gzip(TestFiles.joined(header, voxels));
        assertThatThrownBy(() -> Images.read(file("a.nii.gz", compressed))).isInstanceOf(ImageFormatException.class)
            .hasMessageContaining("a.nii.gz").hasMessageContaining("damaged");
        final byte[] huge = TestFiles.niftiHeader(ByteOrder.LITTLE_ENDIAN, 2, 8, 32767, 32767, 32767).array();
        assertThatThrownBy(() -> Images.read(file("huge.nii", huge, voxels))).isInstanceOf(ImageFormatException.class)
            .hasMessageContaining("more than one image can hold");
    }

    @Test
    void fileCutAnywhereIsRefused() throws IOException {
        final byte[] header = TestFiles.niftiHeader(ByteOrder.LITTLE_ENDIAN, 4, 16, 10, 10, 10).array();
        final byte[] voxels = new byte[2000];
        Arrays.setAll(new int[2000], i -> voxels[i] = (byte)(i * 31 ^ i >> 3));
        final byte[] whole = TestFiles.joined(header, voxels);
        final byte[] compressed = TestFiles.gzip(whole);
        for (int length = 0; length < whole.length; length += 47) {
            final byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> Images.read(file("a.nii", cut))).isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("a.nii");
        }
        for (int length = 0; length < compressed.length - 8; length += 13) {
            final byte[] cut = Arrays.copyOf(compressed, length);
            assertThatThrownBy(() -> Images.read(file("a.nii.gz", cut))).isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("a.nii.gz");
        }
    }

    @Test
    void damagedBytesGiveAnImageOrAnImageFormatException() throws IOException {
        final ByteBuffer header = TestFiles.niftiHeader(ByteOrder.LITTLE_ENDIAN, 4, 16, 4, 3, 2);
        final byte[] whole = TestFiles.joined(header.putShort(252, (short)1).array(), new byte[48]);
        for (int at = 0; at < 348; at++) {
            for (final int flip : new int[]{0xff, 0x80, 0x01}) {
                final byte[] damaged = whole.clone();
                damaged[at] ^= (byte)flip;
                final Path file = file("a.nii", damaged);
                try {
                    assertThat(Images.read(file).voxels()).isNotEmpty();
                } catch (final ImageFormatException e) {
                    assertThat(e).hasMessageContaining("a.nii");
                }
            }
        }
    }

    @Test
    void headerAndVoxelsInTwoFilesAreReadByEitherName() throws IOException {
        final byte[] header =
            TestFiles.niftiHeader(ByteOrder.BIG_ENDIAN, 2, 8, 3, 1, 1).put(345, (byte)'i').putFloat(108, 1).array();
        final byte[] voxels = {9, 1, 2, 3};
        file("a.hdr", header);
        file("a.img", voxels);
        file("b.hdr.gz", TestFiles.gzip(header));
        file("b.img.gz", TestFiles.gzip(voxels));
        for (final String name : new String[]{"a.hdr", "a.img", "b.hdr.gz", "b.img.gz"}) {
            assertThat(Images.read(m_folder.resolve(name)).voxels()).as(name).containsExactly(1, 2, 3);
            assertThat(Images.readMask(m_folder.resolve(name), 2).count()).isEqualTo(1);
        }
        file("a.img", new byte[]{9, 1, 2});
        assertThatThrownBy(() -> Images.read(m_folder.resolve("a.hdr"))).isInstanceOf(ImageFormatException.class)
            .hasMessageContaining("claims 3 bytes of voxels and the file holds 2");
    }

    /** A NIfTI-2 header of 544 bytes. */
    private static ByteBuffer second(final ByteOrder order, final int type, final int bits, final long... size) {
        final ByteBuffer header = ByteBuffer.allocate(544).order(order).putInt(0, 540);
        header.put(4, (byte)'n').put(5, (byte)'+').put(6, (byte)'2');
        header.putShort(12, (short)type).putShort(14, (short)bits).putLong(16, size.length);
        for (int axis = 0; axis < size.length; axis++) {
            header.putLong(24 + 8 * axis, size[axis]).putDouble(112 + 8 * axis, 0.1 * (1 + axis));
        }
        return header.putLong(168, 544).putDouble(176, 0.1).putDouble(184, -1);
    }

    @Test
    void readsTheSecondVersionInBothByteOrders() throws IOException {
        for (final ByteOrder order : new ByteOrder[]{ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            final byte[] voxels = ByteBuffer.allocate(24).order(order).putDouble(1).putDouble(2).putDouble(3).array();
            final byte[] header = second(order, 64, 64, 3, 1, 1).array();
            for (final Path file : new Path[]{file("a.nii", header, voxels),
                file("a.nii.gz", TestFiles.gzip(TestFiles.joined(header, voxels)))}) {
                final Volume volume = Images.read(file);
                assertThat(volume.voxels()).containsExactly(1 * 0.1 - 1, 2 * 0.1 - 1, 3 * 0.1 - 1);
                assertThat(volume.geometry().spacing()).containsExactly(0.1, 0.2, 0.1 * 3);
            }
        }
        assertThatThrownBy(() ->
            Images.read(file("b.nii", second(ByteOrder.LITTLE_ENDIAN, 2, 8, 1L << 33, 1, 1).array())))
            .isInstanceOf(ImageFormatException.class).hasMessageContaining("8589934592 voxels along axis 0");
        final byte[] pair = second(ByteOrder.LITTLE_ENDIAN, 2, 8, 2, 1, 1).putLong(168, 0).put(5, (byte)'i').array();
        file("c.hdr", Arrays.copyOf(pair, 540));
        file("c.img", new byte[]{10, 20});
        assertThat(Images.read(m_folder.resolve("c.hdr")).voxels()).containsExactly(0, 1);
    }

    @Test
    void damagedBytesOfTheSecondVersionGiveAnImageOrAnImageFormatException() throws IOException {
        final byte[] whole = TestFiles.joined(
            second(ByteOrder.LITTLE_ENDIAN, 4, 16, 4, 3, 2).putInt(344, 1).putInt(348, 1).array(), new byte[48]);
        for (int at = 0; at < 540; at++) {
            for (final int flip : new int[]{0xff, 0x80, 0x01}) {
                final byte[] damaged = whole.clone();
                damaged[at] ^= (byte)flip;
                final Path file = file("a.nii", damaged);
                try {
                    assertThat(Images.read(file).voxels()).isNotEmpty();
                } catch (final ImageFormatException e) {
                    assertThat(e).hasMessageContaining("a.nii");
                }
            }
        }
    }

    @Test
    void headerWithoutItsVoxelsAndAnalyzeAreNamed() throws IOException {
        final ByteBuffer pair = TestFiles.niftiHeader(ByteOrder.LITTLE_ENDIAN, 2, 8, 1, 1, 1).put(345, (byte)'i');
        assertThatThrownBy(() -> Images.read(file("a.hdr", pair.array()))).isInstanceOf(ImageFormatException.class)
            .hasMessageContaining("a.img are not there");
        final ByteBuffer analyze = TestFiles.niftiHeader(ByteOrder.LITTLE_ENDIAN, 2, 8, 1, 1, 1).put(344, (byte)0);
        assertThatThrownBy(() -> Images.read(file("b.hdr", analyze.array()))).hasMessageContaining("Analyze");
    }
}
