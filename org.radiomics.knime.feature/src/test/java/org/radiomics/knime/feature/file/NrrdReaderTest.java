package org.radiomics.knime.feature.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomics.knime.feature.image.ImageFormatException;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;
import org.radiomics.knime.feature.region.Region;

class NrrdReaderTest {

    private static final byte[] SHORTS = ByteBuffer.allocate(6).order(ByteOrder.LITTLE_ENDIAN).putShort((short)1)
        .putShort((short)-2).putShort((short)258).array();

    @TempDir
    Path m_folder;

    private static byte[] header(final String... fields) {
        return ("NRRD0004\n# a comment\ndimension: 3\nsizes: 3 1 1\nkey with: blank:=value\n"
            + String.join("\n", fields) + "\n\n").getBytes(StandardCharsets.US_ASCII);
    }

    private Path file(final String name, final byte[]... parts) throws IOException {
        return Files.write(m_folder.resolve(name), TestFiles.joined(parts));
    }

    @Test
    void readsRawGzipAndText() throws IOException {
        final byte[] raw = header("type: short", "endian: little", "encoding: raw");
        assertThat(Images.read(file("a.nrrd", raw, SHORTS)).voxels()).containsExactly(1, -2, 258);
        final byte[] gzip = header("type: int16", "endian: little", "encoding: gzip");
        assertThat(Images.read(file("b.nrrd", gzip, TestFiles.gzip(SHORTS))).voxels()).containsExactly(1, -2, 258);
        final byte[] text = header("type: double", "encoding: ascii");
        assertThat(Images.read(file("c.nrrd", text, "1.5 -2e1,\nnan".getBytes(StandardCharsets.US_ASCII))).voxels())
            .containsExactly(1.5, -20, Double.NaN);
    }

    @Test
    void readsBzip2() throws IOException {
        final byte[] zipped = bzip2(SHORTS);
        final byte[] attached = header("type: short", "endian: little", "encoding: bzip2");
        assertThat(Images.read(file("a.nrrd", attached, zipped)).voxels()).containsExactly(1, -2, 258);
        file("voxels.bz2", bzip2(TestFiles.joined(new byte[]{9, 9}, Arrays.copyOf(SHORTS, 4))),
            bzip2(Arrays.copyOfRange(SHORTS, 4, 6)));
        assertThat(Images.read(file("a.nhdr", header("type: short", "endian: little", "encoding: bz2", "byte skip: 2",
            "data file: voxels.bz2"))).voxels()).containsExactly(1, -2, 258);
        final byte[] large = header("sizes: 2000 2000 100", "type: short", "endian: little", "encoding: bzip2");
        assertThatThrownBy(() -> Images.read(file("b.nrrd", large, zipped))).isInstanceOf(ImageFormatException.class)
            .hasMessageContaining("claims 800000000 bytes of voxels and the file holds 6");
    }

    private static byte[] bzip2(final byte[] bytes) throws IOException {
        final ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (OutputStream out = new BZip2CompressorOutputStream(all)) {
            out.write(bytes);
        }
        return all.toByteArray();
    }

    /** ITK multiplies by 1 / 49, and 49 * (1 / 49) is a little less than 1. */
    @Test
    void cosinesAreVectorsTimesTheInverseOfTheirLength() throws IOException {
        final byte[] header = ("NRRD0004\ndimension: 3\nspace: left-posterior-superior\nsizes: 3 1 1\ntype: short\n"
            + "endian: little\nencoding: raw\nspace directions: (0,-49,0) (2,0,0) (0,0,49)\n\n")
                .getBytes(StandardCharsets.US_ASCII);
        final double almost = 49 * (1 / 49.0);
        assertThat(almost).isEqualTo(0.9999999999999999);
        final Volume volume = Images.read(file("a.nrrd", header, SHORTS));
        assertThat(volume.geometry().spacing()).containsExactly(49, 2, 49);
        assertThat(volume.geometry().direction()).containsExactly(0, 1, 0, -almost, 0, 0, 0, 0, almost);
    }

    @Test
    void twoDimensionsAreOneSlice() throws IOException {
        final byte[] plane = ("NRRD0004\ndimension: 2\nspace dimension: 2\nsizes: 3 1\ntype: short\nendian: little\n"
            + "encoding: raw\nspace directions: (0.5,0) (0,2)\nspace origin: (3,-4)\n\n")
                .getBytes(StandardCharsets.US_ASCII);
        final Path file = file("a.nrrd", plane, SHORTS);
        final Volume volume = Images.read(file);
        assertThat(volume.voxels()).containsExactly(1, -2, 258);
        assertThat(volume.geometry().size()).containsExactly(3, 1, 1);
        assertThat(volume.geometry().spacing()).containsExactly(0.5, 2, 1);
        assertThat(volume.geometry().origin()).containsExactly(3, -4, 0);
        assertThat(Images.isPlane(file)).isTrue();
        final Path space = file("b.nrrd", header("type: short", "endian: little", "encoding: raw",
            "space directions: (1,0) (0,1) (0,0)"), SHORTS);
        assertThat(Images.isPlane(space)).isFalse();
        assertThatThrownBy(() -> Images.read(space)).isInstanceOf(ImageFormatException.class).hasMessageContaining(
            "its header gives \"(1,0)\" in space directions, where an image of 3 axes needs a vector of three numbers");
    }

