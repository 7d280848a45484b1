package org.radiomics.knime.tests.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.radiomics.knime.stats.Monitor;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.model.Lasso;
import org.radiomics.knime.stats.model.LassoPath;
import org.radiomics.knime.tests.ReferenceValues;

/** The LASSO against the minimum of its objective in 50 digits, to which glmnet comes as near as its threshold lets. */
class LassoExactReferenceTest {

    private static final LargestDeviation EXACT = new LargestDeviation("LASSO in 50 digits");

    private static final LargestDeviation GLMNET = new LargestDeviation("glmnet, thresh 1e-20, itself");

    private static final JsonNode EXPECTED = ReferenceValues.read("lasso_exact");

    private static final JsonNode GIVEN = ReferenceValues.read("lasso").get("cases");

    @AfterAll
    static void printDeviations() {
        EXACT.print();
        GLMNET.print();
    }

    static List<String> ownCases() {
        return ReferenceValues.names(EXPECTED.get("cases"));
    }

    static List<String> casesOfGlmnet() {
        return ReferenceValues.names(EXPECTED.get("of_lasso"));
    }

    @ParameterizedTest
    @MethodSource("ownCases")
    void modelsAreTheMinimum(final String name) {
        final JsonNode expected = EXPECTED.get("cases").get(name);
        areTheMinimum(name, expected, expected.get("models"));
    }

    @ParameterizedTest
    @MethodSource("casesOfGlmnet")
    void modelsOfTheComparisonWithGlmnetAreTheMinimum(final String name) {
        areTheMinimum(name, GIVEN.get(name), EXPECTED.get("of_lasso").get(name).get("models"));
    }

    /** What the tolerances of the comparison with glmnet leave room for. */
    @ParameterizedTest
    @MethodSource("casesOfGlmnet")
    void glmnetIsWithinTheTolerancesThatOthersHaveToKeep(final String name) {
        final JsonNode glmnet = GIVEN.get(name);
        for (final JsonNode model : EXPECTED.get("of_lasso").get(name).get("models")) {
            final int i = IntStream.range(0, glmnet.get("at").size()).filter(
                at -> glmnet.get("lambda").get(glmnet.get("at").get(at).asInt()).asDouble() == model.get("lambda")
                    .asDouble()).findFirst().orElseThrow();
            final double[] exact = ReferenceValues.numbers(model.get("standardized"));
            final double[] beta = ReferenceValues.numbers(glmnet.get("standardized").get(i));
            for (int j = 0; j < exact.length; j++) {
                GLMNET.absolute("coefficient", name + " " + j, beta[j], exact[j], 1e-5);
            }
        }
    }

    private static void areTheMinimum(final String name, final JsonNode data, final JsonNode models) {
        final double[][] columns = ReferenceValues.matrix(data.get("columns"));
        final TrainingRows rows = TrainingRows.of(IntStream.range(0, columns.length).mapToObj(j -> "x" + j).toList(),
            columns, ReferenceValues.flags(data.get("y")));
        final double[] lambdas = new double[models.size()];
        for (int k = 0; k < lambdas.length; k++) {
            lambdas[k] = models.get(k).get("lambda").asDouble();
        }
        final LassoPath path = Lasso.withDefaults().withAlpha(data.get("alpha").asDouble()).withLambdas(lambdas)
            .fit(rows, Monitor.NONE);
        assertThat(path.lambda()).containsExactly(lambdas);
        for (int k = 0; k < lambdas.length; k++) {
            final String where = name + ", lambda " + lambdas[k];
            final double[] expected = ReferenceValues.numbers(models.get(k).get("standardized"));
            final double[] actual = path.coefficients(k);
            double centered = path.intercept(k);
            for (int j = 0; j < actual.length; j++) {
                EXACT.absolute("standardised coefficient", where + " " + j,
                    actual[j] * Math.sqrt(StatUtils.populationVariance(columns[j])), expected[j], 1e-8);
                centered += actual[j] * StatUtils.mean(columns[j]);
            }
            final double intercept = models.get(k).get("intercept").asDouble();
            final double unit = Math.max(1, Math.abs(intercept));
            EXACT.absolute("intercept / max(1, |intercept|)", where, path.intercept(k) / unit, intercept / unit, 1e-9);
            // Rounding of the intercept is that of the means: nothing is claimed below it.
            EXACT.absolute("log-odds at the means / unit", where, centered / unit,
                models.get(k).get("centered").asDouble() / unit, 1e-8);
        }
    }
}
