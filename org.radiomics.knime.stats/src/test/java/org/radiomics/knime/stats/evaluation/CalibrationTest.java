package org.radiomics.knime.stats.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.Monitor;
import org.radiomics.knime.stats.cohort.Role;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.model.LogisticModel;
import org.radiomics.knime.stats.model.LogisticRegression;

class CalibrationTest {

    private static final boolean[] FOUR = {true, false, true, false};

    private static TrainingRows rows(final int n, final double strength) {
        final Random random = new Random(3);
        final double[] x = new double[n];
        final boolean[] positive = new boolean[n];
        for (int i = 0; i < n; i++) {
            x[i] = random.nextGaussian();
            positive[i] = random.nextDouble() < LogisticModel.probability(strength * x[i]);
        }
        return TrainingRows.of(List.of("x"), new double[][]{x}, positive);
    }

    @Test
    void brierScoreAndItsScaleAreArithmetic() {
        final Calibration.Result result =
            Calibration.withDefaults().assess(FOUR, new double[]{0.9, 0.2, 0.6, 0.3});
        // (0.01 + 0.04 + 0.16 + 0.09) / 4 against 1/4
        assertThat(result.brier()).isCloseTo(0.075, within(1e-15));
        assertThat(result.scaledBrier()).isCloseTo(0.7, within(1e-15));
        assertThat(result.predicted()).isEmpty();
        assertThat(result.reason()).contains("4 rows are too few, it takes 11.");
    }

    @Test
    void probabilitiesOfTheFittedModelHaveSlopeOneAndInterceptZero() {
        final TrainingRows rows = rows(120, 1.5);
        final LogisticModel model = LogisticRegression.withDefaults().fit(rows);
        final Calibration.Result result =
            Calibration.withDefaults().assess(rows.outcome().positive(), model.predict(rows.columns()));
        assertThat(result.slope()).isCloseTo(1, within(1e-9));
        assertThat(result.intercept()).isCloseTo(0, within(1e-9));
        assertThat(result.inTheLarge()).isCloseTo(0, within(1e-9));
    }

    @Test
    void halvedLogOddsHaveSlopeTwo() {
        final TrainingRows rows = rows(120, 1.5);
        final LogisticModel model = LogisticRegression.withDefaults().fit(rows);
        final double[] timid = Arrays.stream(model.linearPredictor(rows.columns()))
            .map(eta -> LogisticModel.probability(eta / 2)).toArray();
        assertThat(Calibration.withDefaults().assess(rows.outcome().positive(), timid).slope())
            .isCloseTo(2, within(1e-8));
    }

    @Test
    void certainPredictionsHaveNoSlopeAndSayWhy() {
        final double[] p = {0, 1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.1, 0.55};
        final boolean[] positive = {false, true, true, false, false, true, false, true, true, true, false, false};
        final Calibration.Result result = Calibration.withDefaults().assess(positive, p);
        assertThat(result.slope()).isNaN();
        assertThat(result.reason()).contains("a probability is 0 or 1");
        assertThat(result.predicted()).hasSize(50);
    }

    @Test
    void equalProbabilitiesHaveNoCurve() {
        final double[] p = new double[20];
        Arrays.fill(p, 0.5);
        final boolean[] positive = new boolean[20];
        Arrays.fill(positive, 0, 10, true);
        final Calibration.Result result = Calibration.withDefaults().assess(positive, p);
        assertThat(result.predicted()).isEmpty();
        assertThat(result.reason()).contains("the probabilities do not differ enough");
        final HosmerLemeshow.Result test = HosmerLemeshow.withDefaults().test(positive, p, Role.VALIDATION);
        assertThat(test.p()).isNaN();
        assertThat(test.reason()).contains("form only 0 group(s)");
    }

    @Test
    void theSeedDecidesTheCorrectionAndIsReported() {
        final TrainingRows rows = rows(60, 1);
        final LogisticModel model = LogisticRegression.withDefaults().fit(rows);
        final Calibration calibration = Calibration.withDefaults().withRepetitions(20);
        final Calibration.Correction first = correction(calibration.withSeed(1), model, rows);
        final Calibration.Correction other = correction(calibration.withSeed(2), model, rows);
        assertThat(first.corrected()).isNotEqualTo(other.corrected());
        assertThat(first.seed()).contains(1L);
        assertThat(first.repetitions()).isEqualTo(20);
        assertThat(first.failed()).isZero();
    }

    @Test
    void aFirthModelIsRefittedWithFirthsCorrection() {
        final TrainingRows rows = rows(30, 1);
        final LogisticModel model = LogisticRegression.withDefaults().withFirth(true).fit(rows);
        final Calibration.Correction correction = correction(Calibration.withDefaults().withRepetitions(30), model,
            rows);
        assertThat(correction.failed()).isZero();
        assertThat(correction.measures().get(2).corrected()).isBetween(0.3, 1.5);
    }

