package org.radiomics.knime.feature.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToDoubleFunction;

import org.radiomics.knime.feature.image.ImageFormatException;

/**
 * The elements of a DICOM object or of an item of a sequence, by tag (PS3.5 chapter 7). Values are interpreted when
 * they are asked for, so that damage in an element that nobody needs does no harm. Immutable.
 */
public final class DataSet {

    /**
     * An element's value.
     *
     * @param vr its two letters; empty where the transfer syntax does not say
     * @param from where the value begins
     * @param length of the value in bytes; up to the delimiter where the file leaves it open
     */
    record Element(String vr, int from, int length) {
    }

    private final Path m_file;

    private final byte[] m_bytes;

    private final ByteOrder m_order;

    private final boolean m_explicit;

    private final Map<Integer, Element> m_elements;

    private final Charset m_charset;

    private final int m_depth;

    /**
     * @param file for messages
     * @param bytes that the elements point into
     * @param order of the bytes of numbers
     * @param explicit whether elements say what kind of value they have
     * @param elements by tag
     * @param outer character set of the data set around this one
     * @param depth of nesting, 0 for the whole object
     */
    DataSet(final Path file, final byte[] bytes, final ByteOrder order, final boolean explicit,
        final Map<Integer, Element> elements, final Charset outer, final int depth) {
        m_file = file;
        m_bytes = bytes;
        m_order = order;
        m_explicit = explicit;
        m_elements = elements;
        m_depth = depth;
        m_charset = elements.containsKey(Tag.SPECIFIC_CHARACTER_SET)
            ? charset(text(elements.get(Tag.SPECIFIC_CHARACTER_SET), StandardCharsets.US_ASCII)) : outer;
    }

    /** The character sets of PS3.3 C.12.1.1.2 that Java has; of several the last, which extends the first. */
    private static Charset charset(final String names) {
        final String[] terms = names.split("\\\\");
        final String name = switch (terms[terms.length - 1].strip()) {
            case "ISO_IR 192" -> "UTF-8";
            case "GB18030", "GBK" -> "GB18030";
            case "ISO_IR 101", "ISO 2022 IR 101" -> "ISO-8859-2";
            case "ISO_IR 109", "ISO 2022 IR 109" -> "ISO-8859-3";
            case "ISO_IR 110", "ISO 2022 IR 110" -> "ISO-8859-4";
            case "ISO_IR 144", "ISO 2022 IR 144" -> "ISO-8859-5";
            case "ISO_IR 127", "ISO 2022 IR 127" -> "ISO-8859-6";
            case "ISO_IR 126", "ISO 2022 IR 126" -> "ISO-8859-7";
            case "ISO_IR 138", "ISO 2022 IR 138" -> "ISO-8859-8";
            case "ISO_IR 148", "ISO 2022 IR 148" -> "ISO-8859-9";
            case "ISO_IR 203", "ISO 2022 IR 203" -> "ISO-8859-15";
            case "ISO_IR 13", "ISO 2022 IR 13" -> "Shift_JIS";
            case "ISO 2022 IR 87", "ISO 2022 IR 159" -> "ISO-2022-JP";
            case "ISO 2022 IR 149" -> "EUC-KR";
            default -> "ISO-8859-1";
        };
        return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.ISO_8859_1;
    }

    /** @return the file that it is from, for messages */
    public Path file() {
        return m_file;
    }

    /** @return whether there is an element under a tag, be it without a value */
    public boolean has(final int tag) {
        return m_elements.containsKey(tag);
    }

    /** @return whether there is an element with a value under a tag */
    public boolean hasValue(final int tag) {
        return has(tag) && m_elements.get(tag).length() > 0;
    }

    /** @return the text of an element, several values separated by backslashes; empty if there is none */
    public String text(final int tag) {
        final Element element = m_elements.get(tag);
        return element == null ? "" : text(element, m_charset);
    }

