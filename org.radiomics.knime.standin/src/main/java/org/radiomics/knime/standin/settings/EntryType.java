package org.radiomics.knime.standin.settings;

import java.util.function.Function;

/** The types of values in settings files, by the names they have there. */
enum EntryType {

    /** Text, may be null. */
    xstring(String.class, s -> s),
    /** Whole number, 32 bits. */
    xint(Integer.class, Integer::valueOf),
    /** Whole number, 64 bits. */
    xlong(Long.class, Long::valueOf),
    /** Number, 64 bits. */
    xdouble(Double.class, Double::valueOf),
    /** Number, 32 bits. */
    xfloat(Float.class, Float::valueOf),
    /** Whole number, 16 bits. */
    xshort(Short.class, Short::valueOf),
    /** Whole number, 8 bits. */
    xbyte(Byte.class, Byte::valueOf),
    /** One character. */
    xchar(Character.class, s -> s.charAt(0)),
    /** Truth value. */
    xboolean(Boolean.class, Boolean::valueOf);

    private final Class<?> m_class;

    private final Function<String, Object> m_parse;

    EntryType(final Class<?> valueClass, final Function<String, Object> parse) {
        m_class = valueClass;
        m_parse = parse;
    }

    /** @return the value that the text stands for; throws an IllegalArgumentException if it does not */
    Object parse(final String text) {
        return m_parse.apply(text);
    }

    /** @return the type of a value, null being a text */
    static EntryType of(final Object value) {
        for (final EntryType type : values()) {
            if (value == null || type.m_class.isInstance(value)) {
                return type;
            }
        }
        throw new IllegalArgumentException("A " + value.getClass().getName() + " is no setting.");
    }
}