    @Test
    void resamplesWithoutAModelAreCounted() {
        final TrainingRows rows = rows(30, 1);
        final int[] all = new int[30];
        Arrays.setAll(all, i -> i);
        final Calibration.Correction correction = correction(
            Calibration.withDefaults().withResamples(new int[][]{new int[30], all}),
            LogisticRegression.withDefaults().fit(rows), rows);
        assertThat(correction.failures()).isEqualTo(new Calibration.Failures(1, 0, 0));
        assertThat(correction.failures().causes()).isEqualTo("1 has one outcome only");
        assertThat(correction.seed()).isEmpty();
    }

    @Test
    void resamplesWithoutAModelAreCountedByCause() {
        final boolean[] positive = {false, false, false, false, true, false, true, false, true, true, true, true};
        final double[] x = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        final TrainingRows rows = TrainingRows.of(List.of("x"), new double[][]{x}, positive);
        final int[] constant = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        final int[] tied = {4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4};
        final int[] separated = {3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4};
        final int[] all = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
        final LogisticModel model = LogisticRegression.withDefaults().fit(rows);
        final Calibration.Failures failures = correction(
            Calibration.withDefaults().withResamples(new int[][]{constant, tied, separated, all}), model, rows)
            .failures();
        assertThat(failures.oneOutcome()).isEqualTo(2);
        final boolean[] twice = {false, true, false, true, false, true, false, true, false, true, true, false};
        final double[] pairs = {1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 7};
        final TrainingRows other = TrainingRows.of(List.of("x"), new double[][]{pairs}, twice);
        final int[] sameX = {0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1};
        assertThat(correction(Calibration.withDefaults().withResamples(new int[][]{sameX, all}),
            LogisticRegression.withDefaults().fit(other), other).failures())
            .isEqualTo(new Calibration.Failures(0, 1, 0));
    }

    @Test
    void aResampleOfRowsThatDoNotExistIsRefused() {
        final TrainingRows rows = rows(30, 1);
        final LogisticModel model = LogisticRegression.withDefaults().fit(rows);
        final Calibration calibration = Calibration.withDefaults().withResamples(new int[][]{{1, 30}});
        assertThatThrownBy(() -> correction(calibration, model, rows))
            .hasMessage("Resample 1 asks for row index 30, but there are 30 complete rows, counted from 0."
                + " Give indices among those.");
    }

    @Test
    void cancellingEndsTheBootstrap() {
        final TrainingRows rows = rows(40, 1);
        final LogisticModel model = LogisticRegression.withDefaults().fit(rows);
        final Monitor cancelled = new Monitor() {
            @Override
            public void progress(final double fraction, final String message) {
                assertThat(fraction).isBetween(0.0, 1.0);
            }

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertThatThrownBy(() -> Calibration.withDefaults().bootstrap(model, rows, Runnable::run, cancelled))
            .isInstanceOf(CancellationException.class);
    }

    @Test
    void probabilitiesOutsideTheirRangeAreRefused() {
        assertThatThrownBy(() -> Calibration.withDefaults().assess(FOUR, new double[]{0.5, 1.5, 0, 1}))
            .hasMessage("The probability of row 2 is 1.5, outside 0 to 1. Choose a column of probabilities, not of"
                + " scores.");
    }

    @Test
    void aCertainPredictionThatIsWrongMakesHosmerLemeshowInfinite() {
        final double[] p = {0, 0, 0.3, 0.3, 0.6, 0.6, 1, 1};
        final boolean[] positive = {true, false, false, true, false, true, true, true};
        final HosmerLemeshow.Result result =
            HosmerLemeshow.withDefaults().withGroups(4).test(positive, p, Role.VALIDATION);
        assertThat(result.statistic()).isInfinite();
        assertThat(result.p()).isZero();
    }

    @Test
    void netBenefitOfTwoModelsUsesTheRowsThatBothHave() {
        final Map<String, double[]> models = new LinkedHashMap<>();
        models.put("a", new double[]{0.8, 0.2, 0.5, Double.NaN});
        models.put("b", new double[]{0.1, 0.9, 0.5, 0.4});
        final DecisionCurve.Result result = DecisionCurve.withDefaults().withThresholds(0, 0.5).compute(FOUR, models);
        assertThat(result.rows()).isEqualTo(3);
        assertThat(result.missing()).isEqualTo(1);
        // At 0.5, met counts: a has two true positives, b one true and one false positive.
        assertThat(result.models().get(0).netBenefit()).containsExactly(new double[]{2 / 3.0, 2 / 3.0}, within(1e-15));
        assertThat(result.models().get(1).netBenefit()[1]).isCloseTo(0, within(1e-15));
        assertThat(result.all()[1]).isCloseTo(1 / 3.0, within(1e-15));
        assertThat(result.models().get(0).interventionsAvoided()[0]).isNaN();
        assertThat(result.models().get(0).interventionsAvoided()[1]).isCloseTo(100 / 3.0, within(1e-12));
        assertThatThrownBy(() -> DecisionCurve.withDefaults().withThresholds(0.5, 1))
            .hasMessageContaining("threshold 1.0");
    }

    private static Calibration.Correction correction(final Calibration calibration, final LogisticModel model,
        final TrainingRows rows) {
        return calibration.bootstrap(model, rows, Runnable::run, Monitor.NONE).correction().orElseThrow();
    }
}
