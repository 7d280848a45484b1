package org.radiomics.knime.knip.convert;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** Units of length as image formats write them. */
final class LengthUnit {

    static final String MILLIMETRE = "mm";

    private static final Map<String, Double> MILLIMETRES = Map.ofEntries(Map.entry("", 1.0),
        Map.entry(MILLIMETRE, 1.0), Map.entry("millimeter", 1.0), Map.entry("millimetre", 1.0),
        Map.entry("cm", 10.0), Map.entry("centimeter", 10.0), Map.entry("centimetre", 10.0),
        Map.entry("m", 1000.0), Map.entry("meter", 1000.0), Map.entry("metre", 1000.0),
        Map.entry("um", 1e-3), Map.entry("\u00b5m", 1e-3), Map.entry("\u03bcm", 1e-3), Map.entry("micron", 1e-3),
        Map.entry("micrometer", 1e-3), Map.entry("micrometre", 1e-3), Map.entry("nm", 1e-6),
        Map.entry("nanometer", 1e-6), Map.entry("nanometre", 1e-6), Map.entry("inch", 25.4));

    private LengthUnit() {
    }

    /**
     * @param unit as an axis has it; null and empty stand for mm, since KNIP does not store units
     * @return its length in mm; empty if it is none of the known units
     */
    static OptionalDouble inMillimetres(final String unit) {
        final String name = unit == null ? "" : unit.strip().toLowerCase(Locale.ROOT);
        final Double length = MILLIMETRES.getOrDefault(name,
            name.endsWith("s") ? MILLIMETRES.get(name.substring(0, name.length() - 1)) : null);
        return length == null ? OptionalDouble.empty() : OptionalDouble.of(length);
    }
}
