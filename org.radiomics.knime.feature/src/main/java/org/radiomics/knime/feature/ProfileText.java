package org.radiomics.knime.feature;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Writes trees of maps with text keys, lists, texts, numbers, booleans and null. */
final class ProfileText {

    private static final double EXACT_INTEGERS = 1L << 53;

    private ProfileText() {
    }

    /** @return the tree as YAML in block style, in the maps' order */
    static String yaml(final Map<String, Object> tree) {
        final DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        return new Yaml(options).dump(tree);
    }

    /** @return the tree as JSON without white space, in the maps' order */
    static String json(final Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream().map(e -> json(e.getKey()) + ":" + json(e.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(ProfileText::json).collect(Collectors.joining(",", "[", "]"));
        }
        if (value instanceof String text) {
            return quoted(text);
        }
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < EXACT_INTEGERS) {
            return Long.toString(number.longValue());
        }
        if (value instanceof Double number && (number.isNaN() || number.isInfinite())) {
            return quoted(number.toString());
        }
        return String.valueOf(value);
    }

    private static String quoted(final String text) {
        final StringBuilder json = new StringBuilder("\"");
        for (final char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int)c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
