package org.radiomics.knime.feature;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.radiomics.knime.feature.image.ImagePair;
import org.radiomics.knime.feature.region.GridRule;

/** Values of settings; those that are not given have their defaults. Immutable. */
public final class Settings {

    /** All defaults. */
    public static final Settings DEFAULTS = new Settings(new EnumMap<>(Setting.class));

    private final EnumMap<Setting, Object> m_given;

    private Settings(final EnumMap<Setting, Object> given) {
        m_given = given;
    }

    /**
     * @param setting which
     * @param value a Boolean, Integer, Double or String, a list of Integers or Doubles, or null for none
     * @return a copy with this value
     * @throws IllegalArgumentException if the value is not allowed or not supported, with a clause that names the
     *     setting
     */
    public Settings with(final Setting setting, final Object value) {
        final EnumMap<Setting, Object> given = new EnumMap<>(m_given);
        given.put(setting, setting.check(value));
        return new Settings(given);
    }

    /**
     * @param other values that take precedence
     * @return a copy with the values that the other settings give
     */
    Settings with(final Settings other) {
        final EnumMap<Setting, Object> given = new EnumMap<>(m_given);
        given.putAll(other.m_given);
        return new Settings(given);
    }

    /** @return the settings that are given, in their natural order; a value may be null */
    public Map<Setting, Object> given() {
        return Collections.unmodifiableMap(m_given);
    }

    /** @return the value of a setting, given or by default; null for none */
    public Object value(final Setting setting) {
        return m_given.containsKey(setting) ? m_given.get(setting) : setting.defaultValue();
    }

    /** @return whether a setting has a value, given or by default */
    public boolean has(final Setting setting) {
        return value(setting) != null;
    }

    /** @return the value of a setting that is true or false */
    public boolean flag(final Setting setting) {
        return (Boolean)value(setting);
    }

    /** @return the value of a setting that is a whole number and has a value */
    public int integer(final Setting setting) {
        return (Integer)value(setting);
    }

    /** @return the value of a setting that is a number and has a value */
    public double number(final Setting setting) {
        return (Double)value(setting);
    }

    /** @return the value of a setting that is a text; null for none */
    public String text(final Setting setting) {
        return (String)value(setting);
    }

    /** @return the value of a setting that is a list of whole numbers and has a value */
    public int[] integers(final Setting setting) {
        return ((List<?>)value(setting)).stream().mapToInt(element -> (Integer)element).toArray();
    }

    /** @return the value of a setting that is a list of numbers and has a value */
    public double[] numbers(final Setting setting) {
        return ((List<?>)value(setting)).stream().mapToDouble(element -> ((Number)element).doubleValue()).toArray();
    }

    /** @return how the grids of image and mask must agree: geometryTolerance and correctMask */
    public GridRule gridRule() {
        return new GridRule(has(Setting.GEOMETRY_TOLERANCE) ? number(Setting.GEOMETRY_TOLERANCE) : ImagePair.TOLERANCE,
            flag(Setting.CORRECT_MASK));
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof Settings that && m_given.equals(that.m_given);
    }

    @Override
    public int hashCode() {
        return m_given.hashCode();
    }

    @Override
    public String toString() {
        return m_given.toString();
    }
}