    private String text(final Element element, final Charset charset) {
        final String text = new String(m_bytes, element.from(), element.length(), charset);
        // Identifiers are padded with zeros, other text with spaces (PS3.5 6.2).
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) <= ' ') {
            end--;
        }
        int start = 0;
        while (start < end && text.charAt(start) == ' ') {
            start++;
        }
        return text.substring(start, end);
    }

    /** @return the values of an element of text; none if it is absent or empty */
    public List<String> texts(final int tag) {
        final String text = text(tag);
        return text.isEmpty() ? List.of() : List.of(text.split("\\\\", -1)).stream().map(String::strip).toList();
    }

    /**
     * @param tag of an element of numbers, binary or decimal
     * @return its values; none if it is absent or empty
     * @throws ImageFormatException if a value is no number
     */
    public double[] numbers(final int tag) throws ImageFormatException {
        final Element element = m_elements.get(tag);
        if (element == null || element.length() == 0) {
            return new double[0];
        }
        final ByteBuffer bytes = ByteBuffer.wrap(m_bytes).order(m_order);
        final int from = element.from();
        return switch (element.vr().isEmpty() ? ImplicitVr.of(tag) : element.vr()) {
            case "US" -> binary(element, Short.BYTES, i -> bytes.getShort(from + 2 * i) & 0xffff);
            case "SS" -> binary(element, Short.BYTES, i -> bytes.getShort(from + 2 * i));
            case "UL" -> binary(element, Integer.BYTES, i -> bytes.getInt(from + 4 * i) & 0xffffffffL);
            case "SL" -> binary(element, Integer.BYTES, i -> bytes.getInt(from + 4 * i));
            case "SV", "UV" -> binary(element, Long.BYTES, i -> bytes.getLong(from + 8 * i));
            case "FL" -> binary(element, Float.BYTES, i -> bytes.getFloat(from + 4 * i));
            case "FD" -> binary(element, Double.BYTES, i -> bytes.getDouble(from + 8 * i));
            default -> decimal(tag);
        };
    }

    private static double[] binary(final Element element, final int size, final IntToDoubleFunction value) {
        final double[] values = new double[element.length() / size];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.applyAsDouble(i);
        }
        return values;
    }

    private double[] decimal(final int tag) throws ImageFormatException {
        final String[] texts = text(tag).split("\\\\", -1);
        final double[] values = new double[texts.length];
        for (int i = 0; i < values.length; i++) {
            try {
                values[i] = Double.parseDouble(texts[i].strip());
            } catch (final NumberFormatException e) {
                throw new ImageFormatException(m_file, "its element " + Tag.name(tag) + " is \"" + shortened(texts[i])
                    + "\", which is no number; it is damaged", e);
            }
        }
        return values;
    }

    private static String shortened(final String text) {
        return text.length() <= 20 ? text : text.substring(0, 20) + "...";
    }

    /**
     * @param tag of an element of one whole number
     * @return its (first) value
     * @throws ImageFormatException if it is absent, or no whole number of 32 bits
     */
    public int integer(final int tag) throws ImageFormatException {
        final double[] values = numbers(tag);
        if (values.length == 0) {
            throw new ImageFormatException(m_file,
                "it lacks the element " + Tag.name(tag) + "; it is damaged or not complete");
        }
        if ((int)values[0] != values[0]) {
            throw new ImageFormatException(m_file, "its element " + Tag.name(tag) + " is " + values[0]
                + ", which is no whole number; it is damaged");
        }
        return (int)values[0];
    }

    /** @return as {@link #integer(int)}; another number if the element is absent or empty */
    public int integer(final int tag, final int otherwise) throws ImageFormatException {
        return hasValue(tag) ? integer(tag) : otherwise;
    }

    /** @return the values of an element of whole numbers; none if it is absent or empty */
    public int[] integers(final int tag) throws ImageFormatException {
        final double[] values = numbers(tag);
        final int[] integers = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            integers[i] = (int)values[i];
        }
        return integers;
    }

    /** @return the bytes of an element's value, a copy; none if it is absent */
    public byte[] bytes(final int tag) {
        final Element element = m_elements.get(tag);
        return element == null ? new byte[0]
            : Arrays.copyOfRange(m_bytes, element.from(), element.from() + element.length());
    }

    /**
     * @param tag of a sequence
     * @return its items; none if it is absent or empty
     * @throws ImageFormatException if it is damaged
     */
    public List<DataSet> items(final int tag) throws ImageFormatException {
        final Element element = m_elements.get(tag);
        return element == null || element.length() == 0 ? List.of()
            : new ElementReader(m_file, m_bytes, m_order, m_explicit).items(element, m_charset, m_depth + 1);
    }

    /**
     * @param tag of a sequence
     * @return its first item, or a data set without elements
     * @throws ImageFormatException if it is damaged
     */
    public DataSet first(final int tag) throws ImageFormatException {
        final List<DataSet> items = items(tag);
        return items.isEmpty() ? new DataSet(m_file, m_bytes, m_order, m_explicit, Map.of(), m_charset, m_depth + 1)
            : items.get(0);
    }

    /** @return the tags that have an element, in no order */
    Set<Integer> tags() {
        return Collections.unmodifiableSet(m_elements.keySet());
    }
}
