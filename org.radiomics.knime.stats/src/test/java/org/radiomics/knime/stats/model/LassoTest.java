package org.radiomics.knime.stats.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.Monitor;
import org.radiomics.knime.stats.cohort.CategoricalColumn;
import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.cohort.NumericColumn;
import org.radiomics.knime.stats.cohort.Outcome;
import org.radiomics.knime.stats.cohort.TrainingRows;

class LassoTest {

    private static TrainingRows random(final int n, final int p) {
        final Random random = new Random(4);
        final double[][] columns = new double[p][n];
        final boolean[] positive = new boolean[n];
        for (final double[] column : columns) {
            Arrays.setAll(column, i -> random.nextGaussian());
        }
        for (int i = 0; i < n; i++) {
            positive[i] = columns[0][i] - columns[1][i] + random.nextGaussian() > 0;
        }
        return TrainingRows.of(names(p), columns, positive);
    }

    private static List<String> names(final int p) {
        return IntStream.range(0, p).mapToObj(j -> "x" + j).toList();
    }

    private static TrainingRows with(final TrainingRows rows, final double... column) {
        return TrainingRows.of(new Columns(rows.size(), List.of(rows.columns().column("x0"),
            new NumericColumn("added", column))), rows.outcome());
    }

    @Test
    void theFirstLambdaIsTheLargestGradientOfTheEmptyModel() {
        final TrainingRows rows = TrainingRows.of(List.of("x"), new double[][]{{1, 1, 3, 3, 1, 3}},
            new boolean[]{false, false, true, true, true, false});
        final LassoPath path = Lasso.withDefaults().fit(rows, Monitor.NONE);
        // x standardised -1 -1 1 1 -1 1, y - 1/2 = -.5 -.5 .5 .5 .5 -.5: (.5 + .5 + .5 + .5 - .5 - .5) / 6 = 1 / 6
        assertThat(path.lambda()[0]).isCloseTo(1.0 / 6, within(1e-15));
        assertThat(path.nonzero(0)).isZero();
        assertThat(path.intercept(0)).isZero();
    }

    @Test
    void scaleOfAFeatureDoesNotMatterDownTo1em300AndUpTo1e300() {
        final TrainingRows rows = random(30, 3);
        final LassoPath plain = Lasso.withDefaults().fit(rows, Monitor.NONE);
        for (final double scale : new double[]{1e-300, 1e300}) {
            final double[][] scaled = rows.columns().names().stream()
                .map(name -> Arrays.stream(rows.columns().values(name)).map(v -> v * scale).toArray())
                .toArray(double[][]::new);
            final LassoPath path =
                Lasso.withDefaults().fit(TrainingRows.of(names(3), scaled, rows.outcome().positive()), Monitor.NONE);
            assertThat(path.size()).isEqualTo(plain.size());
            for (int j = 0; j < 3; j++) {
                assertThat(path.coefficients(20)[j] * scale).isCloseTo(plain.coefficients(20)[j], within(1e-9));
            }
        }
    }

    @Test
    void theFirstOfTwoEqualFeaturesEnters() {
        final TrainingRows rows = random(40, 2);
        final TrainingRows doubled = with(rows, rows.columns().values("x0"));
        final LassoPath path = Lasso.withDefaults().fit(doubled, Monitor.NONE);
        assertThat(path.coefficients(10)[0]).isNotZero();
        assertThat(path.coefficients(10)[1]).isZero();
    }

    @Test
    void anAffineCopyNeverEntersAndChangesNothing() {
        final TrainingRows rows = random(40, 12);
        final double[][] columns = new double[24][];
        for (int j = 0; j < 12; j++) {
            columns[j] = rows.columns().values("x" + j);
            columns[23 - j] = Arrays.stream(columns[j]).map(v -> 1e5 - 0.3 * v).toArray();
        }
        final LassoPath plain = Lasso.withDefaults().fit(rows, Monitor.NONE);
        final LassoPath doubled =
            Lasso.withDefaults().fit(TrainingRows.of(names(24), columns, rows.outcome().positive()), Monitor.NONE);
        assertThat(doubled.size()).isEqualTo(plain.size());
        for (int k = 0; k < plain.size(); k++) {
            assertThat(Arrays.copyOf(doubled.coefficients(k), 12)).containsExactly(plain.coefficients(k), within(1e-9));
            assertThat(Arrays.copyOfRange(doubled.coefficients(k), 12, 24)).containsOnly(0);
            assertThat(doubled.violation(k)).isLessThan(1e-7);
        }
    }

