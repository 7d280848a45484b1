package org.radiomics.knime.tests.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.Monitor;
import org.radiomics.knime.stats.cohort.NumericColumn;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.model.Lasso;
import org.radiomics.knime.stats.model.LassoPath;
import org.radiomics.knime.tests.ReferenceValues;

class LassoUnpenalizedReferenceTest {

    private static final LargestDeviation R = new LargestDeviation("glm and glmnet, lambda 0");

    private static final JsonNode CASES = ReferenceValues.read("lasso_unpenalized").get("cases");

    @AfterAll
    static void printDeviations() {
        R.print();
    }

    @Test
    void lambdaZeroIsMaximumLikelihood() {
        for (final String name : ReferenceValues.names(CASES)) {
            final JsonNode expected = CASES.get(name);
            final LassoPath path = path(expected);
            assertThat(path.lambda()).containsExactly(0.1, 0.01, 0);
            compare("maximum", name, path, 2, ReferenceValues.numbers(expected.get("maximum")), 1e-9);
        }
    }

    @Test
    void thePathToItIsThatOfGlmnet() {
        for (final String name : ReferenceValues.names(CASES)) {
            final LassoPath path = path(CASES.get(name));
            for (int k = 0; k < 3; k++) {
                compare("glmnet", name, path, k, ReferenceValues.numbers(CASES.get(name).get("path").get(k)), 1e-5);
            }
        }
    }

    private static void compare(final String quantity, final String name, final LassoPath path, final int step,
        final double[] expected, final double tolerance) {
        R.absolute(quantity, name + " intercept", path.intercept(step), expected[0], tolerance);
        final double[] coefficients = path.coefficients(step);
        for (int j = 0; j < coefficients.length; j++) {
            R.absolute(quantity, name + " coefficient " + (j + 1), coefficients[j], expected[j + 1], tolerance);
        }
    }

    private static LassoPath path(final JsonNode expected) {
        final double[][] x = ReferenceValues.matrix(expected.get("x"));
        final double[] y = ReferenceValues.numbers(expected.get("y"));
        final boolean[] positive = new boolean[y.length];
        for (int i = 0; i < y.length; i++) {
            positive[i] = y[i] == 1;
        }
        final TrainingRows rows =
            TrainingRows.of(IntStream.range(0, x.length).mapToObj(j -> "x" + (j + 1)).toList(), x, positive);
        final Lasso lasso = Lasso.withDefaults().withAlpha(expected.get("alpha").asDouble()).withLambdas(0, 0.1, 0.01);
        return expected.get("family").asText().equals("binomial") ? lasso.fit(rows, Monitor.NONE)
            : lasso.fit(rows, new NumericColumn("y", y), Monitor.NONE);
    }
}