    @Test
    void oneVolumeOfFourDimensionsIsRead() throws IOException {
        final byte[] volume =
            ("NRRD0004\ndimension: 4\nspace dimension: 4\nsizes: 3 1 1 1\ntype: short\nendian: little\n"
            + "encoding: raw\nspace directions: (0.5,0,0,0) (0,2,0,0) (0,0,4,0) (0,0,0,1)\nspace origin: "
            + "(3,-4,5,0)\n\n")
                .getBytes(StandardCharsets.US_ASCII);
        final Volume read = Images.read(file("a.nrrd", volume, SHORTS));
        assertThat(read.geometry().size()).containsExactly(3, 1, 1);
        assertThat(read.geometry().spacing()).containsExactly(0.5, 2, 4);
        assertThat(read.geometry().origin()).containsExactly(3, -4, 5);
    }

    @Test
    void readsBigEndian() throws IOException {
        final byte[] big =
            ByteBuffer.allocate(12).order(ByteOrder.BIG_ENDIAN).putFloat(1.5f).putFloat(-2).putFloat(0.1f).array();
        final Volume volume = Images.read(file("a.nrrd", header("type: float", "endian: big", "encoding: raw"), big));
        assertThat(volume.voxels()).containsExactly(1.5, -2, 0.1f);
        assertThat(volume.type()).isEqualTo(VoxelType.FLOAT32);
    }

    @Test
    void readsTypesBySynonym() throws IOException {
        final byte[] bytes = {1, 2, -1};
        for (final String name : new String[]{"uchar", "unsigned char", "uint8", "uint8_t"}) {
            assertThat(Images.read(file("a.nrrd", header("type: " + name, "encoding: raw"), bytes)).voxels())
                .containsExactly(1, 2, 255);
        }
        assertThat(Images.read(file("a.nrrd", header("type: signed char", "encoding: raw"), bytes)).voxels())
            .containsExactly(1, 2, -1);
        assertThatThrownBy(() -> Images.read(file("a.nrrd", header("type: block", "encoding: raw"), bytes)))
            .isInstanceOf(ImageFormatException.class).hasMessageContaining("\"block\"");
    }

    @Test
    void readsADetachedFileBesideTheHeader() throws IOException {
        file("voxels.raw", "line 1\nline 2\n".getBytes(StandardCharsets.US_ASCII), new byte[]{9}, SHORTS);
        final Path skipping = file("a.nhdr", header("type: short", "endian: little", "encoding: raw", "line skip: 2",
            "byte skip: 1", "data file: voxels.raw"));
        assertThat(Images.read(skipping).voxels()).containsExactly(1, -2, 258);
        final Path fromEnd = file("b.nhdr",
            header("type: short", "endian: little", "encoding: raw", "byte skip: -1", "data file: voxels.raw"));
        assertThat(Images.read(fromEnd).voxels()).containsExactly(1, -2, 258);
    }

    @Test
    void detachedFileOutsideTheFolderIsRefused() throws IOException {
        final Path inner = Files.createDirectory(m_folder.resolve("inner"));
        Files.write(m_folder.resolve("voxels.raw"), SHORTS);
        Files.createSymbolicLink(inner.resolve("link.raw"), m_folder.resolve("voxels.raw"));
        for (final String name : new String[]{"../voxels.raw", m_folder.resolve("voxels.raw").toString(), "link.raw"}) {
            final Path file = Files.write(inner.resolve("a.nhdr"),
                header("type: short", "endian: little", "encoding: raw", "data file: " + name));
            assertThatThrownBy(() -> Images.read(file)).isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("outside its own folder");
        }
    }

