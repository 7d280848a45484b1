package org.radiomics.knime.feature.damage;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;

/**
 * The elements of a DICOM data set (PS3.5 7.1), for a Part 10 file. It is damaged anywhere, or in the value of one
 * element, with all lengths around it true, so that damage reaches beyond the parser.
 */
final class DicomObject implements Content {

    private static final String EXPLICIT = "1.2.840.10008.1.2.1";

    private static final String DEFLATED = "1.2.840.10008.1.2.1.99";

    private static final int UNDEFINED = -1;

    private static final int ITEM = 0xfffee000;

    private static final int ITEM_END = 0xfffee00d;

    private static final int SEQUENCE_END = 0xfffee0dd;

    private final String m_syntax;

    private final List<Element> m_elements = new ArrayList<>();

    /** Whether sequences and items end with delimiters instead of saying their length. */
    private boolean m_open;

    /** Has a value, or items, or fragments. */
    private static final class Element {

        private final int m_tag;

        private final String m_vr;

        private byte[] m_value;

        private List<DicomObject> m_items = List.of();

        private List<byte[]> m_fragments = List.of();

        Element(final int tag, final String vr) {
            m_tag = tag;
            m_vr = vr;
        }
    }

    /** @param syntax UID of the transfer syntax of the data set */
    DicomObject(final String syntax) {
        m_syntax = syntax;
    }

    /** Ends all its sequences and items with delimiters. */
    DicomObject open() {
        m_open = true;
        m_elements.forEach(element -> element.m_items.forEach(DicomObject::open));
        return this;
    }

    private boolean implicit() {
        return m_syntax.equals("1.2.840.10008.1.2");
    }

