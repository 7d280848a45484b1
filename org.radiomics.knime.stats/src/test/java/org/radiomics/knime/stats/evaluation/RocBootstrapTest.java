package org.radiomics.knime.stats.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.Monitor;

class RocBootstrapTest {

    private static final boolean[] SEPARATED = {false, false, false, true, true};

    private static Roc roc(final int rows, final long seed) {
        final Random random = new Random(seed);
        final boolean[] positive = new boolean[rows];
        final double[] score = new double[rows];
        for (int i = 0; i < rows; i++) {
            positive[i] = i % 3 == 0;
            score[i] = Math.rint(10 * (random.nextGaussian() + (positive[i] ? 1 : 0))) / 10;
        }
        return Roc.of(positive, score);
    }

    private static RocBootstrap.Result intervals(final RocBootstrap bootstrap, final Roc roc, final int threads) {
        final ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            return bootstrap.intervals(roc, executor, Monitor.NONE);
        } finally {
            executor.shutdown();
        }
    }

    @Test
    void sameSeedGivesTheSameNumbersOnAnyNumberOfThreads() {
        final RocBootstrap bootstrap = RocBootstrap.withDefaults().withRepetitions(500).withSeed(7);
        final RocBootstrap.Result one = intervals(bootstrap, roc(60, 1), 1);
        assertThat(intervals(bootstrap, roc(60, 1), 2)).isEqualTo(one);
        assertThat(intervals(bootstrap, roc(60, 1), 5)).isEqualTo(one);
        assertThat(intervals(bootstrap.withSeed(8), roc(60, 1), 1).percentile()).isNotEqualTo(one.percentile());
    }

    @Test
    void intervalsSurroundTheAreaAndAreNarrowerAtLowerConfidence() {
        final RocBootstrap bootstrap = RocBootstrap.withDefaults();
        final RocBootstrap.Result wide = bootstrap.intervals(roc(60, 2), Runnable::run, Monitor.NONE);
        final RocBootstrap.Result narrow =
            bootstrap.withConfidence(0.5).intervals(roc(60, 2), Runnable::run, Monitor.NONE);
        assertThat(wide.area()).isBetween(wide.bca().lower(), wide.bca().upper());
        assertThat(narrow.percentile().lower()).isGreaterThan(wide.percentile().lower());
        assertThat(narrow.percentile().upper()).isLessThan(wide.percentile().upper());
        assertThat(wide.seed()).contains(1L);
        assertThat(wide.reason()).isEmpty();
    }

    @Test
    void anAreaOfOneHasNoWidthNoBcaIntervalAndAReason() {
        final RocBootstrap.Result result = RocBootstrap.withDefaults().withRepetitions(50)
            .intervals(Roc.of(SEPARATED, new double[]{1, 2, 3, 4, 5}), Runnable::run, Monitor.NONE);
        assertThat(result.percentile()).isEqualTo(new Interval(1, 1));
        assertThat(result.bca().lower()).isNaN();
        assertThat(result.reason()).isEqualTo(
            "All resamples have the same area, so that the bootstrap interval has no width.");
    }

    @Test
    void resamplesOfOneLevelAreLeftOutAndCounted() {
        final RocBootstrap.Result result = RocBootstrap.withDefaults().withStratified(false)
            .withResamples(new int[][]{{0, 1, 2, 1, 0}, {0, 3, 1, 4, 2}, {3, 3, 4, 4, 3}})
            .intervals(Roc.of(SEPARATED, new double[]{1, 4.5, 3, 4, 5}), Runnable::run, Monitor.NONE);
        assertThat(result.failed()).isEqualTo(2);
        assertThat(result.median()).isEqualTo(result.area());
    }

    @Test
    void rowsWithoutAScoreAreNotDrawn() {
        final Roc roc = Roc.of(new boolean[]{true, false, true, false, true},
            new double[]{Double.NaN, 1, 2, 3, 4});
        assertThatThrownBy(() -> RocBootstrap.withDefaults().withResamples(new int[][]{{0, 1, 2, 4}})
            .intervals(roc, Runnable::run, Monitor.NONE)).hasMessage(
            "Resample 1 asks for row index 4, but there are 4 complete rows, counted from 0. Give indices among"
                + " those.");
    }

    @Test
    void testLeavesOutRowsThatLackOneOfTheScores() {
        final boolean[] positive = {true, false, true, false, true, false};
        final RocBootstrap.Comparison result = RocBootstrap.withDefaults().withRepetitions(100).compare(
            Roc.of(positive, new double[]{3, 1, 2, 2.5, 4, 0}),
            Roc.of(positive, new double[]{1, 2, Double.NaN, 4, 3, 5}), Runnable::run, Monitor.NONE);
        assertThat(result.rows()).isEqualTo(5);
        assertThat(result.area1()).isEqualTo(1);
        assertThat(result.p()).isBetween(0.0, 1.0);
    }

    @Test
    void aDifferenceThatNeverVariesHasNoTest() {
        final RocBootstrap.Comparison result = RocBootstrap.withDefaults().withRepetitions(20).compare(
            Roc.of(SEPARATED, new double[]{1, 2, 3, 4, 5}), Roc.of(SEPARATED, new double[]{5, 4, 3, 2, 1}),
            Runnable::run, Monitor.NONE);
        assertThat(result.difference()).isEqualTo(1);
        assertThat(result.p()).isNaN();
        assertThat(result.reason()).isEqualTo("The difference does not vary over the resamples.");
    }

    @Test
    void cancellationEndsTheBootstrap() {
        final Monitor cancelled = new Monitor() {
            @Override
            public void progress(final double fraction, final String message) {
                // nobody listens
            }

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertThatThrownBy(() -> RocBootstrap.withDefaults().intervals(roc(30, 3), Runnable::run, cancelled))
            .isInstanceOf(CancellationException.class);
    }

    @Test
    void badSettingsAreRefused() {
        assertThatThrownBy(() -> RocBootstrap.withDefaults().withRepetitions(0))
            .hasMessageStartingWith("A bootstrap of 0 resamples says nothing");
        assertThatThrownBy(() -> RocBootstrap.withDefaults().withConfidence(95))
            .hasMessageStartingWith("A confidence level of 95.0 cannot be met");
        assertThatThrownBy(() -> PartialArea.betweenSpecificities(1, 0.8))
            .hasMessageStartingWith("The partial area from specificity 1.0 to 0.8 is not within 0 to 1, or is empty.");
    }

    /** pROC gives 0.5, too; the area of the diagonal is rounded to just below its own formula here. */
    @Test
    void correctionOfTheDiagonalIsAHalfDespiteRounding() {
        final PartialArea part = PartialArea.betweenSpecificities(0.156, 0.327);
        final double area = part.of(Roc.of(SEPARATED, new double[]{3, 3, 3, 3, 3}));
        assertThat(part.corrected(area)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void correctionIsNotDefinedBelowTheDiagonal() {
        final PartialArea part = PartialArea.betweenSpecificities(0.5, 1);
        final Roc wrong = Roc.of(SEPARATED, new double[]{5, 4, 3, 2, 1});
        assertThat(part.of(wrong)).isZero();
        assertThat(part.corrected(part.of(wrong))).isNaN();
        assertThat(part.corrected(0.125)).isEqualTo(0.5);
        assertThat(part.corrected(0.5)).isEqualTo(1);
    }
}
