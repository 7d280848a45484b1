package org.radiomics.knime.feature;

import java.util.ArrayList;
import java.util.List;

import org.radiomics.knime.feature.filter.Wavelet;

/**
 * What a setting's value may be. Checks a value from a file or a caller and brings it into one Java type: Boolean,
 * Integer, Double, String, or a list of Integers or Doubles.
 */
abstract class SettingType {

    private final String m_description;

    private SettingType(final String description) {
        m_description = description;
    }

    /** @return what is allowed, as a phrase that follows "must be" */
    String description() {
        return m_description;
    }

    /**
     * @param value a value as a YAML reader or a caller gives it, not null
     * @return the value in the type's Java type; null if it is not allowed
     */
    abstract Object accept(Object value);

    static SettingType flag() {
        return new SettingType("true or false") {
            @Override
            Object accept(final Object value) {
                return value instanceof Boolean ? value : null;
            }
        };
    }

    static SettingType integer(final int least, final int most) {
        final String range = most == Integer.MAX_VALUE ? least == Integer.MIN_VALUE ? "" : " of at least " + least
            : " from " + least + " to " + most;
        return new SettingType("a whole number" + range) {
            @Override
            Object accept(final Object value) {
                return value instanceof Integer number && number >= least && number <= most ? number : null;
            }
        };
    }

    /** A number, infinite or NaN too, which YAML writes as .inf and .nan and JSON as a text. */
    static SettingType number() {
        return new SettingType("a number, .inf or .nan") {
            @Override
            Object accept(final Object value) {
                final boolean none = "NaN".equals(value) || value instanceof Double number && number.isNaN();
                return none ? Double.valueOf(Double.NaN) : orInfinite(value);
            }
        };
    }

    /** One or two numbers, infinite too. */
    static SettingType limits() {
        return new SettingType("a list of 1 or 2 numbers") {
            @Override
            Object accept(final Object value) {
                return list(value, new SettingType("") {
                    @Override
                    Object accept(final Object element) {
                        return orInfinite(element);
                    }
                }, 1, 2);
            }
        };
    }

    static SettingType positive() {
        return new SettingType("a number above 0") {
            @Override
            Object accept(final Object value) {
                final Double number = finite(value);
                return number != null && number > 0 ? number : null;
            }
        };
    }

    /** A list of whole numbers, each at least a given one. */
    static SettingType integers(final int least) {
        return new SettingType("a list of whole numbers of at least " + least) {
            @Override
            Object accept(final Object value) {
                return list(value, integer(least, Integer.MAX_VALUE), 1, Integer.MAX_VALUE);
            }
        };
    }

    /** A list of numbers, each at least a given one. */
    static SettingType numbers(final double least, final int shortest, final int longest, final String description) {
        return new SettingType(description) {
            @Override
            Object accept(final Object value) {
                return list(value, new SettingType("") {
                    @Override
                    Object accept(final Object element) {
                        final Double number = finite(element);
                        return number != null && number >= least ? number : null;
                    }
                }, shortest, longest);
            }
        };
    }

    /** Two numbers, the lower first. */
    static SettingType pair() {
        final SettingType two = numbers(Double.NEGATIVE_INFINITY, 2, 2, "");
        return new SettingType("a list of 2 numbers, the lower first") {
            @Override
            Object accept(final Object value) {
                return two.accept(value) instanceof List<?> pair && (Double)pair.get(0) < (Double)pair.get(1) ? pair
                    : null;
            }
        };
    }

    /** A text that is not empty; numbers too, which YAML does not take for texts. */
    static SettingType text() {
        return new SettingType("a text") {
            @Override
            Object accept(final Object value) {
                final boolean isText = value instanceof String || value instanceof Number;
                return isText && !value.toString().isBlank() ? value.toString() : null;
            }
        };
    }

    /** A list of numbers above 0, possibly empty, in which whole numbers stay Integers. */
    static SettingType numbersAsWritten() {
        return new SettingType("a list of numbers above 0") {
            @Override
            Object accept(final Object value) {
                return list(value, new SettingType("") {
                    @Override
                    Object accept(final Object element) {
                        final Object number = element instanceof Integer ? element : finite(element);
                        return number instanceof Number n && n.doubleValue() > 0 ? number : null;
                    }
                }, 0, Integer.MAX_VALUE);
            }
        };
    }

    static SettingType choice(final String... choices) {
        return new SettingType("one of " + String.join(", ", choices)) {
            @Override
            Object accept(final Object value) {
                return List.of(choices).contains(value) ? value : null;
            }
        };
    }

    /** The name of one of SimpleITK's interpolators, or its number from 1. */
    static SettingType interpolator() {
        final List<String> names = List.of("sitkNearestNeighbor", "sitkLinear", "sitkBSpline", "sitkGaussian",
            "sitkLabelGaussian", "sitkHammingWindowedSinc", "sitkCosineWindowedSinc", "sitkWelchWindowedSinc",
            "sitkLanczosWindowedSinc", "sitkBlackmanWindowedSinc");
        return new SettingType("one of " + String.join(", ", names)) {
            @Override
            Object accept(final Object value) {
                if (value instanceof Integer number && number >= 1 && number <= names.size()) {
                    return names.get(number - 1);
                }
                return names.contains(value) ? value : null;
            }
        };
    }

    /** The name of a discrete wavelet of PyWavelets. */
    static SettingType wavelet() {
        return new SettingType("a discrete wavelet of PyWavelets: haar, db1 to db38, sym2 to sym20, coif1 to coif17, "
            + "bior or rbio from 1.1 to 6.8, or dmey") {
            @Override
            Object accept(final Object value) {
                return Wavelet.names().contains(value) ? value : null;
            }
        };
    }

    private static List<Object> list(final Object value, final SettingType type, final int shortest,
        final int longest) {
        if (!(value instanceof List<?> elements) || elements.size() < shortest || elements.size() > longest) {
            return null;
        }
        final List<Object> accepted = new ArrayList<>();
        for (final Object element : elements) {
            final Object checked = element == null ? null : type.accept(element);
            if (checked == null) {
                return null;
            }
            accepted.add(checked);
        }
        return List.copyOf(accepted);
    }

    /** A number or an infinite one. */
    private static Double orInfinite(final Object value) {
        if (value instanceof Double number && number.isInfinite()) {
            return number;
        }
        return "Infinity".equals(value) ? Double.valueOf(Double.POSITIVE_INFINITY)
            : "-Infinity".equals(value) ? Double.valueOf(Double.NEGATIVE_INFINITY) : finite(value);
    }

    /** A finite number; also one that YAML 1.1 takes for text, such as 1e-3. */
    private static Double finite(final Object value) {
        final double number;
        if (value instanceof Number given) {
            number = given.doubleValue();
        } else if (value instanceof String text && text.matches("[-+]?[0-9]+(\\.[0-9]*)?[eE][-+]?[0-9]+")) {
            number = Double.parseDouble(text);
        } else {
            return null;
        }
        return Double.isFinite(number) ? number : null;
    }
}
