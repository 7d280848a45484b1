package org.radiomics.knime.feature.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomics.knime.feature.image.ImageFormatException;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

class MetaReaderTest {

    private static final byte[] SHORTS = {1, 0, -2, -1, 2, 1};

    @TempDir
    Path m_folder;

    private static byte[] header(final String... fields) {
        return ("ObjectType = Image\nNDims = 3\nDimSize = 3 1 1\n" + String.join("\n", fields) + "\n")
            .getBytes(StandardCharsets.US_ASCII);
    }

    private Path file(final String name, final byte[]... parts) throws IOException {
        return Files.write(m_folder.resolve(name), TestFiles.joined(parts));
    }

    private static byte[] zlib(final byte[] bytes) throws IOException {
        final ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(all)) {
            out.write(bytes);
        }
        return all.toByteArray();
    }

    private double[] voxels(final String name, final byte[]... parts) throws IOException {
        return Images.read(file(name, parts)).voxels();
    }

    @Test
    void readsRawCompressedAndText() throws IOException {
        final byte[] raw = header("ElementType = MET_SHORT", "ElementDataFile = LOCAL");
        assertThat(voxels("a.mha", raw, SHORTS)).containsExactly(1, -2, 258);
        final byte[] compressed =
            header("BinaryData = True", "CompressedData = True", "ElementType = MET_SHORT", "ElementDataFile = LOCAL");
        assertThat(voxels("b.mha", compressed, zlib(SHORTS))).containsExactly(1, -2, 258);
        assertThat(voxels("b.mha", compressed, TestFiles.gzip(SHORTS))).containsExactly(1, -2, 258);
        final byte[] text = header("BinaryData = False", "ElementType = MET_DOUBLE", "ElementDataFile = LOCAL");
        assertThat(voxels("c.mha", text, "1.5 -2e1\nnan".getBytes(StandardCharsets.US_ASCII)))
            .containsExactly(1.5, -20, Double.NaN);
    }

    @Test
    void readsEveryTypeInBothByteOrders() throws IOException {
        final String[] names = {"CHAR", "UCHAR", "SHORT", "USHORT", "INT", "UINT", "LONG_LONG", "ULONG_LONG", "FLOAT",
            "DOUBLE"};
        for (final VoxelType type : VoxelType.values()) {
            for (final String flag : new String[]{"BinaryDataByteOrderMSB = ", "ElementByteOrderMSB = "}) {
                for (final boolean big : new boolean[]{true, false}) {
                    final ByteBuffer bytes = ByteBuffer.allocate(3 * type.bytes())
                        .order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
                    switch (type) {
                        case INT8, UINT8 -> bytes.put((byte)1).put((byte)2).put((byte)100);
                        case INT16, UINT16 -> bytes.putShort((short)1).putShort((short)2).putShort((short)100);
                        case INT32, UINT32 -> bytes.putInt(1).putInt(2).putInt(100);
                        case INT64, UINT64 -> bytes.putLong(1).putLong(2).putLong(100);
                        case FLOAT32 -> bytes.putFloat(1).putFloat(2).putFloat(100);
                        default -> bytes.putDouble(1).putDouble(2).putDouble(100);
                    }
                    final Volume volume = Images.read(file("a.mha", header(flag + (big ? "True" : "False"),
                        "ElementType = MET_" + names[type.ordinal()], "ElementDataFile = LOCAL"), bytes.array()));
                    assertThat(volume.type()).isEqualTo(type);
                    assertThat(volume.voxels()).containsExactly(1, 2, 100);
                }
            }
        }
    }

    @Test
    void readsADataFileBesideTheHeader() throws IOException {
        file("voxels.raw", new byte[]{9, 9, 9}, SHORTS);
        file("voxels.zraw", zlib(SHORTS));
        for (final String fields : new String[]{"HeaderSize = 3\nElementDataFile = voxels.raw",
            "HeaderSize = -1\nElementDataFile = voxels.raw", "CompressedData = True\nElementDataFile = voxels.zraw"}) {
            assertThat(voxels("a.mhd", header("ElementType = MET_SHORT", fields))).containsExactly(1, -2, 258);
        }
    }

    @Test
    void dataFileOutsideTheFolderIsRefused() throws IOException {
        final Path inner = Files.createDirectory(m_folder.resolve("inner"));
        Files.write(m_folder.resolve("voxels.raw"), SHORTS);
        Files.createSymbolicLink(inner.resolve("link.raw"), m_folder.resolve("voxels.raw"));
        for (final String name : new String[]{"../voxels.raw", m_folder.resolve("voxels.raw").toString(), "link.raw"}) {
            final Path file = Files.write(inner.resolve("a.mhd"),
                header("ElementType = MET_SHORT", "ElementDataFile = " + name));
            assertThatThrownBy(() -> Images.read(file)).isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("outside its own folder");
        }
    }

    @Test
    void otherDimensionsAreReadIfTheyAreFlat() throws IOException {
        final String end = "ElementType = MET_SHORT\nElementDataFile = LOCAL";
        final Volume slice = Images.read(file("a.mha",
            header("NDims = 2", "DimSize = 3 1", "ElementSpacing = 2 3", "Offset = 4 5",
                "TransformMatrix = 0 1 -1 0", end), SHORTS));
        assertThat(slice.geometry().size()).containsExactly(3, 1, 1);
        assertThat(slice.geometry().spacing()).containsExactly(2, 3, 1);
        assertThat(slice.geometry().origin()).containsExactly(4, 5, 0);
        assertThat(slice.geometry().direction()).containsExactly(0, -1, 0, 1, 0, 0, 0, 0, 1);
        assertThat(voxels("b.mha", header("NDims = 4", "DimSize = 3 1 1 1", end), SHORTS)).containsExactly(1, -2, 258);
        assertThatThrownBy(() -> Images.read(file("c.mha", header("NDims = 4", "DimSize = 1 1 1 3", end), SHORTS)))
            .isInstanceOf(ImageFormatException.class).hasMessageContaining("1 x 1 x 1 x 3");
    }

    @Test
    void damagedHeadersAreRefusedWithTheField() throws IOException {
        final String[][] cases = {{"DimSize = 3 1", "claims no voxels along axis 2"}, {"DimSize = 3 0 1", "claims 0"},
            {"DimSize = 3 x 1", "\"x\" in DimSize"}, {"NDims = 99", "99 dimensions"}, {"Offset = 1 2", "Offset"},
            {"ElementSpacing = 1 inf 1", "\"inf\""}, {"TransformMatrix = 1 0 0 1 0 0 0 0 1", "one plane"},
            {"ElementType = MET_STRING", "MET_STRING"}, {"ElementNumberOfChannels = 3", "several values per voxel"},
            {"a line without sense", "no field"}, {"ElementDataFile = LIST", "several files"},
            {"ElementDataFile = no.raw", "not there"}, {"DimSize = 99999 99999 99999", "more than one image can hold"},
            {"CompressedData = True\nDimSize = 2000 2000 100", "cannot be read"},
            {"DimSize = 2000 2000 100", "its header claims"}};
        for (final String[] damage : cases) {
            final byte[] header = header("ElementType = MET_SHORT", damage[0], "ElementDataFile = LOCAL");
            assertThatThrownBy(() -> Images.read(file("a.mha", header, SHORTS))).as(damage[0])
                .isInstanceOf(ImageFormatException.class).hasMessageContaining("a.mha")
                .hasMessageContaining(damage[1]);
        }
    }

    @Test
    void fileCutAnywhereIsRefused() throws IOException {
        final byte[] header = header("CompressedData = True", "ElementType = MET_SHORT", "ElementDataFile = LOCAL");
        final byte[] whole = TestFiles.joined(header, zlib(SHORTS));
        for (int length = 0; length < whole.length - 6; length++) {
            final byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> Images.read(file("a.mha", cut))).as("cut to " + length)
                .isInstanceOf(ImageFormatException.class).hasMessageContaining("a.mha");
        }
    }

    @Test
    void damagedBytesGiveAnImageOrAnImageFormatException() throws IOException {
        final byte[] compressed = TestFiles.joined(header("CompressedData = True", "Offset = 1 2 3",
            "TransformMatrix = 1 0 0 0 1 0 0 0 1", "ElementType = MET_SHORT", "ElementDataFile = LOCAL"), zlib(SHORTS));
        for (int at = 0; at < compressed.length; at++) {
            for (final byte changed : new byte[]{(byte)(compressed[at] ^ 1), (byte)~compressed[at], '9', '-', '=',
                '\n'}) {
                final byte[] damaged = compressed.clone();
                damaged[at] = changed;
                final Path file = file("a.mha", damaged);
                try {
                    assertThat(Images.read(file).voxels()).isNotEmpty();
                } catch (final ImageFormatException e) {
                    assertThat(e).hasMessageContaining("a.mha");
                }
            }
        }
    }
}
