package org.radiomics.knime.feature.dicom;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The elements of a data set or of an item, to be written in explicit VR little endian with defined lengths (PS3.5
 * 7.1.2, 7.5). They may be set in any order and are written in ascending order of their tags. Text is UTF-8, which the
 * data set has to say in its Specific Character Set.
 */
final class DicomElements {

    private static final int ITEM = 0xfffee000;

    /** Value representations whose length takes four bytes. */
    private static final Set<String> LONG = Set.of("OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR",
        "UT", "UV");

    private final SortedMap<Integer, byte[]> m_elements = new TreeMap<>(Integer::compareUnsigned);

    /**
     * @param tag of the element
     * @param vr a value representation of text: AE, CS, DA, IS, LO, PN, SH, ST, TM, UI, ...
     * @param values of the element; none for an element without value
     * @return this
     */
    DicomElements text(final int tag, final String vr, final String... values) {
        return bytes(tag, vr, String.join("\\", values).getBytes(StandardCharsets.UTF_8));
    }

    /** Sets an element of decimal strings; a number is written with as many digits as their 16 characters hold. */
    DicomElements decimals(final int tag, final double... values) {
        final String[] texts = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            texts[i] = DecimalString.of(values[i]);
        }
        return text(tag, "DS", texts);
    }

    /** Sets an element of unsigned 16-bit numbers. */
    DicomElements shorts(final int tag, final int... values) {
        final ByteBuffer bytes = littleEndian(values.length * Short.BYTES);
        for (final int value : values) {
            bytes.putShort((short)value);
        }
        return bytes(tag, "US", bytes.array());
    }

    /** Sets an element of unsigned 32-bit numbers. */
    DicomElements longs(final int tag, final int... values) {
        final ByteBuffer bytes = littleEndian(values.length * Integer.BYTES);
        for (final int value : values) {
            bytes.putInt(value);
        }
        return bytes(tag, "UL", bytes.array());
    }

    /** Sets an element whose value is the tag of another one. */
    DicomElements pointer(final int tag, final int to) {
        return bytes(tag, "AT", littleEndian(4).putShort((short)(to >>> 16)).putShort((short)to).array());
    }

    /** Sets a sequence. */
    DicomElements sequence(final int tag, final List<DicomElements> items) {
        final ByteArrayOutputStream value = new ByteArrayOutputStream();
        for (final DicomElements item : items) {
            final byte[] bytes = item.toBytes();
            value.writeBytes(littleEndian(8).putShort((short)(ITEM >>> 16)).putShort((short)ITEM).putInt(bytes.length)
                .array());
            value.writeBytes(bytes);
        }
        return bytes(tag, "SQ", value.toByteArray());
    }

    /** Sets a sequence of one item. */
    DicomElements sequence(final int tag, final DicomElements item) {
        return sequence(tag, List.of(item));
    }

    /**
     * @param tag of the element
     * @param vr its value representation
     * @param value little endian; padded to even length as the value representation asks
     * @return this
     */
    DicomElements bytes(final int tag, final String vr, final byte[] value) {
        final int length = value.length + value.length % 2;
        final boolean isLong = LONG.contains(vr);
        final ByteBuffer element = littleEndian((isLong ? 12 : 8) + length).putShort((short)(tag >>> 16))
            .putShort((short)tag).put(vr.getBytes(StandardCharsets.US_ASCII));
        if (isLong) {
            element.putShort((short)0).putInt(length);
        } else if (length > 0xffff) {
            throw new IllegalArgumentException(
                String.format("The value of element %08x has %d bytes, and %s holds at most 65534.", tag, length, vr));
        } else {
            element.putShort((short)length);
        }
        element.put(value);
        if (element.hasRemaining()) {
            // Text is padded with a space; identifiers and bytes with zero (PS3.5 6.2).
            element.put((byte)(isLong && !vr.startsWith("U") || vr.equals("UI") || vr.equals("UN") ? 0 : ' '));
        }
        m_elements.put(tag, element.array());
        return this;
    }

    private static ByteBuffer littleEndian(final int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** @return whether nothing is set under a tag */
    boolean lacks(final int tag) {
        return !m_elements.containsKey(tag);
    }

    /** @return the elements, encoded */
    byte[] toBytes() {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        m_elements.values().forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }
}
