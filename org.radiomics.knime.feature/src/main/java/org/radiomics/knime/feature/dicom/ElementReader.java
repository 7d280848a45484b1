package org.radiomics.knime.feature.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.radiomics.knime.feature.image.ImageFormatException;

/**
 * Finds elements in bytes (PS3.5 7.1 and 7.5). Sequences of known length are passed over, those of open length searched
 * for their ends.
 */
final class ElementReader {

    private static final int ITEM = 0xfffee000;

    private static final int ITEM_END = 0xfffee00d;

    private static final int SEQUENCE_END = 0xfffee0dd;

    private static final int OPEN = -1;

    /** Deeper than any real object; a guard against damage. */
    private static final int DEEPEST = 40;

    private final Path m_file;

    private final byte[] m_bytes;

    private final ByteBuffer m_buffer;

    private final boolean m_explicit;

    /** Where the element that was read last begins, behind its header. */
    private int m_value;

    private int m_tag;

    private String m_vr;

    /** Of the value; {@link #OPEN} if it ends with a delimiter. */
    private int m_length;

    /**
     * @param file for messages
     * @param bytes to look into
     * @param order of the bytes of numbers
     * @param explicit whether elements say what kind of value they have
     */
    ElementReader(final Path file, final byte[] bytes, final ByteOrder order, final boolean explicit) {
        m_file = file;
        m_bytes = bytes;
        m_buffer = ByteBuffer.wrap(bytes).order(order);
        m_explicit = explicit;
    }

    /** There are not enough bytes: the file goes on, or it is cut. */
    static final class UnderflowException extends Exception {

        private static final long serialVersionUID = 1L;

        UnderflowException() {
            super("more bytes are needed", null, false, false);
        }
    }

    /**
     * A whole object up to its pixels.
     *
     * @param data the elements before the pixels
     * @param pixels tag of the element of pixels, 0 if there is none
     * @param vr of the pixels
     * @param from where the pixels begin
     * @param length of the pixels; -1 if they lie in fragments
     */
    record Header(DataSet data, int pixels, String vr, int from, int length) {
    }

    /**
     * Reads the elements of an object.
     *
     * @param from where they begin
     * @return the elements and where the pixels lie
     * @throws UnderflowException if the bytes end before the pixels but within an element
     * @throws ImageFormatException if the elements are damaged
     */
    Header header(final int from) throws UnderflowException, ImageFormatException {
        final Map<Integer, DataSet.Element> elements = new HashMap<>();
        int at = from;
        while (at < m_bytes.length) {
            readElement(at, 0);
            if (m_tag == Tag.PIXEL_DATA || m_tag == Tag.FLOAT_PIXEL_DATA || m_tag == Tag.DOUBLE_FLOAT_PIXEL_DATA) {
                return new Header(dataSet(elements, StandardCharsets.ISO_8859_1, 0), m_tag, m_vr, m_value, m_length);
            }
            at = put(elements, 0);
        }
        return new Header(dataSet(elements, StandardCharsets.ISO_8859_1, 0), 0, "", 0, 0);
    }

    private DataSet dataSet(final Map<Integer, DataSet.Element> elements, final Charset outer, final int depth) {
        return new DataSet(m_file, m_bytes, m_buffer.order(), m_explicit, elements, outer, depth);
    }

    /** Keeps the element that was read last and gives the place behind it. */
    private int put(final Map<Integer, DataSet.Element> elements, final int depth)
        throws UnderflowException, ImageFormatException {
        final int tag = m_tag;
        final String vr = m_vr;
        final int from = m_value;
        if (m_length == OPEN) {
            final int behind = behindSequence(from, vr.equals("UN"), depth + 1);
            elements.put(tag, new DataSet.Element(vr, from, behind - 8 - from));
            return behind;
        }
        requireBytes(from, m_length);
        elements.put(tag, new DataSet.Element(vr, from, m_length));
        return from + m_length;
    }

