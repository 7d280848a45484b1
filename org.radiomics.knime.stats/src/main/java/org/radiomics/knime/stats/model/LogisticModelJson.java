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

    private static final String TYPE = "logistic-model";

    private LogisticModelJson() {
    }

    static String write(final LogisticModel model) {
        final ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("type", TYPE).put("version", 1);
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
            .put("iterations", fit.iterations());
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
        try {
            final JsonNode root = new ObjectMapper().readTree(json);
            if (!TYPE.equals(root.path("type").asText())) {
                throw new IllegalArgumentException("The text is not a logistic model: it has no \"type\": \"" + TYPE
                    + "\". Fit the model again.");
            }
            if (root.path("version").asInt() != 1) {
                throw new IllegalArgumentException("The logistic model has the format version " + root.path("version")
                    + "; this program reads version 1. Update the program, or fit the model again.");
            }
            final List<Predictor> predictors = new ArrayList<>();
            root.required("predictors")
                .forEach(p -> predictors.add(new Predictor(p.required("column").asText(), texts(p.required("levels")))));
            final List<Term> terms = new ArrayList<>();
            root.required("terms").forEach(t -> terms.add(term(t)));
            return new LogisticModel(text(root, "outcome"), text(root, "negativeLevel"), text(root, "positiveLevel"),
                predictors, terms, statistics(root.required("statistics")), root.required("firth").asBoolean(),
                number(root, "confidence"), IntervalMethod.valueOf(text(root, "intervals")),
                texts(root.required("warnings")), matrix(root.required("covariance")));
        } catch (final JsonProcessingException e) {
            throw new IllegalArgumentException("The text is not a logistic model: " + e.getOriginalMessage()
                + ". Fit the model again.", e);
        }
    }

    private static Term term(final JsonNode t) {
        return new Term(text(t, "name"), text(t, "column"), text(t, "level"), text(t, "reference"),
            number(t, "coefficient"), number(t, "standardError"), number(t, "z"), number(t, "p"), number(t, "lower"),
            number(t, "upper"));
    }

    private static FitStatistics statistics(final JsonNode s) {
        return new FitStatistics(s.required("rows").asInt(), s.required("positives").asInt(),
            s.required("coefficients").asInt(), number(s, "logLikelihood"), number(s, "penalizedLogLikelihood"),
            number(s, "nullDeviance"), s.required("iterations").asInt());
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

    private static String text(final JsonNode node, final String field) {
        final JsonNode value = node.required(field);
        return value.isNull() ? null : value.asText();
    }

    private static double number(final JsonNode node, final String field) {
        return number(node.required(field));
    }

    private static double number(final JsonNode value) {
        return value.isNumber() ? value.doubleValue() : Double.parseDouble(value.asText());
    }
}
