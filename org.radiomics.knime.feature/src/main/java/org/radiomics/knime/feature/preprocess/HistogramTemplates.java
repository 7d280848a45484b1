package org.radiomics.knime.feature.preprocess;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Templates of histograms by sequence, and the JSON file that holds them: one object per sequence, with the keys
 * {@code histogramPercentiles} and {@code histogramValues} that profiles have too.
 */
public final class HistogramTemplates {

    private static final String PERCENTILES = "histogramPercentiles";

    private static final String VALUES = "histogramValues";

    private HistogramTemplates() {
    }

    /**
     * @param templates by sequence
     * @return JSON, one line per sequence, every number in full precision
     */
    public static String toJson(final Map<String, HistogramTemplate> templates) {
        final List<String> lines = new ArrayList<>();
        templates.forEach((sequence, template) -> lines.add("\"" + sequence.replace("\\", "\\\\").replace("\"", "\\\"")
            + "\": {\"" + PERCENTILES + "\": " + Arrays.toString(template.percentiles()) + ", \"" + VALUES + "\": "
            + Arrays.toString(template.values()) + "}"));
        return "{\n" + String.join(",\n", lines) + "\n}\n";
    }

    /**
     * @param file written with {@link #toJson(Map)}
     * @return the templates by sequence, in the order of the file
     * @throws IOException if the file cannot be read or holds no templates; one sentence that names it
     */
    public static Map<String, HistogramTemplate> read(final Path file) throws IOException {
        final LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            final Object tree =
                new Yaml(new SafeConstructor(options)).load(Files.readString(file, StandardCharsets.UTF_8));
            if (!(tree instanceof Map<?, ?> map) || map.isEmpty()) {
                throw new IllegalArgumentException("It holds no template.");
            }
            final Map<String, HistogramTemplate> templates = new LinkedHashMap<>();
            map.forEach((sequence, content) -> templates.put(String.valueOf(sequence),
                new HistogramTemplate(numbers(content, PERCENTILES), numbers(content, VALUES))));
            return Collections.unmodifiableMap(templates);
        } catch (final YAMLException e) {
            throw new IOException(file + " is no file of histogram templates: it is not JSON.", e);
        } catch (final IllegalArgumentException e) {
            throw new IOException(file + " is no file of histogram templates: " + e.getMessage(), e);
        } catch (final IOException e) {
            throw new IOException(file + " cannot be read; check that it is there and may be read.", e);
        }
    }

    private static double[] numbers(final Object content, final String key) {
        final Object list = content instanceof Map<?, ?> map ? map.get(key) : null;
        if (!(list instanceof List<?> elements) || !elements.stream().allMatch(Number.class::isInstance)) {
            throw new IllegalArgumentException("A sequence has no list of numbers \"" + key + "\".");
        }
        return elements.stream().mapToDouble(element -> ((Number)element).doubleValue()).toArray();
    }
}