    /** Reads an element's tag, kind and length. */
    private void readElement(final int at, final int depth) throws UnderflowException, ImageFormatException {
        requireBytes(at, 8);
        m_tag = tag(at);
        if (!m_explicit || m_tag == ITEM || m_tag == ITEM_END || m_tag == SEQUENCE_END) {
            m_vr = "";
            m_length = m_buffer.getInt(at + 4);
            m_value = at + 8;
        } else {
            m_vr = new String(m_bytes, at + 4, 2, StandardCharsets.US_ASCII);
            switch (m_vr) {
                case "OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV" -> {
                    requireBytes(at, 12);
                    m_length = m_buffer.getInt(at + 8);
                    m_value = at + 12;
                }
                case "AE", "AS", "AT", "CS", "DA", "DS", "DT", "FL", "FD", "IS", "LO", "LT", "PN", "SH", "SL",
                    "SS", "ST",
                        "TM", "UI", "UL", "US" -> {
                    m_length = m_buffer.getShort(at + 6) & 0xffff;
                    m_value = at + 8;
                }
                default -> throw damaged("its element " + Tag.name(m_tag) + " has no known kind of value");
            }
        }
        if (m_length < OPEN) {
            throw damaged("its element " + Tag.name(m_tag) + " claims " + (m_length & 0xffffffffL) + " bytes");
        }
        if (depth > DEEPEST) {
            throw damaged("its sequences lie more than " + DEEPEST + " deep in each other");
        }
    }

    private int tag(final int at) {
        return (m_buffer.getShort(at) & 0xffff) << 16 | m_buffer.getShort(at + 2) & 0xffff;
    }

    private void requireBytes(final int at, final int count) throws UnderflowException {
        if (count > m_bytes.length - at) {
            throw new UnderflowException();
        }
    }

    /** The place behind the delimiter of a sequence of open length. One of unknown kind is implicit (PS3.5 6.2.2). */
    private int behindSequence(final int from, final boolean unknown, final int depth)
        throws UnderflowException, ImageFormatException {
        if (unknown && m_explicit) {
            return new ElementReader(m_file, m_bytes, ByteOrder.LITTLE_ENDIAN, false)
                .behindSequence(from, false, depth);
        }
        int at = from;
        while (true) {
            readElement(at, depth);
            if (m_tag == SEQUENCE_END) {
                return m_value;
            }
            if (m_tag != ITEM) {
                throw damaged("a sequence holds " + Tag.name(m_tag) + " where an item should begin");
            }
            at = m_length == OPEN ? behindItem(m_value, depth + 1) : behind(m_value, m_length);
        }
    }

    private int behind(final int from, final int length) throws UnderflowException {
        requireBytes(from, length);
        return from + length;
    }

    private int behindItem(final int from, final int depth) throws UnderflowException, ImageFormatException {
        final Map<Integer, DataSet.Element> passed = new HashMap<>();
        int at = from;
        while (true) {
            readElement(at, depth);
            if (m_tag == ITEM_END) {
                return m_value;
            }
            at = put(passed, depth);
        }
    }

    /**
     * Reads the items of a sequence.
     *
     * @param sequence its value
     * @param charset of the data set around it
     * @param depth of the items
     * @return one data set per item
     * @throws ImageFormatException if it is damaged
     */
    List<DataSet> items(final DataSet.Element sequence, final Charset charset, final int depth)
        throws ImageFormatException {
        if (sequence.vr().equals("UN") && m_explicit) {
            return new ElementReader(m_file, m_bytes, ByteOrder.LITTLE_ENDIAN, false)
                .items(new DataSet.Element("", sequence.from(), sequence.length()), charset, depth);
        }
        final List<DataSet> items = new ArrayList<>();
        final int end = sequence.from() + sequence.length();
        int at = sequence.from();
        try {
            while (at < end) {
                readElement(at, depth);
                if (m_tag == SEQUENCE_END) {
                    break;
                }
                if (m_tag != ITEM) {
                    throw damaged("a sequence holds " + Tag.name(m_tag) + " where an item should begin");
                }
                final Map<Integer, DataSet.Element> elements = new HashMap<>();
                at = readItem(elements, m_value, m_length, depth);
                items.add(dataSet(elements, charset, depth));
            }
        } catch (final UnderflowException e) {
            throw new ImageFormatException(m_file, "a sequence reaches beyond its end; it is damaged", e);
        }
        return items;
    }

    private int readItem(final Map<Integer, DataSet.Element> elements, final int from, final int length,
        final int depth)
        throws UnderflowException, ImageFormatException {
        if (length != OPEN) {
            requireBytes(from, length);
        }
        int at = from;
        while (length == OPEN || at < from + length) {
            readElement(at, depth);
            if (m_tag == ITEM_END) {
                return m_value;
            }
            at = put(elements, depth);
        }
        return from + length;
    }

    private ImageFormatException damaged(final String what) {
        return new ImageFormatException(m_file, what + "; it is damaged");
    }
}
