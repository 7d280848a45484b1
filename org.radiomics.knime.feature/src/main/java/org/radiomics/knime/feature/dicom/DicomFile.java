package org.radiomics.knime.feature.dicom;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

import org.radiomics.knime.feature.image.ImageFormatException;

/**
 * A DICOM file (PS3.10 chapter 7): its elements, and where its pixels lie. Only what comes before the pixels is read.
 * Files without the preamble and its mark are read too if they plainly begin with elements.
 */
final class DicomFile {

    /** Enough for most headers; more is read where it is not. */
    private static final int FIRST_READ = 1 << 14;

    private static final int PREAMBLE = 128;

    private final Path m_file;

    private final DataSet m_data;

    private final TransferSyntax m_syntax;

    private final PixelData m_pixels;

    private DicomFile(final Path file, final DataSet data, final TransferSyntax syntax, final PixelData pixels) {
        m_file = file;
        m_data = data;
        m_syntax = syntax;
        m_pixels = pixels;
    }

    /**
     * @param start the first bytes of a file, 140 if it has as many
     * @return whether it looks like DICOM
     */
    static boolean accepts(final byte[] start) {
        return hasMark(start) || elementsBegin(start);
    }

    /** @return whether a file begins as DICOM does */
    static boolean isDicom(final Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return accepts(in.readNBytes(140));
        }
    }

    private static boolean hasMark(final byte[] start) {
        return start.length >= PREAMBLE + 4 && start[PREAMBLE] == 'D' && start[PREAMBLE + 1] == 'I'
            && start[PREAMBLE + 2] == 'C' && start[PREAMBLE + 3] == 'M';
    }

    /**
     * Whether the bytes are an element of group 2 or 8: little endian, of a short even length or with an explicit kind.
     */
    private static boolean elementsBegin(final byte[] start) {
        if (start.length < 12 || start[1] != 0 || start[0] != 2 && start[0] != 8 || start[3] != 0) {
            return false;
        }
        final boolean explicit = "UI UL CS SH LO DA TM OB".contains(new String(start, 4, 2, StandardCharsets.US_ASCII))
            && start[4] >= 'A' && start[5] >= 'A';
        final int length = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
        return explicit || start[0] == 8 && length >= 0 && length <= 128 && length % 2 == 0;
    }

    /**
     * Reads the elements before the pixels.
     *
     * @param file a DICOM file
     * @return its elements
     * @throws ImageFormatException if it is no DICOM file, is damaged or cut, or has an unknown transfer syntax
     * @throws IOException if it cannot be read at all
     */
    static DicomFile read(final Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            final long size = channel.size();
            int wanted = (int)Math.min(size, FIRST_READ);
            byte[] bytes = read(channel, wanted);
            if (!accepts(bytes)) {
                throw new ImageFormatException(file, "is no DICOM file; choose another one");
            }
            while (true) {
                try {
                    return parse(file, bytes, size);
                } catch (final ElementReader.UnderflowException e) {
                    if (wanted == size) {
                        throw new ImageFormatException(file,
                            "ends within an element; it is damaged or not fully copied", e);
                    }
                    wanted = (int)Math.min(size, Math.min(4L * wanted, Integer.MAX_VALUE - 8));
                    bytes = read(channel, wanted);
                }
            }
        }
    }

    private static byte[] read(final FileChannel channel, final int count) throws IOException {
        final ByteBuffer bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
            continue;
        }
        return bytes.hasRemaining() ? Arrays.copyOf(bytes.array(), bytes.position()) : bytes.array();
    }

    private static DicomFile parse(final Path file, final byte[] bytes, final long size)
        throws ElementReader.UnderflowException, IOException {
        final int start = hasMark(bytes) ? PREAMBLE + 4 : 0;
        final int dataStart = afterMeta(bytes, start);
        final TransferSyntax syntax = syntax(file, bytes, start, dataStart);
        if (syntax.isDeflated()) {
            if (bytes.length < size) {
                throw new ElementReader.UnderflowException();
            }
            final byte[] inflated = inflated(file, bytes, dataStart);
            final ElementReader.Header header = header(file, inflated, 0, syntax);
            return new DicomFile(file, header.data(), syntax, PixelData.inMemory(file, header, syntax, inflated));
        }
        final ElementReader.Header header = header(file, bytes, dataStart, syntax);
        if (header.pixels() == 0 && bytes.length < size) {
            throw new ElementReader.UnderflowException();
        }
        return new DicomFile(file, header.data(), syntax, PixelData.inFile(file, header, syntax, size));
    }

    private static ElementReader.Header header(final Path file, final byte[] bytes, final int from,
        final TransferSyntax syntax) throws ElementReader.UnderflowException, ImageFormatException {
        return new ElementReader(file, bytes, syntax.isBigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
            syntax.isExplicit()).header(from);
    }

    /** The place behind the elements of group 2, which are explicit and little endian. */
    private static int afterMeta(final byte[] bytes, final int start) throws ElementReader.UnderflowException {
        int at = start;
        while (at + 12 <= bytes.length && bytes[at] == 2 && bytes[at + 1] == 0) {
            final ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            final boolean isLong = bytes[at + 4] == 'O' || bytes[at + 4] == 'U'
                && (bytes[at + 5] == 'N' || bytes[at + 5] == 'T');
            final long length = isLong ? buffer.getInt(at + 8) & 0xffffffffL : buffer.getShort(at + 6) & 0xffff;
            final long next = at + (isLong ? 12 : 8) + length;
            if (next > bytes.length) {
                throw new ElementReader.UnderflowException();
            }
            at = (int)next;
        }
        return at;
    }

    private static TransferSyntax syntax(final Path file, final byte[] bytes, final int start, final int end)
        throws ElementReader.UnderflowException, ImageFormatException {
        if (start < end) {
            final String uid = new ElementReader(file, Arrays.copyOf(bytes, end), ByteOrder.LITTLE_ENDIAN, true)
                .header(start).data().text(Tag.TRANSFER_SYNTAX_UID);
            if (!uid.isEmpty()) {
                return TransferSyntax.of(uid)
                    .orElseThrow(() -> new ImageFormatException(file, "has the transfer syntax "
                    + (uid.length() <= 64 ? uid : uid.substring(0, 64) + "...")
                    + ", which is unknown here; convert it to Explicit VR Little Endian, for example with gdcmconv "
                    + "--raw"));
            }
        }
        // Without meta information the first element tells: its kind stands where an implicit one has its length.
        final boolean explicit = end + 6 <= bytes.length && bytes[end + 4] >= 'A' && bytes[end + 4] <= 'Z'
            && bytes[end + 5] >= 'A' && bytes[end + 5] <= 'Z';
        return explicit ? TransferSyntax.EXPLICIT_LITTLE_ENDIAN : TransferSyntax.IMPLICIT_LITTLE_ENDIAN;
    }

    /** Inflates no more than half of the memory that Java may take. */
    private static byte[] inflated(final Path file, final byte[] bytes, final int from) throws IOException {
        final long most = Math.min(Integer.MAX_VALUE - 8, Runtime.getRuntime().maxMemory() / 4);
        final Inflater inflater = new Inflater(true);
        final ByteArrayOutputStream inflated = new ByteArrayOutputStream();
        final byte[] piece = new byte[1 << 16];
        try (InputStream in =
            new InflaterInputStream(new ByteArrayInputStream(bytes, from, bytes.length - from), inflater)) {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                inflated.write(piece, 0, read);
                if (inflated.size() > most) {
                    throw new ImageFormatException(file, "inflates to more than " + (most >> 20)
                        + " MB; give Java more memory with -Xmx, or inflate it with dcmconv");
                }
            }
        } catch (final EOFException e) {
            throw new ImageFormatException(file,
                "ends before its deflated elements do; it is damaged or not fully copied", e);
        } finally {
            inflater.end();
        }
        return inflated.toByteArray();
    }

    /** @return the file */
    Path file() {
        return m_file;
    }

    /** @return the elements before the pixels */
    DataSet data() {
        return m_data;
    }

    /** @return how bytes stand for elements and pixels */
    TransferSyntax syntax() {
        return m_syntax;
    }

    /** @return the pixels; empty if the object has none */
    Optional<PixelData> pixels() {
        return Optional.ofNullable(m_pixels);
    }
}