    @Test
    void fourAxesAreReadIfOneOfThemIsFlat() throws IOException {
        final String fields = "type: short\nendian: little\nencoding: raw\ndimension: 4\nspace: RAS\n";
        final byte[] flat = header(fields + "sizes: 1 3 1 1",
            "space directions: none (2,0,0) (0,3,0) (0,0,4)\nkinds: list domain domain domain");
        final Volume volume = Images.read(file("a.nrrd", flat, SHORTS));
        assertThat(volume.geometry().size()).containsExactly(3, 1, 1);
        assertThat(volume.geometry().spacing()).containsExactly(2, 3, 4);
        final byte[] layers = header(fields + "sizes: 3 1 1 1",
            "space directions: none (2,0,0) (0,3,0) (0,0,4)\nkinds: list domain domain domain");
        assertThatThrownBy(() -> Images.read(file("b.nrrd", layers, SHORTS))).isInstanceOf(ImageFormatException.class)
            .hasMessageContaining("3 x 1 x 1 x 1");
    }

    @Test
    void segmentsOfSlicerHaveNames() throws IOException {
        final byte[] labels = header("type: uchar", "encoding: raw", "Segment0_LabelValue:=2",
            "Segment0_Name:=Tumour bed", "Segment1_LabelValue:=1", "Segment1_Name:=edema", "Segment2_LabelValue:=none");
        final Path file = file("a.seg.nrrd", labels, new byte[]{1, 0, 2});
        assertThat(Images.readRegions(file).regions()).extracting(Region::toString)
            .containsExactly("1 (edema)", "2 (Tumour bed)");
        assertThat(Images.readMask(file, 2).name()).isEqualTo("Tumour bed");
    }

    @Test
    void damagedHeadersAreRefusedWithTheField() throws IOException {
        final String[][] cases = {{"sizes: 3 1", "2 sizes for 3 axes"}, {"sizes: 3 0 1", "0 voxels along axis 1"},
            {"sizes: 3 x 1", "\"x\""}, {"dimension: 99", "99 axes"}, {"encoding: hex", "hex"},
            {"endian: middle", "middle"}, {"space directions: (1,0,0) (0,1) (0,0,1)", "three numbers"},
            {"space directions: (1,0,0) (0,1,0)", "too few"}, {"spacings: 1 one 1", "\"one\""},
            {"a line without sense", "neither a field nor a comment"}, {"spacings: 1 inf 1", "\"inf\""},
            {"data file: LIST", "several files"}, {"data file: no.raw", "not there"}};
        for (final String[] damage : cases) {
            final byte[] header = header("type: short", "endian: little", "encoding: raw", damage[0]);
            assertThatThrownBy(() -> Images.read(file("a.nrrd", header, SHORTS))).as(damage[0])
                .isInstanceOf(ImageFormatException.class).hasMessageContaining("a.nrrd")
                .hasMessageContaining(damage[1]);
        }
    }

    @Test
    void fileCutAnywhereIsRefused() throws IOException {
        final byte[] header = header("type: short", "endian: little", "encoding: gzip");
        final byte[] whole = TestFiles.joined(header, TestFiles.gzip(SHORTS));
        for (int length = 0; length < whole.length - 8; length++) {
            final byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> Images.read(file("a.nrrd", cut))).isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("a.nrrd");
        }
        final byte[] text = header("type: short", "encoding: text");
        assertThatThrownBy(() -> Images.read(file("a.nrrd", text, "1 2     ".getBytes(StandardCharsets.US_ASCII))))
            .isInstanceOf(ImageFormatException.class).hasMessageContaining("ends before its last voxel");
        assertThatThrownBy(() -> Images.read(file("a.nrrd", text, "1 2 3.5".getBytes(StandardCharsets.US_ASCII))))
            .isInstanceOf(ImageFormatException.class).hasMessageContaining("3.5");
    }

    @Test
    void damagedBytesGiveAnImageOrAnImageFormatException() throws IOException {
        final byte[] gzip = TestFiles.joined(header("type: short", "endian: little", "encoding: gzip", "space: RAS",
            "space directions: (2,0,0) (0,3,0) (0,0,4)", "space origin: (1,2,3)"), TestFiles.gzip(SHORTS));
        final byte[] text = TestFiles.joined(header("type: short", "encoding: text", "spacings: 1 2 3"),
            "1 -2 258".getBytes(StandardCharsets.US_ASCII));
        final byte[] bzip2 =
            TestFiles.joined(header("type: short", "endian: little", "encoding: bzip2"), bzip2(SHORTS));
        for (final byte[] whole : new byte[][]{gzip, bzip2, text}) {
            for (int at = 0; at < whole.length; at++) {
                for (final byte changed : new byte[]{(byte)(whole[at] ^ 1), (byte)~whole[at], '9', '-', ' ', '\n'}) {
                    final byte[] damaged = whole.clone();
                    damaged[at] = changed;
                    final Path file = file("a.nrrd", damaged);
                    try {
                        assertThat(Images.read(file).voxels()).isNotEmpty();
                    } catch (final ImageFormatException e) {
                        assertThat(e).hasMessageContaining("a.nrrd");
                    }
                }
            }
        }
    }
}
