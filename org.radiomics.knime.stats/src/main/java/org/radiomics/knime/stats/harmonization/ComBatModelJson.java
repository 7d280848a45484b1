package org.radiomics.knime.stats.harmonization;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The text form of the effects of batches. */
final class ComBatModelJson {

    private static final String FORMAT = "combat-model";

    private static final int VERSION = 1;

    private ComBatModelJson() {
    }

    static String write(final ComBatModel model) {
        final ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", FORMAT).put("version", VERSION).put("batchColumn", model.batchColumn());
        root.put("meanOnly", model.meanOnly()).put("singleRowBatch", model.hasSingleRowBatch());
        root.put("referenceBatch", model.referenceBatch());
        final ArrayNode covariates = root.putArray("covariates");
        model.coding().coded().forEach(coded -> {
            final ObjectNode entry =
                covariates.addObject().put("column", coded.column()).put("scale", coded.scale());
            if (coded.levels() != null) {
                coded.levels().forEach(entry.putArray("levels")::add);
            }
        });
        final ArrayNode features = root.putArray("features");
        model.standards().forEach((name, standard) -> write(features.addObject().put("name", name)
            .put("unit", standard.unit()).put("mean", standard.mean()).put("deviation", standard.deviation()),
            "slopes", standard.slopes()));
        final ArrayNode batches = root.putArray("batches");
        for (final ComBatModel.Batch batch : model.effectsOfBatches()) {
            final ObjectNode entry = batches.addObject().put("name", batch.name()).put("rows", batch.rows());
            write(entry, "seenShifts", batch.seenShifts());
            write(entry, "shifts", batch.shifts());
            write(entry, "seenScales", batch.seenScales());
            write(entry, "scales", batch.scales());
        }
        final ObjectNode untouched = root.putObject("untouched");
        model.untouched().forEach(untouched::put);
        return root.toPrettyString();
    }

    private static void write(final ObjectNode entry, final String name, final double[] values) {
        final ArrayNode array = entry.putArray(name);
        for (final double value : values) {
            array.add(value);
        }
    }

    static ComBatModel read(final String json) {
        final JsonNode root;
        try {
            root = new ObjectMapper().readTree(json);
        } catch (final JsonProcessingException e) {
            throw new IllegalArgumentException("The ComBat model is not valid JSON: " + e.getOriginalMessage(), e);
        }
        if (!FORMAT.equals(root.path("format").asText()) || root.path("version").asInt() != VERSION) {
            throw new IllegalArgumentException("This is not a ComBat model: its format is \""
                + root.path("format").asText() + "\", version " + root.path("version").asInt() + ", expected \""
                + FORMAT + "\", version " + VERSION + ".");
        }
        final List<Covariates.Coded> covariates = new ArrayList<>();
        field(root, "covariates").forEach(entry -> covariates.add(new Covariates.Coded(text(entry, "column"),
            entry.has("levels") ? texts(entry.get("levels")) : null, number(field(entry, "scale"), "scale"))));
        final Map<String, ComBatModel.Standard> standards = new LinkedHashMap<>();
        field(root, "features").forEach(entry -> standards.put(text(entry, "name"),
            new ComBatModel.Standard(number(field(entry, "unit"), "unit"), number(field(entry, "mean"), "mean"),
                numbers(entry, "slopes"), number(field(entry, "deviation"), "deviation"))));
        final List<ComBatModel.Batch> batches = new ArrayList<>();
        field(root, "batches").forEach(entry -> batches.add(new ComBatModel.Batch(text(entry, "name"),
            field(entry, "rows").asInt(), numbers(entry, "seenShifts"), numbers(entry, "shifts"),
            numbers(entry, "seenScales"), numbers(entry, "scales"))));
        final Map<String, String> untouched = new LinkedHashMap<>();
        field(root, "untouched").fields().forEachRemaining(e -> untouched.put(e.getKey(), e.getValue().asText()));
        return new ComBatModel(text(root, "batchColumn"), new Covariates(covariates), batches, standards, untouched,
            field(root, "meanOnly").asBoolean(), field(root, "singleRowBatch").asBoolean(),
            text(root, "referenceBatch"));
    }

    private static JsonNode field(final JsonNode object, final String name) {
        if (!object.has(name)) {
            throw new IllegalArgumentException("The ComBat model's JSON lacks \"" + name + "\".");
        }
        return object.get(name);
    }

    private static String text(final JsonNode object, final String name) {
        return field(object, name).asText();
    }

    private static List<String> texts(final JsonNode array) {
        final List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static double[] numbers(final JsonNode object, final String name) {
        final JsonNode array = field(object, name);
        final double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(array.get(i), name);
        }
        return numbers;
    }

    private static double number(final JsonNode value, final String name) {
        if (!value.isNumber()) {
            throw new IllegalArgumentException(
                "\"" + name + "\" of the ComBat model's JSON is not a number: " + value + ".");
        }
        return value.doubleValue();
    }
}
