package org.radiomics.knime.tests.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.radiomics.knime.stats.Monitor;
import org.radiomics.knime.stats.cohort.NumericColumn;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.model.CrossValidatedLasso;
import org.radiomics.knime.stats.model.CvMeasure;
import org.radiomics.knime.stats.model.Lasso;
import org.radiomics.knime.stats.model.LassoPath;
import org.radiomics.knime.stats.model.SelectionFrequency;
import org.radiomics.knime.tests.ReferenceValues;

/** Paths of numbers, every measure of the cross-validation, repetitions and selection frequencies, against glmnet. */
class LassoFamiliesReferenceTest {

    private static final LargestDeviation R = new LargestDeviation("glmnet, gaussian");

    private static final LargestDeviation CV = new LargestDeviation("cv.glmnet, all measures");

    private static final LargestDeviation FREQUENCY = new LargestDeviation("glmnet on resamples");

    private static final LargestDeviation KKT = new LargestDeviation("optimality, gaussian");

    private static final JsonNode PATHS = ReferenceValues.read("lasso_gaussian").get("cases");

    private static final JsonNode CVS = ReferenceValues.read("cv_lasso_measures").get("cases");

    private static final JsonNode FREQUENCIES = ReferenceValues.read("selection_frequency").get("cases");

    @AfterAll
    static void printDeviations() {
        R.print();
        KKT.print();
        CV.print();
        FREQUENCY.print();
    }

    static List<String> paths() {
        return ReferenceValues.names(PATHS);
    }

    static List<String> crossValidations() {
        return ReferenceValues.names(CVS);
    }

    static List<String> frequencies() {
        return ReferenceValues.names(FREQUENCIES);
    }

    @ParameterizedTest
    @MethodSource("paths")
    void pathOfNumbersIsThatOfGlmnet(final String name) {
        final JsonNode expected = PATHS.get(name);
        final double[][] columns = ReferenceValues.matrix(expected.get("columns"));
        final LassoPath path = path(expected);
        final double unit = deviation(ReferenceValues.numbers(expected.get("y")));
        final double[] lambda = ReferenceValues.numbers(expected.get("lambda"));
        assertThat(path.size()).isEqualTo(lambda.length);
        for (int k = 0; k < lambda.length; k++) {
            R.relative("lambda", name + " " + k, path.lambda()[k], lambda[k], 1e-9);
            R.absolute("deviance ratio", name + " " + k, path.devianceRatio(k),
                expected.get("dev_ratio").get(k).asDouble(), 1e-7);
            // glmnet starts ridge regression at lambda 9.9e35 and so counts coefficients near 1e-37.
            if (k > 0 || expected.get("alpha").asDouble() > 0) {
                assertThat(path.nonzero(k)).as("features at lambda %d", k).isEqualTo(expected.get("df").get(k).asInt());
            }
        }
        R.relative("null deviance", name, path.nullDeviance(), expected.get("null_deviance").asDouble(), 1e-10);
        for (int i = 0; i < expected.get("at").size(); i++) {
            final int k = expected.get("at").get(i).asInt();
            final double[] standardized = ReferenceValues.numbers(expected.get("standardized").get(i));
            final double[] actual = path.coefficients(k);
            for (int j = 0; j < actual.length; j++) {
                R.absolute(k < 30 ? "coefficient, lambda 1-30" : "coefficient, lambda 31-100", name + " " + k + " " + j,
                    actual[j] * deviation(columns[j]) / unit, standardized[j], k < 30 ? 1e-5 : 1e-4);
            }
            final double intercept = expected.get("intercept").get(i).asDouble();
            final double size = Math.max(unit, Math.abs(intercept));
            R.absolute("intercept / max(SD of y, |intercept|)", name + " " + k, path.intercept(k) / size,
                intercept / size, 1e-6);
        }
    }

