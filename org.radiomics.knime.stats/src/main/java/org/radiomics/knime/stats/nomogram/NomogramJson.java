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

    private static final String TYPE = "nomogram";

    private NomogramJson() {
    }

    static String write(final LogisticModel model, final double[][] tickValues, final double[] logOddsTicks) {
        try {
            final ObjectNode root = JsonNodeFactory.instance.objectNode();
            root.put("type", TYPE).put("version", 1);
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
        try {
            final JsonNode root = new ObjectMapper().readTree(json);
            if (!TYPE.equals(root.path("type").asText()) || root.path("version").asInt() != 1) {
                throw new IllegalArgumentException(
                    "The text is not a nomogram of format version 1. Make the nomogram again with this program.");
            }
            final LogisticModel model = LogisticModel.fromJson(root.required("model").toString());
            final double[][] tickValues = new double[model.predictors().size()][];
            for (int p = 0; p < tickValues.length; p++) {
                final JsonNode values = root.required("axes").required(p).path("values");
                tickValues[p] = values.isArray() ? numbers(values) : null;
            }
            return new Nomogram(model, tickValues, numbers(root.required("logOdds")));
        } catch (final JsonProcessingException e) {
            throw new IllegalArgumentException("The text is not a nomogram: " + e.getOriginalMessage()
                + ". Make the nomogram again.", e);
        }
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
