package org.radiomics.knime.feature.dicom;

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
import java.util.zip.Deflater;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomics.knime.feature.file.Images;
import org.radiomics.knime.feature.image.ImageFormatException;

/** Files in other transfer syntaxes, written byte by byte from those of {@link SliceFile}. */
class DicomFileTest {

    @TempDir
    Path m_folder;

    private final byte[] m_explicit = new SliceFile(0, 0, 100).elements().toBytes();

    private Path file(final String syntax, final byte[] data) throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[128]);
        out.write("DICM".getBytes(StandardCharsets.US_ASCII));
        out.write(new DicomElements().text(Tag.TRANSFER_SYNTAX_UID, "UI", syntax).toBytes());
        out.write(data);
        return Files.write(m_folder.resolve("file.dcm"), out.toByteArray());
    }

    /** The same elements in another encoding; none of them is a sequence. */
    private byte[] encoded(final boolean explicit, final ByteOrder order) throws IOException {
        final ByteBuffer in = ByteBuffer.wrap(m_explicit).order(ByteOrder.LITTLE_ENDIAN);
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        while (in.hasRemaining()) {
            final short group = in.getShort();
            final short element = in.getShort();
            final byte[] vr = {in.get(), in.get()};
            final boolean isLong = vr[0] == 'O';
            final int length = isLong ? in.getInt(in.position() + 2) : in.getShort() & 0xffff;
            in.position(in.position() + (isLong ? 6 : 0));
            final byte[] value = new byte[length];
            in.get(value);
            if (order == ByteOrder.BIG_ENDIAN && (vr[0] == 'O' || vr[0] == 'U' && vr[1] == 'S')) {
                for (int i = 0; i + 1 < length; i += 2) {
                    final byte kept = value[i];
                    value[i] = value[i + 1];
                    value[i + 1] = kept;
                }
            }
            final ByteBuffer header = ByteBuffer.allocate(12).order(order).putShort(group).putShort(element);
            if (!explicit) {
                header.putInt(length);
            } else if (isLong) {
                header.put(vr).putShort((short)0).putInt(length);
            } else {
                header.put(vr).putShort((short)length);
            }
            out.write(header.array(), 0, header.position());
            out.write(value);
        }
        return out.toByteArray();
    }

    private void assertIsTheSlice(final Path file) throws IOException {
        assertThat(Images.read(file).voxels()).containsExactly(1000, 1001, 1002, 1003, 1004, 1005);
        assertThat(Images.read(file).geometry().origin()).containsExactly(0, 0, 100);
    }

    @Test
    void implicitAndExplicitElementsInBothByteOrdersAreRead() throws IOException {
        assertIsTheSlice(file("1.2.840.10008.1.2", encoded(false, ByteOrder.LITTLE_ENDIAN)));
        assertIsTheSlice(file("1.2.840.10008.1.2.1", encoded(true, ByteOrder.LITTLE_ENDIAN)));
        assertIsTheSlice(file("1.2.840.10008.1.2.2", encoded(true, ByteOrder.BIG_ENDIAN)));
    }

    @Test
    void deflatedElementsAreRead() throws IOException {
        final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(m_explicit);
        deflater.finish();
        final byte[] deflated = new byte[4096];
        final int length = deflater.deflate(deflated);
        deflater.end();
        assertIsTheSlice(file("1.2.840.10008.1.2.1.99", Arrays.copyOf(deflated, length)));
        final Path cut = file("1.2.840.10008.1.2.1.99", Arrays.copyOf(deflated, length / 2));
        assertThatThrownBy(() -> Images.read(cut)).isInstanceOf(ImageFormatException.class)
            .hasMessageContaining("file.dcm").hasMessageContaining("it is damaged or not fully copied");
    }

    @Test
    void filesWithoutPreambleAreRead() throws IOException {
        assertIsTheSlice(Files.write(m_folder.resolve("bare"), encoded(false, ByteOrder.LITTLE_ENDIAN)));
        assertIsTheSlice(Files.write(m_folder.resolve("explicit"), m_explicit));
    }

    @Test
    void transferSyntaxThatIsNotReadIsNamed() throws IOException {
        final Path unknown = file("1.2.3.4.5", m_explicit);
        assertThatThrownBy(() -> Images.read(unknown)).isInstanceOf(ImageFormatException.class)
            .hasMessageContaining("has the transfer syntax 1.2.3.4.5, which is unknown here; convert it");
        final byte[] open = m_explicit.clone();
        // The pixels' length becomes open, as that of fragments is.
        Arrays.fill(open, open.length - 16, open.length - 12, (byte)0xff);
        final Path video = file("1.2.840.10008.1.2.4.102", open);
        assertThatThrownBy(() -> Images.read(video)).isInstanceOf(ImageFormatException.class)
            .hasMessageContaining("is compressed as MPEG-4 AVC/H.264 (1.2.840.10008.1.2.4.102), which is not read");
    }

    @Test
    void headersLargerThanTheFirstReadAreRead() throws IOException {
        final SliceFile slice = new SliceFile(0, 0, 100).with(e -> e.bytes(0x00091010, "OB", new byte[100_000]));
        assertIsTheSlice(slice.write(m_folder.resolve("large")));
    }

    @Test
    void sequencesOfOpenLengthAreFoundToTheirEnd() throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new DicomElements().text(Tag.SOP_CLASS_UID, "UI", "1.2").toBytes());
        // (0008,1115) SQ of open length, an item of open length with (0008,1155), then a defined item, then the end.
        final ByteBuffer open = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
        open.putShort((short)8).putShort((short)0x1115).put(new byte[]{'S', 'Q', 0, 0}).putInt(-1);
        open.putShort((short)0xfffe).putShort((short)0xe000).putInt(-1);
        open.put(new DicomElements().text(Tag.REFERENCED_SOP_INSTANCE_UID, "UI", "1.5").toBytes());
        open.putShort((short)0xfffe).putShort((short)0xe00d).putInt(0);
        final byte[] second = new DicomElements().text(Tag.REFERENCED_SOP_INSTANCE_UID, "UI", "1.6").toBytes();
        open.putShort((short)0xfffe).putShort((short)0xe000).putInt(second.length).put(second);
        open.putShort((short)0xfffe).putShort((short)0xe0dd).putInt(0);
        out.write(open.array(), 0, open.position());
        out.write(new DicomElements().text(Tag.SERIES_NUMBER, "IS", "7").toBytes());
        final DataSet data = DicomFile.read(file("1.2.840.10008.1.2.1", out.toByteArray())).data();
        assertThat(data.items(Tag.REFERENCED_SERIES_SEQUENCE)).extracting(i -> i.text(Tag.REFERENCED_SOP_INSTANCE_UID))
            .containsExactly("1.5", "1.6");
        assertThat(data.integer(Tag.SERIES_NUMBER)).isEqualTo(7);
    }

    @Test
    void textIsReadInTheCharacterSetOfTheObject() throws IOException {
        final DicomElements latin = new DicomElements().text(Tag.SPECIFIC_CHARACTER_SET, "CS", "ISO_IR 100")
            .bytes(Tag.SERIES_DESCRIPTION, "LO", "Wirbelsäule".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(DicomFile.read(file("1.2.840.10008.1.2.1", latin.toBytes())).data().text(Tag.SERIES_DESCRIPTION))
            .isEqualTo("Wirbelsäule");
        final DicomElements utf = new DicomElements().text(Tag.SPECIFIC_CHARACTER_SET, "CS", "ISO_IR 192")
            .text(Tag.SERIES_DESCRIPTION, "LO", "脊椎");
        assertThat(DicomFile.read(file("1.2.840.10008.1.2.1", utf.toBytes())).data().text(Tag.SERIES_DESCRIPTION))
            .isEqualTo("脊椎");
    }

    @Test
    void refusesAnItemOfNegativeLength() throws IOException {
        final byte[] item = {(byte)0xfe, (byte)0xff, 0, (byte)0xe0, (byte)0xf0, (byte)0xff, (byte)0xff, (byte)0xff};
        final byte[] data = Arrays.copyOf(item, item.length + m_explicit.length);
        System.arraycopy(m_explicit, 0, data, item.length, m_explicit.length);
        final Path file = file("1.2.840.10008.1.2.1", data);
        assertThatThrownBy(() -> Images.read(file)).isInstanceOf(ImageFormatException.class)
            .hasMessageContaining("file.dcm").hasMessageContaining("claims 4294967280 bytes");
    }
}
