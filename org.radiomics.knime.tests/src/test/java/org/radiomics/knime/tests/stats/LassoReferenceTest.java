package org.radiomics.knime.tests.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.radiomics.knime.stats.Monitor;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.model.CrossValidatedLasso;
import org.radiomics.knime.stats.model.CvMeasure;
import org.radiomics.knime.stats.model.Lasso;
import org.radiomics.knime.stats.model.LassoPath;
import org.radiomics.knime.tests.ReferenceValues;

class LassoReferenceTest {

    private static final LargestDeviation R = new LargestDeviation("glmnet");

    private static final LargestDeviation CV = new LargestDeviation("cv.glmnet");

    private static final LargestDeviation KKT = new LargestDeviation("optimality conditions");

    private static final JsonNode PATHS = ReferenceValues.read("lasso").get("cases");

    private static final JsonNode CVS = ReferenceValues.read("cv_lasso").get("cases");

    @AfterAll
    static void printDeviations() {
        R.print();
        CV.print();
        KKT.print();
    }

    static List<String> paths() {
        return ReferenceValues.names(PATHS);
    }

    static List<String> crossValidations() {
        return ReferenceValues.names(CVS);
    }

    @ParameterizedTest
    @MethodSource("paths")
    void pathIsThatOfGlmnet(final String name) {
        final JsonNode expected = PATHS.get(name);
        final double[][] columns = ReferenceValues.matrix(expected.get("columns"));
        final LassoPath path = lasso(expected).fit(rows(expected), Monitor.NONE);
        final double[] lambda = ReferenceValues.numbers(expected.get("lambda"));
        assertThat(path.size()).isEqualTo(lambda.length);
        for (int k = 0; k < lambda.length; k++) {
            R.relative("lambda", name + " " + k, path.lambda()[k], lambda[k], 1e-9);
            R.absolute("deviance ratio", name + " " + k, path.devianceRatio(k),
                expected.get("dev_ratio").get(k).asDouble(), 1e-7);
            // glmnet starts ridge regression at lambda 9.9e35 and so counts coefficients near 1e-37.
            if (k > 0 || expected.get("alpha").asDouble() > 0) {
                assertThat(path.nonzero(k)).isEqualTo(expected.get("df").get(k).asInt());
            }
        }
        R.relative("null deviance", name, path.nullDeviance(), expected.get("null_deviance").asDouble(), 1e-12);
        for (int i = 0; i < expected.get("at").size(); i++) {
            final int k = expected.get("at").get(i).asInt();
            final double[] standardized = ReferenceValues.numbers(expected.get("standardized").get(i));
            final double[] actual = path.coefficients(k);
            for (int j = 0; j < actual.length; j++) {
                R.absolute(k < 30 ? "coefficient, lambda 1-30" : "coefficient, lambda 31-100",
                    name + " " + k + " " + j, actual[j] * deviation(columns[j]), standardized[j], k < 30 ? 1e-5 : 1e-4);
            }
            // Intercepts reach 2e4 where means are a thousand standard deviations: compared in units of themselves.
            final double intercept = expected.get("intercept").get(i).asDouble();
            final double unit = Math.max(1, Math.abs(intercept));
            R.absolute("intercept / max(1, |intercept|)", name + " " + k, path.intercept(k) / unit, intercept / unit,
                1e-6);
        }
    }

