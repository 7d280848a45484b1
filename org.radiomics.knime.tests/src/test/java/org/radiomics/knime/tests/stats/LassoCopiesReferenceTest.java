package org.radiomics.knime.tests.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.Monitor;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.model.Lasso;
import org.radiomics.knime.stats.model.LassoPath;
import org.radiomics.knime.tests.ReferenceValues;

/** The LASSO path of features of which many are affine functions of others, against glmnet. */
class LassoCopiesReferenceTest {

    private static final LargestDeviation R = new LargestDeviation("glmnet with copies of features");

    private static final JsonNode EXPECTED = ReferenceValues.read("lasso_copies");

    private static final double[][] COLUMNS = ReferenceValues.matrix(EXPECTED.get("columns"));

    /** Copies have the same number; the numbers start at 0. */
    private static final int[] GROUP = ReferenceValues.integers(EXPECTED.get("group"));

    private static final int GROUPS = Arrays.stream(GROUP).max().orElseThrow() + 1;

    /** -1 for a copy with the sign reversed. */
    private static final int[] SIGN = ReferenceValues.integers(EXPECTED.get("sign"));

    private static final TrainingRows ROWS =
        TrainingRows.of(IntStream.range(0, COLUMNS.length).mapToObj(j -> "x" + j).toList(), COLUMNS,
            ReferenceValues.flags(EXPECTED.get("y")));

    private static final LassoPath PATH = Lasso.withDefaults().fit(ROWS, Monitor.NONE);

    /** Models of the path that are given in full. */
    private static final int[] AT = ReferenceValues.integers(EXPECTED.get("at"));

    @AfterAll
    static void printDeviations() {
        R.print();
    }

    @Test
    void modelsPredictAsThoseOfGlmnet() {
        final double[] lambda = ReferenceValues.numbers(EXPECTED.get("lambda"));
        assertThat(PATH.size()).isEqualTo(lambda.length);
        for (int k = 0; k < lambda.length; k++) {
            R.relative("lambda", "" + k, PATH.lambda()[k], lambda[k], 1e-9);
            R.absolute("deviance ratio", "" + k, PATH.devianceRatio(k), EXPECTED.get("dev_ratio").get(k).asDouble(),
                1e-7);
        }
        for (int i = 0; i < AT.length; i++) {
            final double[] expected = ReferenceValues.numbers(EXPECTED.get("linear_predictor").get(i));
            final double[] actual = PATH.linearPredictor(ROWS.columns(), AT[i]);
            for (int row = 0; row < expected.length; row++) {
                R.absolute("linear predictor", AT[i] + " " + row, actual[row], expected[row], tolerance(AT[i]));
            }
        }
    }

    @Test
    void coefficientsThatDoNotDependOnTheOrderOfColumnsAreThoseOfGlmnet() {
        final int[] reproducible = ReferenceValues.integers(EXPECTED.get("reproducible"));
        assertThat(reproducible).hasSizeGreaterThan(10);
        for (int i = 0; i < AT.length; i++) {
            final double[] expected = ReferenceValues.numbers(EXPECTED.get("coefficients").get(i));
            final double[] actual = standardized(AT[i]);
            for (int c = 0; c < reproducible.length; c++) {
                R.absolute("coefficient", AT[i] + " " + reproducible[c], actual[reproducible[c]], expected[c],
                    tolerance(AT[i]));
            }
        }
    }

    @Test
    void coefficientsOfCopiesSumToThoseOfGlmnet() {
        for (int i = 0; i < AT.length; i++) {
            final double[] expected = ReferenceValues.numbers(EXPECTED.get("totals").get(i));
            final double[] actual = new double[GROUPS];
            final double[] coefficients = standardized(AT[i]);
            for (int j = 0; j < GROUP.length; j++) {
                actual[GROUP[j]] += SIGN[j] * coefficients[j];
            }
            for (int group = 0; group < GROUPS; group++) {
                R.absolute("sum of copies", AT[i] + " " + group, actual[group], expected[group], tolerance(AT[i]));
            }
        }
    }

    @Test
    void onlyTheFirstOfCopiesEnters() {
        final boolean[] seen = new boolean[GROUPS];
        for (int j = 0; j < GROUP.length; j++) {
            if (seen[GROUP[j]]) {
                for (int k = 0; k < PATH.size(); k++) {
                    assertThat(PATH.coefficients(k)[j]).as("copy x%d, lambda %d", j, k).isZero();
                }
            }
            seen[GROUP[j]] = true;
        }
    }

    @Test
    void coefficientsVaryNoMoreAlongThePathThanThoseOfGlmnet() {
        final double[] expected = ReferenceValues.numbers(EXPECTED.get("variation"));
        final double[] actual = new double[GROUPS];
        for (int k = 1; k < PATH.size(); k++) {
            final double[] before = standardized(k - 1);
            final double[] after = standardized(k);
            for (int j = 0; j < GROUP.length; j++) {
                actual[GROUP[j]] += Math.abs(after[j] - before[j]);
            }
        }
        for (int group = 0; group < GROUPS; group++) {
            assertThat(actual[group]).as("total variation of group %d", group)
                .isLessThanOrEqualTo(1.001 * expected[group] + 1e-4);
        }
    }

    @Test
    void copiesSatisfyTheOptimalityConditionsToo() {
        for (int k = 0; k < PATH.size(); k++) {
            assertThat(PATH.violation(k)).isLessThan(1e-7);
            final double[] residual = PATH.linearPredictor(ROWS.columns(), k);
            for (int i = 0; i < residual.length; i++) {
                residual[i] = (ROWS.outcome().positive()[i] ? 1 : 0) - 1 / (1 + Math.exp(-residual[i]));
            }
            final double[] coefficients = PATH.coefficients(k);
            for (int j = 0; j < COLUMNS.length; j++) {
                final double mean = StatUtils.mean(COLUMNS[j]);
                double gradient = 0;
                for (int i = 0; i < residual.length; i++) {
                    gradient += (COLUMNS[j][i] - mean) * residual[i] / residual.length;
                }
                gradient /= deviation(j) * PATH.lambda()[k];
                final double violation = coefficients[j] == 0 ? Math.max(0, Math.abs(gradient) - 1)
                    : gradient - Math.signum(coefficients[j]);
                R.absolute("violation / lambda", k + " " + j, violation, 0, 1e-7);
            }
        }
    }

    private static double tolerance(final int step) {
        return step < 30 ? 1e-5 : 1e-4;
    }

    private static double[] standardized(final int step) {
        final double[] coefficients = PATH.coefficients(step);
        Arrays.setAll(coefficients, j -> coefficients[j] * deviation(j));
        return coefficients;
    }

    private static double deviation(final int j) {
        return Math.sqrt(StatUtils.populationVariance(COLUMNS[j]));
    }
}
