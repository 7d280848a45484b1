package org.radiomics.knime.stats.nomogram;

import org.radiomics.knime.stats.model.LogisticModel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The text form of a nomogram: the model and the ticks' values; everything else follows from them. */
final class NomogramJson {

    private static final String FORMAT = "nomogram";

    private static final int VERSION = 1;

    private NomogramJson() {
    }

    static String write(final LogisticModel model, final double[][] tickValues, final double[] logOddsTicks) {
        try {
            final ObjectNode root = JsonNodeFactory.instance.objectNode();
            root.put("format", FORMAT).put("version", VERSION);
            root.set("model", new ObjectMapper().readTree(model.toJson()));
            final ArrayNode axes = root.putArray("axes");
            for (int p = 0; p < tickValues.length; p++) {
                final ObjectNode axis = axes.addObject().put("column", model.predictors().get(p).column());
                if (tickValues[p] != null) {
                    add(axis.putArray("values"), tickValues[p]);
                }
            }
            add(root.putArray("logOdds"), logOddsTicks);
            return root.toPrettyString();
        } catch (final JsonProcessingException e) {
            throw new IllegalStateException("The model's own JSON cannot be read.", e);
        }
    }

    static Nomogram read(final String json) {
        final JsonNode root;
        try {
            root = new ObjectMapper().readTree(json);
        } catch (final JsonProcessingException e) {
            throw new IllegalArgumentException("The nomogram is not valid JSON: " + e.getOriginalMessage(), e);
        }
        if (!FORMAT.equals(root.path("format").asText()) || root.path("version").asInt() != VERSION) {
            throw new IllegalArgumentException("This is not a nomogram: its format is \"" + root.path("format").asText()
                + "\", version " + root.path("version").asInt() + ", expected \"" + FORMAT + "\", version " + VERSION
                + ".");
        }
        final LogisticModel model = LogisticModel.fromJson(field(root, "model").toString());
        final JsonNode axes = field(root, "axes");
        final double[][] tickValues = new double[model.predictors().size()][];
        for (int p = 0; p < tickValues.length; p++) {
            tickValues[p] = model.predictors().get(p).isCategorical() ? null : numbers(field(axes.path(p), "values"));
        }
        return new Nomogram(model, tickValues, numbers(field(root, "logOdds")));
    }

    private static JsonNode field(final JsonNode object, final String name) {
        if (!object.has(name)) {
            throw new IllegalArgumentException("The nomogram's JSON lacks \"" + name + "\".");
        }
        return object.get(name);
    }

    private static void add(final ArrayNode array, final double[] values) {
        for (final double v : values) {
            array.add(v);
        }
    }

    private static double[] numbers(final JsonNode array) {
        final double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).doubleValue();
        }
        return numbers;
    }
}