    @ParameterizedTest
    @MethodSource("paths")
    void everyModelOfNumbersSatisfiesTheOptimalityConditions(final String name) {
        final JsonNode expected = PATHS.get(name);
        final double[][] columns = ReferenceValues.matrix(expected.get("columns"));
        final double[] y = ReferenceValues.numbers(expected.get("y"));
        final double unit = deviation(y);
        final double alpha = expected.get("alpha").asDouble();
        final LassoPath path = path(expected);
        // The first lambda of ridge regression stands for an infinite one, as in glmnet.
        for (int k = alpha == 0 ? 1 : 0; k < path.size(); k++) {
            final double[] residual = path.linearPredictor(rows(expected).columns(), k);
            Arrays.setAll(residual, i -> (y[i] - residual[i]) / unit);
            final double lambda = path.lambda()[k] / unit;
            KKT.absolute("violation / lambda", name + " " + k, StatUtils.mean(residual) / lambda, 0, 1e-7);
            for (int j = 0; j < columns.length; j++) {
                final double sd = deviation(columns[j]);
                if (sd > 0) {
                    final double beta = path.coefficients(k)[j] * sd / unit;
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
    void everyMeasureIsThatOfGlmnet(final String name) {
        final JsonNode expected = CVS.get(name);
        final int[][] folds = IntStream.range(0, expected.get("folds").size())
            .mapToObj(r -> ReferenceValues.integers(expected.get("folds").get(r))).toArray(int[][]::new);
        for (final String measure : ReferenceValues.names(expected.get("measures"))) {
            final JsonNode values = expected.get("measures").get(measure);
            final CrossValidatedLasso.Result actual = crossValidated(expected, folds, measure);
            final String where = name + " " + measure;
            assertThat(actual.repetitions()).hasSize(folds.length);
            assertThat(actual.lambda()).as(where).hasSameSizeAs(ReferenceValues.numbers(values.get("lambda")));
            final double unit = expected.get("family").asText().equals("gaussian") ? actual.cvm()[0] : 1;
            for (int k = 0; k < actual.lambda().length; k++) {
                CV.absolute("cvm " + actual.measure(), where + " " + k, actual.cvm()[k] / unit,
                    values.get("cvm").get(k).asDouble() / unit, 1e-4);
                CV.absolute("cvsd " + actual.measure(), where + " " + k, actual.cvsd()[k] / unit,
                    values.get("cvsd").get(k).asDouble() / unit, 1e-4);
                if (k > 0 || expected.get("alpha").asDouble() > 0) {
                    assertThat(actual.nonzero()[k]).isEqualTo(values.get("nonzero").get(k).asInt());
                }
            }
            assertThat(actual.indexMin()).as("%s lambda.min", where).isEqualTo(values.get("index_min").asInt());
            assertThat(actual.index1se()).as("%s lambda.1se", where).isEqualTo(values.get("index_1se").asInt());
        }
    }

    private static CrossValidatedLasso.Result crossValidated(final JsonNode expected, final int[][] folds,
        final String measure) {
        final CrossValidatedLasso lasso = CrossValidatedLasso.withDefaults()
            .withLasso(Lasso.withDefaults().withLambdaCount(60).withAlpha(expected.get("alpha").asDouble()))
            .withFoldAssignment(folds).withMeasure(measure(measure));
        return expected.get("family").asText().equals("binomial") ? lasso.fit(rows(expected), Monitor.NONE)
            : lasso.fit(rows(expected), response(expected), Runnable::run, Monitor.NONE);
    }

    @ParameterizedTest
    @MethodSource("frequencies")
    void frequenciesAreThoseOfGlmnet(final String name) {
        final JsonNode expected = FREQUENCIES.get(name);
        final int[][] resamples = IntStream.range(0, expected.get("resamples").size())
            .mapToObj(r -> ReferenceValues.integers(expected.get("resamples").get(r))).toArray(int[][]::new);
        final SelectionFrequency frequency = SelectionFrequency.withDefaults()
            .withAlpha(expected.get("alpha").asDouble()).withGivenResamples(resamples).withThreshold(0.6);
        final double[] lambda = ReferenceValues.numbers(expected.get("lambda"));
        final SelectionFrequency.Result actual = expected.get("family").asText().equals("binomial")
            ? frequency.fit(rows(expected), lambda, Runnable::run, Monitor.NONE)
            : frequency.fit(rows(expected), response(expected), lambda, Runnable::run, Monitor.NONE);
        assertThat(actual.resamples()).isEqualTo(resamples.length);
        FREQUENCY.relative("features per path", name, actual.meanChosen(), expected.get("mean_chosen").asDouble(),
            1e-12);
        for (final SelectionFrequency.Choice choice : actual.choices()) {
            final int j = Integer.parseInt(choice.feature().substring(1));
            final int chosen = expected.get("chosen").get(j).asInt();
            final double highest = expected.get("highest").get(j).asDouble() / resamples.length;
            FREQUENCY.absolute("times chosen", name + " " + j, choice.chosen(), chosen, 0);
            FREQUENCY.absolute("highest frequency", name + " " + j, choice.highestFrequency(), highest, 1e-15);
            assertThat(choice.stable()).isEqualTo(highest >= 0.6);
            FREQUENCY.absolute("mean coefficient", name + " " + j, choice.meanCoefficient(),
                ReferenceValues.number(expected.get("mean_coefficient").get(j)), 1e-5);
            final int positive = expected.get("positive").get(j).asInt();
            FREQUENCY.absolute("share of one sign", name + " " + j, choice.sameSign(),
                chosen == 0 ? Double.NaN : Math.max(positive, chosen - positive) / (double)chosen, 1e-15);
        }
    }

    private static CvMeasure measure(final String name) {
        return switch (name) {
            case "deviance" -> CvMeasure.DEVIANCE;
            case "class" -> CvMeasure.CLASS_ERROR;
            case "mse" -> CvMeasure.SQUARED_ERROR;
            case "mae" -> CvMeasure.ABSOLUTE_ERROR;
            case "auc" -> CvMeasure.AUC;
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static LassoPath path(final JsonNode expected) {
        final double[] given = ReferenceValues.numbers(expected.get("given_lambda"));
        final Lasso lasso = Lasso.withDefaults().withAlpha(expected.get("alpha").asDouble());
        return (given.length > 0 ? lasso.withLambdas(given)
            : lasso.withLambdaCount(expected.get("lambda_count").asInt())).fit(rows(expected), response(expected),
                Monitor.NONE);
    }

    private static TrainingRows rows(final JsonNode expected) {
        final double[][] columns = ReferenceValues.matrix(expected.get("columns"));
        final double[] y = ReferenceValues.numbers(expected.get("y"));
        final boolean[] positive = new boolean[y.length];
        for (int i = 0; i < y.length; i++) {
            positive[i] = y[i] == 1;
        }
        return TrainingRows.of(IntStream.range(0, columns.length).mapToObj(j -> "x" + j).toList(), columns, positive);
    }

    private static NumericColumn response(final JsonNode expected) {
        return new NumericColumn("y", ReferenceValues.numbers(expected.get("y")));
    }

    private static double deviation(final double[] values) {
        return Math.sqrt(StatUtils.populationVariance(values));
    }

    /** The mean of (a - mean(a)) b. */
    private static double covariance(final double[] a, final double[] b) {
        final double mean = StatUtils.mean(a);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - mean) * b[i];
        }
        return sum / a.length;
    }
}