    private ByteOrder order() {
        return m_syntax.equals("1.2.840.10008.1.2.2") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    /** Adds a text, padded to an even length. */
    DicomObject text(final int tag, final String vr, final String value) {
        final String padded = value.length() % 2 == 0 ? value : value + (vr.equals("UI") ? "\0" : " ");
        return bytes(tag, vr, padded.getBytes(StandardCharsets.US_ASCII));
    }

    /** Adds unsigned numbers of 16 bits. */
    DicomObject shorts(final int tag, final int... values) {
        return bytes(tag, "US", words(values));
    }

    /** Adds pixels of 16 bits. */
    DicomObject pixels(final int tag, final int... values) {
        return bytes(tag, "OW", words(values));
    }

    private byte[] words(final int... values) {
        final ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(order());
        for (final int value : values) {
            bytes.putShort((short)value);
        }
        return bytes.array();
    }

    /** Adds bytes as they are. */
    DicomObject bytes(final int tag, final String vr, final byte[] value) {
        final Element element = new Element(tag, vr);
        element.m_value = value;
        m_elements.add(element);
        return this;
    }

    /** Adds a sequence. */
    DicomObject sequence(final int tag, final DicomObject... items) {
        final Element element = new Element(tag, "SQ");
        element.m_items = List.of(items);
        m_elements.add(element);
        return this;
    }

    /** Adds compressed frames, each in one fragment, after an empty table of offsets (PS3.5 A.4). */
    DicomObject fragments(final int tag, final byte[]... frames) {
        final Element element = new Element(tag, "OB");
        element.m_fragments = new ArrayList<>(List.of(frames));
        element.m_fragments.add(0, new byte[0]);
        m_elements.add(element);
        return this;
    }

    @Override
    public byte[] sound() {
        return file(content());
    }

    @Override
    public Damaged damaged(final Random random) {
        final Damage damage = Damage.values()[random.nextInt(Damage.values().length)];
        if (random.nextInt(3) == 0) {
            return new Damaged(damage.name(), file(damage.apply(content(), random)));
        }
        final List<Slot> slots = new ArrayList<>();
        collect(slots);
        final Slot slot = slots.get(random.nextInt(slots.size()));
        final byte[] sound = slot.value();
        slot.set(damage.apply(sound, random));
        final byte[] file = sound();
        slot.set(sound);
        return new Damaged(damage + " in (" + Integer.toHexString(slot.m_element.m_tag) + ")", file);
    }

    /** The place of one value, not empty. */
    private static final class Slot {

        private final Element m_element;

        private final int m_fragment;

        Slot(final Element element, final int fragment) {
            m_element = element;
            m_fragment = fragment;
        }

        byte[] value() {
            return m_fragment < 0 ? m_element.m_value : m_element.m_fragments.get(m_fragment);
        }

        void set(final byte[] value) {
            if (m_fragment < 0) {
                m_element.m_value = value;
            } else {
                m_element.m_fragments.set(m_fragment, value);
            }
        }
    }

    private void collect(final List<Slot> slots) {
        for (final Element element : m_elements) {
            if (element.m_value != null && element.m_value.length > 0) {
                slots.add(new Slot(element, -1));
            }
            element.m_items.forEach(item -> item.collect(slots));
            for (int i = 1; i < element.m_fragments.size(); i++) {
                // As often as all the rest together: most of the code is behind them.
                for (int times = 0; times < m_elements.size(); times++) {
                    slots.add(new Slot(element, i));
                }
            }
        }
    }

    /** The data set alone, not deflated. */
    private byte[] content() {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (final Element element : m_elements) {
            if (!element.m_fragments.isEmpty()) {
                writeHeader(out, element.m_tag, element.m_vr, UNDEFINED);
                element.m_fragments.forEach(fragment -> writeItem(out, fragment));
                writeTag(out, SEQUENCE_END);
                writeInt(out, 0);
            } else if (element.m_value != null) {
                writeHeader(out, element.m_tag, element.m_vr, element.m_value.length + element.m_value.length % 2);
                writePadded(out, element.m_value);
            } else {
                writeSequence(out, element);
            }
        }
        return out.toByteArray();
    }

    private void writeSequence(final ByteArrayOutputStream out, final Element element) {
        final ByteArrayOutputStream items = new ByteArrayOutputStream();
        for (final DicomObject item : element.m_items) {
            if (m_open) {
                writeTag(items, ITEM);
                writeInt(items, UNDEFINED);
                items.writeBytes(item.content());
                writeTag(items, ITEM_END);
                writeInt(items, 0);
            } else {
                writeItem(items, item.content());
            }
        }
        if (m_open) {
            writeTag(items, SEQUENCE_END);
            writeInt(items, 0);
        }
        writeHeader(out, element.m_tag, element.m_vr, m_open ? UNDEFINED : items.size());
        out.writeBytes(items.toByteArray());
    }

    private void writeItem(final ByteArrayOutputStream out, final byte[] value) {
        writeTag(out, ITEM);
        writeInt(out, value.length + value.length % 2);
        writePadded(out, value);
    }

    private static void writePadded(final ByteArrayOutputStream out, final byte[] value) {
        out.writeBytes(value);
        out.writeBytes(new byte[value.length % 2]);
    }

    private void writeHeader(final ByteArrayOutputStream out, final int tag, final String vr, final int length) {
        writeTag(out, tag);
        if (implicit()) {
            writeInt(out, length);
            return;
        }
        out.writeBytes(vr.getBytes(StandardCharsets.US_ASCII));
        if ("OB OW SQ UT UN".contains(vr)) {
            out.writeBytes(new byte[2]);
            writeInt(out, length);
        } else {
            out.writeBytes(ByteBuffer.allocate(2).order(order()).putShort((short)length).array());
        }
    }

    private void writeTag(final ByteArrayOutputStream out, final int tag) {
        out.writeBytes(
            ByteBuffer.allocate(4).order(order()).putShort((short)(tag >> 16)).putShort((short)tag).array());
    }

    private void writeInt(final ByteArrayOutputStream out, final int value) {
        out.writeBytes(ByteBuffer.allocate(4).order(order()).putInt(value).array());
    }

    /** Preamble, file meta information (PS3.10 7.1), and the data set, deflated if its syntax says so. */
    private byte[] file(final byte[] content) {
        final DicomObject meta = new DicomObject(EXPLICIT);
        meta.bytes(0x00020001, "OB", new byte[]{0, 1});
        meta.text(0x00020002, "UI", "1.2.840.10008.5.1.4.1.1.4").text(0x00020003, "UI", "1.2.3");
        meta.text(0x00020010, "UI", m_syntax).text(0x00020012, "UI", "1.2.3.4");
        final byte[] elements = meta.content();
        final byte[] length = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(elements.length).array();
        final ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new byte[128]);
        file.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(new DicomObject(EXPLICIT).bytes(0x00020000, "UL", length).content());
        file.writeBytes(elements);
        file.writeBytes(m_syntax.equals(DEFLATED) ? deflated(content) : content);
        return file.toByteArray();
    }

    private static byte[] deflated(final byte[] content) {
        final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(content);
        deflater.finish();
        final byte[] out = new byte[content.length + 1024];
        final int length = deflater.deflate(out);
        deflater.end();
        return Arrays.copyOf(out, length);
    }
}