    @Test
    void theElasticNetSharesEquallyBetweenCopies() {
        final TrainingRows rows = random(40, 2);
        final TrainingRows doubled = with(rows, rows.columns().values("x0"));
        final LassoPath path = Lasso.withDefaults().withAlpha(0.5).fit(doubled, Monitor.NONE);
        assertThat(path.coefficients(20)[0]).isNotZero();
        assertThat(path.coefficients(20)[1]).isCloseTo(path.coefficients(20)[0], within(1e-9));
    }

    /**
     * The four indicators of quarters sum to 1, so all four coefficients may grow by the same amount. With two of them
     * positive and two negative, that leaves the penalty as it is, too: the solution is not unique.
     */
    @Test
    void coefficientsThatMayReplaceEachOtherDoNotDoSoFromOneLambdaToTheNext() {
        final Random random = new Random(4);
        final double[][] columns = new double[12][96];
        final double[] score = random.doubles(96, -2, 2).toArray();
        for (int variable = 0; variable < 3; variable++) {
            final int[] order = random.ints().distinct().limit(96).toArray();
            final int[] sorted = Arrays.stream(order).sorted().toArray();
            for (int i = 0; i < 96; i++) {
                final int quarter = Arrays.binarySearch(sorted, order[i]) / 24;
                columns[4 * variable + quarter][i] = 1;
                score[i] += quarter - 1.5;
            }
        }
        final boolean[] positive = new boolean[96];
        for (int i = 0; i < 96; i++) {
            positive[i] = score[i] > 0;
        }
        final LassoPath path = Lasso.withDefaults().fit(TrainingRows.of(names(12), columns, positive), Monitor.NONE);
        double variation = 0;
        for (int k = 1; k < path.size(); k++) {
            for (int j = 0; j < 12; j++) {
                variation += Math.abs(path.coefficients(k)[j] - path.coefficients(k - 1)[j]);
            }
        }
        final double[] last = path.coefficients(path.size() - 1);
        // A coefficient that only grows varies by where it ends.
        assertThat(variation).isLessThan(1.1 * Arrays.stream(last).map(Math::abs).sum());
    }

    @Test
    void aPathDownToAMillionthConverges() {
        final LassoPath path = Lasso.withDefaults().withLambdaRatio(1e-6).fit(random(200, 8), Monitor.NONE);
        assertThat(path.ending()).doesNotStartWith("no convergence");
        assertThat(path.violation(path.size() - 1)).isLessThan(1e-7);
        final LassoPath given = Lasso.withDefaults().withLambdas(1e-7, 0.1).fit(random(200, 8), Monitor.NONE);
        assertThat(given.size()).isEqualTo(2);
        assertThat(given.violation(1)).isLessThan(1e-7);
    }

    @Test
    void separatedLevelsEndThePathBeforeCoefficientsRunAway() {
        final TrainingRows rows = TrainingRows.of(List.of("x"), new double[][]{{1, 2, 3, 4, 5, 6}},
            new boolean[]{false, false, false, true, true, true});
        final LassoPath path = Lasso.withDefaults().fit(rows, Monitor.NONE);
        assertThat(path.ending()).isEqualTo("the deviance ratio exceeds 0.999");
        final LassoPath given = Lasso.withDefaults().withLambdas(0.1, 1e-12).fit(rows, Monitor.NONE);
        assertThat(given.coefficients(given.size() - 1)[0]).isFinite();
    }

