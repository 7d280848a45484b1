package org.radiomics.knime.stats.model;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The text form of a logistic model. Numbers that are not finite are written as text. */
final class LogisticModelJson {

    private static final String FORMAT = "logistic-model";

    private static final int VERSION = 1;

    private LogisticModelJson() {
    }

    static String write(final LogisticModel model) {
        final ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", FORMAT).put("version", VERSION);
        root.put("outcome", model.outcome()).put("negativeLevel", model.negativeLevel());
        root.put("positiveLevel", model.positiveLevel()).put("firth", model.firth());
        root.put("confidence", model.confidence()).put("intervals", model.intervals().name());
        final ArrayNode predictors = root.putArray("predictors");
        for (final Predictor predictor : model.predictors()) {
            final ArrayNode levels = predictors.addObject().put("column", predictor.column()).putArray("levels");
            predictor.levels().forEach(levels::add);
        }
        final ArrayNode terms = root.putArray("terms");
        for (final Term term : model.terms()) {
            terms.addObject().put("name", term.name()).put("column", term.column()).put("level", term.level())
                .put("reference", term.reference()).put("coefficient", term.coefficient())
                .put("standardError", term.standardError()).put("z", term.z()).put("p", term.p())
                .put("lower", term.lower()).put("upper", term.upper());
        }
        final FitStatistics fit = model.statistics();
        root.putObject("statistics").put("rows", fit.rows()).put("positives", fit.positives())
            .put("coefficients", fit.coefficients()).put("logLikelihood", fit.logLikelihood())
            .put("penalizedLogLikelihood", fit.penalizedLogLikelihood()).put("nullDeviance", fit.nullDeviance())
            .put("iterations", fit.iterations()).put("penalizedNull", fit.penalizedNull())
            .put("concordance", fit.concordance()).put("tjur", fit.tjur());
        final ArrayNode warnings = root.putArray("warnings");
        model.warnings().forEach(warnings::add);
        final ArrayNode covariance = root.putArray("covariance");
        for (final double[] row : model.covariance()) {
            final ArrayNode cells = covariance.addArray();
            for (final double v : row) {
                cells.add(v);
            }
        }
        return root.toPrettyString();
    }

    static LogisticModel read(final String json) {
        final JsonNode root;
        try {
            root = new ObjectMapper().readTree(json);
        } catch (final JsonProcessingException e) {
            throw new IllegalArgumentException("The logistic model is not valid JSON: " + e.getOriginalMessage(), e);
        }
        if (!FORMAT.equals(root.path("format").asText()) || root.path("version").asInt() != VERSION) {
            throw new IllegalArgumentException("This is not a logistic model: its format is \""
                + root.path("format").asText()
                + "\", version " + root.path("version").asInt() + ", expected \"" + FORMAT + "\", version " + VERSION
                + ".");
        }
        final List<Predictor> predictors = new ArrayList<>();
        field(root, "predictors").forEach(p ->
            predictors.add(new Predictor(text(p, "column"), texts(field(p, "levels")))));
        final List<Term> terms = new ArrayList<>();
        field(root, "terms").forEach(t -> terms.add(term(t)));
        return new LogisticModel(text(root, "outcome"), text(root, "negativeLevel"), text(root, "positiveLevel"),
            predictors,
            terms, statistics(field(root, "statistics")), field(root, "firth").asBoolean(), number(root, "confidence"),
            IntervalMethod.valueOf(text(root, "intervals")), texts(field(root, "warnings")),
            matrix(field(root, "covariance")));
    }

    private static Term term(final JsonNode t) {
        return new Term(text(t, "name"), text(t, "column"), text(t, "level"), text(t, "reference"),
            number(t, "coefficient"), number(t, "standardError"), number(t, "z"), number(t, "p"), number(t, "lower"),
            number(t, "upper"));
    }

    private static FitStatistics statistics(final JsonNode s) {
        return new FitStatistics(field(s, "rows").asInt(), field(s, "positives").asInt(),
            field(s, "coefficients").asInt(), number(s, "logLikelihood"), number(s, "penalizedLogLikelihood"),
            number(s, "nullDeviance"), field(s, "iterations").asInt(), later(s, "penalizedNull"),
            later(s, "concordance"), later(s, "tjur"));
    }

    /** A number that models saved by earlier versions lack. */
    private static double later(final JsonNode node, final String field) {
        return node.has(field) ? number(node, field) : Double.NaN;
    }

    private static double[][] matrix(final JsonNode rows) {
        final double[][] matrix = new double[rows.size()][];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = new double[rows.get(i).size()];
            for (int j = 0; j < matrix[i].length; j++) {
                matrix[i][j] = number(rows.get(i).get(j));
            }
        }
        return matrix;
    }

    private static List<String> texts(final JsonNode array) {
        final List<String> texts = new ArrayList<>();
        array.forEach(t -> texts.add(t.asText()));
        return texts;
    }

    private static JsonNode field(final JsonNode object, final String name) {
        if (!object.has(name)) {
            throw new IllegalArgumentException("The logistic model's JSON lacks \"" + name + "\".");
        }
        return object.get(name);
    }

    private static String text(final JsonNode node, final String field) {
        final JsonNode value = field(node, field);
        return value.isNull() ? null : value.asText();
    }

    private static double number(final JsonNode node, final String field) {
        return number(field(node, field));
    }

    private static double number(final JsonNode value) {
        return switch (value.asText()) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> {
                if (!value.isNumber()) {
                    throw new IllegalArgumentException("The logistic model's JSON has " + value
                        + " in the place of a number.");
                }
                yield value.doubleValue();
            }
        };
    }
}