    @ParameterizedTest
    @MethodSource("paths")
    void everyModelSatisfiesTheOptimalityConditions(final String name) {
        final JsonNode expected = PATHS.get(name);
        final double[][] columns = ReferenceValues.matrix(expected.get("columns"));
        final boolean[] positive = ReferenceValues.flags(expected.get("y"));
        final double alpha = expected.get("alpha").asDouble();
        final LassoPath path = lasso(expected).fit(rows(expected), Monitor.NONE);
        // The first lambda of ridge regression stands for an infinite one, as in glmnet.
        for (int k = alpha == 0 ? 1 : 0; k < path.size(); k++) {
            final double[] residual = path.linearPredictor(rows(expected).columns(), k);
            for (int i = 0; i < residual.length; i++) {
                residual[i] = (positive[i] ? 1 : 0) - 1 / (1 + Math.exp(-residual[i]));
            }
            final double lambda = path.lambda()[k];
            final double mean = Arrays.stream(residual).average().orElseThrow();
            KKT.absolute("violation / lambda", name + " " + k, mean / lambda, 0, 1e-7);
            for (int j = 0; j < columns.length; j++) {
                final double sd = deviation(columns[j]);
                if (sd > 0) {
                    final double beta = path.coefficients(k)[j] * sd;
                    final double gradient = covariance(columns[j], residual) / sd - lambda * (1 - alpha) * beta;
                    final double violation = beta == 0 ? Math.max(0, Math.abs(gradient) - lambda * alpha)
                        : gradient - Math.copySign(lambda * alpha, beta);
                    KKT.absolute("violation / lambda", name + " " + k + " " + j, violation / lambda, 0, 1e-7);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("crossValidations")
    void crossValidationIsThatOfGlmnet(final String name) {
        final JsonNode expected = CVS.get(name);
        final CrossValidatedLasso lasso =
            CrossValidatedLasso.withDefaults()
                .withLasso(Lasso.withDefaults().withAlpha(expected.get("alpha").asDouble()))
                .withFoldAssignment(ReferenceValues.integers(expected.get("fold")));
        for (final String measure : ReferenceValues.names(expected.get("measures"))) {
            final JsonNode values = expected.get("measures").get(measure);
            final CrossValidatedLasso.Result actual =
                lasso.withMeasure(measure(measure)).fit(rows(expected), Monitor.NONE);
            final String where = name + " " + measure;
            assertThat(actual.lambda()).as(where).hasSameSizeAs(ReferenceValues.numbers(values.get("lambda")));
            for (int k = 0; k < actual.lambda().length; k++) {
                CV.absolute("cvm " + measure, where + " " + k, actual.cvm()[k], values.get("cvm").get(k).asDouble(),
                    1e-4);
                CV.absolute("cvsd " + measure, where + " " + k, actual.cvsd()[k], values.get("cvsd").get(k).asDouble(),
                    1e-4);
                assertThat(actual.nonzero()[k]).isEqualTo(values.get("nonzero").get(k).asInt());
            }
            assertThat(actual.indexMin()).as("%s lambda.min", where).isEqualTo(values.get("index_min").asInt());
            assertThat(actual.index1se()).as("%s lambda.1se", where).isEqualTo(values.get("index_1se").asInt());
            CV.relative("lambda.min", where, actual.lambdaMin(), values.get("lambda_min").asDouble(), 1e-9);
            CV.relative("lambda.1se", where, actual.lambda1se(), values.get("lambda_1se").asDouble(), 1e-9);
        }
    }

    private static CvMeasure measure(final String name) {
        return switch (name) {
            case "deviance" -> CvMeasure.DEVIANCE;
            case "class" -> CvMeasure.CLASS_ERROR;
            case "mse" -> CvMeasure.SQUARED_ERROR;
            case "auc" -> CvMeasure.AUC;
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Lasso lasso(final JsonNode expected) {
        final double[] given = ReferenceValues.numbers(expected.get("given_lambda"));
        final Lasso lasso = Lasso.withDefaults().withAlpha(expected.get("alpha").asDouble());
        if (given.length > 0) {
            return lasso.withLambdas(given);
        }
        return lasso.withLambdaCount(expected.get("lambda_count").asInt());
    }

    private static TrainingRows rows(final JsonNode expected) {
        final double[][] columns = ReferenceValues.matrix(expected.get("columns"));
        return TrainingRows.of(IntStream.range(0, columns.length).mapToObj(j -> "x" + j).toList(), columns,
            ReferenceValues.flags(expected.get("y")));
    }

    private static double deviation(final double[] values) {
        return Math.sqrt(covariance(values, values));
    }

    /** The mean of (a - mean(a)) b. */
    private static double covariance(final double[] a, final double[] b) {
        final double meanA = Arrays.stream(a).average().orElseThrow();
        final double meanB = a == b ? meanA : 0;
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - meanA) * (b[i] - meanB);
        }
        return sum / a.length;
    }
}