    @Test
    void sumsAndNearCopiesOfFeaturesDoNotHinderConvergence() {
        final TrainingRows rows = random(50, 40);
        final double[][] columns = new double[120][];
        for (int j = 0; j < 40; j++) {
            final double[] first = rows.columns().values("x" + j);
            final double[] second = rows.columns().values("x" + (j + 7) % 40);
            columns[j] = first;
            columns[40 + j] = new double[50];
            columns[80 + j] = new double[50];
            for (int i = 0; i < 50; i++) {
                columns[40 + j][i] = first[i] + second[i];
                columns[80 + j][i] = first[i] + 1e-6 * second[i] * second[i];
            }
        }
        final LassoPath path =
            Lasso.withDefaults().fit(TrainingRows.of(names(120), columns, rows.outcome().positive()), Monitor.NONE);
        assertThat(path.size()).isEqualTo(100);
        for (int k = 0; k < path.size(); k++) {
            assertThat(path.violation(k)).isLessThan(1e-9);
        }
    }

    /** More active features than rows: ridge regression keeps all, near it many leave on the way. */
    @Test
    void moreActiveFeaturesThanRowsSatisfyTheOptimalityConditions() {
        final TrainingRows rows = random(30, 200);
        for (final double alpha : new double[]{0, 0.01, 0.1}) {
            final LassoPath path = Lasso.withDefaults().withAlpha(alpha).fit(rows, Monitor.NONE);
            assertThat(path.ending()).doesNotStartWith("no convergence");
            assertThat(path.nonzero(path.size() - 1)).isGreaterThan(30);
            for (int k = 1; k < path.size(); k++) {
                final double[] residual = path.linearPredictor(rows.columns(), k);
                for (int i = 0; i < residual.length; i++) {
                    residual[i] = (rows.outcome().positive()[i] ? 1 : 0) - 1 / (1 + Math.exp(-residual[i]));
                }
                final double[] coefficients = path.coefficients(k);
                for (int j = 0; j < coefficients.length; j++) {
                    final double[] x = rows.columns().values("x" + j);
                    final double mean = Arrays.stream(x).average().orElseThrow();
                    final double sd =
                        Math.sqrt(Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
                    double gradient = 0;
                    for (int i = 0; i < residual.length; i++) {
                        gradient += (x[i] - mean) / sd * residual[i] / residual.length;
                    }
                    final double beta = coefficients[j] * sd;
                    final double rest = gradient / path.lambda()[k] - (1 - alpha) * beta;
                    final double violation =
                        beta == 0 ? Math.max(0, Math.abs(rest) - alpha) : rest - alpha * Math.signum(beta);
                    assertThat(violation).as("alpha %s, lambda %d, x%d", alpha, k, j).isCloseTo(0, within(1e-7));
                }
            }
        }
    }

    @Test
    void aConstantFeatureKeepsACoefficientOfZeroAndIsNamed() {
        final TrainingRows rows = random(40, 2);
        final double[] constant = new double[40];
        Arrays.fill(constant, 0.1);
        final LassoPath path = Lasso.withDefaults().fit(with(rows, constant), Monitor.NONE);
        assertThat(path.coefficients(path.size() - 1)[1]).isZero();
        assertThat(path.constantFeatures()).containsExactly("added");
    }

    @Test
    void betweenTwoLambdasTheModelIsInterpolatedAndBeyondTheEndsItIsClamped() {
        final LassoPath path = Lasso.withDefaults().fit(random(40, 5), Monitor.NONE);
        final double middle = (path.lambda()[10] + path.lambda()[11]) / 2;
        assertThat(path.signatureAt(middle).intercept())
            .isCloseTo((path.intercept(10) + path.intercept(11)) / 2, within(1e-14));
        assertThat(path.signatureAt(path.lambda()[11]).coefficients()).isEqualTo(path.signature(11).coefficients());
        assertThat(path.signatureAt(1e9).features()).isEmpty();
        assertThat(path.signatureAt(1e-9).coefficients()).isEqualTo(path.signature(path.size() - 1).coefficients());
    }

    @Test
    void aMissingValueIsRefusedByNameAndRow() {
        final double[] broken = new double[40];
        broken[6] = Double.NaN;
        assertThatThrownBy(() -> Lasso.withDefaults().fit(with(random(40, 2), broken), Monitor.NONE))
            .hasMessage("Feature \"added\" is missing in training row 7; remove the feature or the row before the "
                + "LASSO.");
    }

    @Test
    void aCategoryIsRefusedByName() {
        final TrainingRows rows = TrainingRows.of(
            new Columns(4, List.of(CategoricalColumn.of("gender", List.of("m", "f", "m", "f")))),
            new Outcome("diagnosis", "SPST", "SSM", new boolean[]{true, false, true, false}));
        assertThatThrownBy(() -> Lasso.withDefaults().fit(rows, Monitor.NONE))
            .hasMessage("Column \"gender\" is a category; choose numeric features for the LASSO.");
    }

    @Test
    void oneRowOfALevelIsRefused() {
        final Columns columns = new Columns(3, List.of(new NumericColumn("x", new double[]{1, 2, 3})));
        final TrainingRows rows = TrainingRows.of(columns,
            new Outcome("diagnosis", "SPST", "SSM", new boolean[]{true, false, false}));
        assertThatThrownBy(() -> Lasso.withDefaults().fit(rows, Monitor.NONE)).hasMessage("Outcome \"diagnosis\" has 1 "
            + "row(s) with level \"SSM\" in the training rows; the LASSO needs at least two of each level.");
    }

    @Test
    void onlyConstantFeaturesAreRefused() {
        final TrainingRows rows =
            TrainingRows.of(List.of("x"), new double[][]{{1, 1, 1, 1}}, new boolean[]{true, true, false, false});
        assertThatThrownBy(() -> Lasso.withDefaults().fit(rows, Monitor.NONE))
            .hasMessage("All 1 features are constant in the training rows; the LASSO has nothing to choose from.");
    }

    @Test
    void crossValidationIsTheSameOnAnyNumberOfThreads() {
        final TrainingRows rows = random(50, 30);
        final CrossValidatedLasso lasso = CrossValidatedLasso.withDefaults().withFolds(5).withSeed(9);
        final CrossValidatedLasso.Result one = lasso.fit(rows, Monitor.NONE);
        final ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            final CrossValidatedLasso.Result four = lasso.fit(rows, threads, Monitor.NONE);
            assertThat(four.cvm()).isEqualTo(one.cvm());
            assertThat(four.cvsd()).isEqualTo(one.cvsd());
            assertThat(four.folds()).isEqualTo(one.folds());
            assertThat(four.path().coefficients(20)).isEqualTo(one.path().coefficients(20));
        } finally {
            threads.shutdown();
        }
        assertThat(one.seed()).isEqualTo(9);
        assertThat(lasso.withSeed(10).fit(rows, Monitor.NONE).folds()).isNotEqualTo(one.folds());
    }

