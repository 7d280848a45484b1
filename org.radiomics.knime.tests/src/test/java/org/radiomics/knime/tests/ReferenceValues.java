package org.radiomics.knime.tests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Expected values of other implementations, made by the scripts in {@code reference-values/}. */
public final class ReferenceValues {

    private ReferenceValues() {
    }

    /**
     * @param name of the script without its ending
     * @return what it wrote
     */
    public static JsonNode read(final String name) {
        try (InputStream in = ReferenceValues.class.getResourceAsStream("/reference-values/" + name + ".json")) {
            if (in == null) {
                throw new IllegalArgumentException("There is no reference-values/" + name + ".json.");
            }
            return new ObjectMapper().readTree(in);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return a number, or one of the strings NaN, Inf and -Inf as a number */
    public static double number(final JsonNode node) {
        return switch (node.asText()) {
            case "NaN" -> Double.NaN;
            case "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> node.asDouble();
        };
    }

    /** @return an array of numbers */
    public static double[] numbers(final JsonNode array) {
        final double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = number(array.get(i));
        }
        return values;
    }

    /** @return an array of arrays of numbers */
    public static double[][] matrix(final JsonNode rows) {
        final double[][] values = new double[rows.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = numbers(rows.get(i));
        }
        return values;
    }

    /** @return an array of whole numbers */
    public static int[] integers(final JsonNode array) {
        final int[] values = new int[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).asInt();
        }
        return values;
    }

    /** @return an array of flags, given as booleans or as 0 and 1 */
    public static boolean[] flags(final JsonNode array) {
        final boolean[] values = new boolean[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).isBoolean() ? array.get(i).booleanValue() : array.get(i).asInt() == 1;
        }
        return values;
    }

    /** @return the names of the fields of an object */
    public static List<String> names(final JsonNode object) {
        final List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
