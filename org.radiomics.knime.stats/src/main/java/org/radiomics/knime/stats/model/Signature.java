package org.radiomics.knime.stats.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.radiomics.knime.stats.cohort.Columns;

/**
 * A radiomics signature: the linear combination of a few features that gives the Rad-score. Immutable.
 *
 * @param outcome name of the column that it explains
 * @param negativeLevel the outcome's level that a low score speaks for; empty for a number
 * @param positiveLevel the outcome's level that a high score speaks for; empty for a number
 * @param lambda the penalty that chose the features
 * @param intercept of the linear combination, on the scale of the score
 * @param features the names of the columns that enter
 * @param coefficients one per feature, for columns on their original scale; read only
 * @param family whether the score is log-odds of the positive level, or a number in the unit of the outcome
 */
public record Signature(String outcome, String negativeLevel, String positiveLevel, double lambda, double intercept,
    List<String> features, double[] coefficients, LassoFamily family) {

    private static final String FORMAT = "radiomics-signature";

    /** Of log-odds; versions that know nothing else read it. */
    private static final int VERSION = 1;

    /** Of a number; versions that would take it for log-odds refuse it. */
    private static final int VERSION_OF_NUMBERS = 2;

    /** A signature whose score is the log-odds of the positive level. */
    public Signature(final String outcome, final String negativeLevel, final String positiveLevel, final double lambda,
        final double intercept, final List<String> features, final double[] coefficients) {
        this(outcome, negativeLevel, positiveLevel, lambda, intercept, features, coefficients, LassoFamily.BINOMIAL);
    }

    /** A signature whose score is a number in the unit of the column that it explains. */
    static Signature ofNumbers(final String response, final double lambda, final double intercept,
        final List<String> features, final double[] coefficients) {
        return new Signature(response, "", "", lambda, intercept, features, coefficients, LassoFamily.GAUSSIAN);
    }

    /** Copies the list and checks the lengths. */
    public Signature {
        features = List.copyOf(features);
        if (features.size() != coefficients.length) {
            throw new IllegalArgumentException("A signature has one coefficient per feature: " + features.size()
                + " features, " + coefficients.length + " coefficients.");
        }
    }

    /**
     * Computes the Rad-score.
     *
     * @param columns any rows that have the signature's features as numeric columns
     * @return the log-odds of the positive level or the number that is explained, one value per row; NaN where a
     *         feature is missing
     * @throws IllegalArgumentException if a feature's column does not exist, with the names of all such
     */
    public double[] score(final Columns columns) {
        final Set<String> present = new HashSet<>(columns.names());
        final List<String> absent = features.stream().filter(f -> !present.contains(f)).toList();
        if (!absent.isEmpty()) {
            throw new IllegalArgumentException("The table lacks " + absent.size() + " of the signature's "
                + features.size() + " features: " + String.join(", ", absent)
                + ". Extract them with the profile that the signature was made with.");
        }
        final double[] scores = new double[columns.size()];
        Arrays.fill(scores, intercept);
        for (int a = 0; a < coefficients.length; a++) {
            final double[] values = columns.values(features.get(a));
            for (int i = 0; i < scores.length; i++) {
                scores[i] += coefficients[a] * values[i];
            }
        }
        return scores;
    }

    /** @return in words what a high score says */
    public String statement() {
        return family == LassoFamily.BINOMIAL ? "a high one speaks for " + outcome + " = " + positiveLevel
            : "it is the expected value of " + outcome + ", in its unit";
    }

    /** @return the signature as JSON; {@link #fromJson} gives the same doubles back */
    public String toJson() {
        final ObjectNode root = new ObjectMapper().createObjectNode();
        root.put("format", FORMAT).put("version", family == LassoFamily.BINOMIAL ? VERSION : VERSION_OF_NUMBERS);
        root.put("outcome", outcome).put("negativeLevel", negativeLevel).put("positiveLevel", positiveLevel);
        root.put("lambda", lambda).put("intercept", intercept);
        for (int a = 0; a < coefficients.length; a++) {
            root.withArray("features").addObject().put("name", features.get(a)).put("coefficient", coefficients[a]);
        }
        return root.toPrettyString();
    }

    /**
     * @param json as {@link #toJson} writes it
     * @return the signature
     * @throws IllegalArgumentException if it is not the JSON of a signature
     */
    public static Signature fromJson(final String json) {
        final JsonNode root;
        try {
            root = new ObjectMapper().readTree(json);
        } catch (final JsonProcessingException e) {
            throw new IllegalArgumentException("The signature is not valid JSON: " + e.getOriginalMessage(), e);
        }
        final int version = root.path("version").asInt();
        if (!FORMAT.equals(root.path("format").asText()) || version != VERSION && version != VERSION_OF_NUMBERS) {
            throw new IllegalArgumentException("This is not a signature: its format is \""
                + root.path("format").asText() + "\", version " + version + ", expected \"" + FORMAT + "\", version "
                + VERSION + " or " + VERSION_OF_NUMBERS + ".");
        }
        final List<String> features = new ArrayList<>();
        final JsonNode entries = root.path("features");
        final double[] coefficients = new double[entries.size()];
        for (int a = 0; a < coefficients.length; a++) {
            features.add(field(entries.get(a), "name").asText());
            coefficients[a] = number(entries.get(a), "coefficient");
        }
        return new Signature(field(root, "outcome").asText(), field(root, "negativeLevel").asText(),
            field(root, "positiveLevel").asText(), number(root, "lambda"), number(root, "intercept"), features,
            coefficients, version == VERSION ? LassoFamily.BINOMIAL : LassoFamily.GAUSSIAN);
    }

    private static JsonNode field(final JsonNode object, final String name) {
        if (!object.has(name)) {
            throw new IllegalArgumentException("The signature's JSON lacks \"" + name + "\".");
        }
        return object.get(name);
    }

    private static double number(final JsonNode object, final String name) {
        final JsonNode value = field(object, name);
        if (!value.isNumber()) {
            throw new IllegalArgumentException("\"" + name + "\" of the signature's JSON is not a number: " + value
                + ".");
        }
        return value.doubleValue();
    }
}