    @Test
    void aFoldThatHoldsAllOfALevelIsRefused() {
        final TrainingRows rows = TrainingRows.of(List.of("x"), new double[][]{{1, 2, 3, 4, 5, 6, 7, 8, 9}},
            new boolean[]{true, true, false, false, false, false, false, false, false});
        assertThatThrownBy(() -> CrossValidatedLasso.withDefaults()
            .withFoldAssignment(new int[]{1, 1, 1, 2, 2, 2, 3, 3, 3}).fit(rows, Monitor.NONE))
                .hasMessage("Outcome \"outcome\" has 0 row(s) with level \"1\" in the rows outside of fold 1; the "
                    + "LASSO needs at least two of each level.");
    }

    @Test
    void fewerRowsThanFoldsAreRefused() {
        assertThatThrownBy(() -> CrossValidatedLasso.withDefaults().fit(random(8, 2), Monitor.NONE))
            .hasMessageContaining("There are 8 patients for 10 folds");
    }

    @Test
    void anAssignmentOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> CrossValidatedLasso.withDefaults().withFoldAssignment(new int[]{1, 2, 3})
            .fit(random(20, 2), Monitor.NONE))
                .hasMessage("The fold assignment has 3 entries for 20 training rows; give one per row.");
    }

    @Test
    void theCurveOfRepetitionsIsTheMeanOfThoseOfSingleSeeds() {
        final TrainingRows rows = random(50, 10);
        final CrossValidatedLasso lasso = CrossValidatedLasso.withDefaults().withFolds(5).withSeed(7);
        final CrossValidatedLasso.Result three = lasso.withRepetitions(3).fit(rows, Monitor.NONE);
        final double[][] curves = new double[3][];
        for (int r = 0; r < 3; r++) {
            final CrossValidatedLasso.Result one = lasso.withSeed(7 + r).fit(rows, Monitor.NONE);
            assertThat(three.repetitions().get(r).cvm()).isEqualTo(one.cvm());
            assertThat(three.repetitions().get(r).folds()).isEqualTo(one.folds());
            curves[r] = one.cvm();
        }
        for (int s = 0; s < three.cvm().length; s++) {
            assertThat(three.cvm()[s]).isCloseTo((curves[0][s] + curves[1][s] + curves[2][s]) / 3, within(1e-14));
            assertThat(three.cvm()[s]).isGreaterThanOrEqualTo(three.cvm()[three.indexMin()]);
        }
        assertThat(lasso.withRepetitions(1).fit(rows, Monitor.NONE).cvm()).isEqualTo(curves[0]);
        assertThatThrownBy(() -> lasso.withRepetitions(0))
            .hasMessage("A cross-validation has 0 repetitions; give at least 1.");
    }

    @Test
    void foldsOfOneLevelDoNotCountForTheAucAndAreCounted() {
        final TrainingRows rows = random(60, 5);
        final int[] folds = new int[60];
        int negatives = 0;
        for (int i = 0; i < 60; i++) {
            folds[i] = !rows.outcome().positive()[i] && negatives++ < 12 ? 3 : i % 2;
        }
        final CrossValidatedLasso lasso = CrossValidatedLasso.withDefaults().withMeasure(CvMeasure.AUC);
        final CrossValidatedLasso.Result result = lasso.withFoldAssignment(folds).fit(rows, Monitor.NONE);
        assertThat(result.notices()).contains("1 fold(s) have rows of one level only, and do not count for the AUC.");
        assertThat(result.cvm()).doesNotContain(Double.NaN);
        final int[] apart = IntStream.range(0, 60).map(i -> rows.outcome().positive()[i] ? i % 2 : 2 + i % 2).toArray();
        assertThatThrownBy(() -> lasso.withFoldAssignment(apart).fit(rows, Monitor.NONE))
            .hasMessageStartingWith("No fold has rows of both levels");
    }

    @Test
    void aCancelledMonitorStopsTheFit() {
        final AtomicInteger reports = new AtomicInteger();
        final Monitor monitor = new Monitor() {
            @Override
            public void progress(final double fraction, final String message) {
                assertThat(fraction).isBetween(0.0, 1.0);
                reports.incrementAndGet();
            }

            @Override
            public boolean isCancelled() {
                return reports.get() >= 7;
            }
        };
        assertThatThrownBy(() -> CrossValidatedLasso.withDefaults().fit(random(60, 40), monitor))
            .isInstanceOf(CancellationException.class);
        assertThat(reports.get()).isEqualTo(7);
    }

    @Test
    void aFeatureThatHardlyVariesIsNamedIfItIsChosen() {
        final double[] x = new double[40];
        final boolean[] positive = new boolean[40];
        for (int i = 0; i < x.length; i++) {
            x[i] = i * 1e-320;
            positive[i] = i % 3 == 0 || i > 25;
        }
        assertThatThrownBy(() -> Lasso.withDefaults().fit(TrainingRows.of(List.of("tiny"), new double[][]{x}, positive),
            Monitor.NONE)).hasMessage("Feature \"tiny\" varies so little that its coefficient is beyond the range of "
                + "numbers. Multiply the column by a constant.");
    }

    @Test
    void aNegativeLambdaIsRefused() {
        assertThatThrownBy(() -> Lasso.withDefaults().withLambdas(0.1, -0.1))
            .hasMessage("The lambdas are [0.1, -0.1]; give one or more numbers, none below 0.");
    }
}
