package org.radiomics.knime.stats.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.MersenneTwister;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.Monitor;
import org.radiomics.knime.stats.cohort.TrainingRows;

class SelectionFrequencyTest {

    private static final int ROWS = 60;

    private static final double[] LAMBDAS = {0.2, 0.15, 0.1, 0.07};

    private static final TrainingRows DATA = data();

    /** Twenty features, of which the first matters. */
    private static TrainingRows data() {
        final Random random = new Random(8);
        final double[][] values = new double[20][ROWS];
        final boolean[] positive = new boolean[ROWS];
        for (final double[] column : values) {
            Arrays.setAll(column, i -> random.nextGaussian());
        }
        for (int i = 0; i < ROWS; i++) {
            positive[i] = values[0][i] + 0.5 * random.nextGaussian() > 0;
        }
        return TrainingRows.of(IntStream.range(0, 20).mapToObj(j -> "x" + j).toList(), values, positive);
    }

    private static SelectionFrequency.Result fit(final SelectionFrequency frequency) {
        return frequency.fit(DATA, LAMBDAS, Runnable::run, Monitor.NONE);
    }

    @Test
    void theFeatureThatMattersIsStable() {
        final SelectionFrequency.Result result = fit(SelectionFrequency.withDefaults());
        assertThat(result.choices()).hasSize(20);
        assertThat(result.choices().get(0).feature()).isEqualTo("x0");
        assertThat(result.choices().get(0).frequency()).isEqualTo(1);
        assertThat(result.choices().get(0).sameSign()).isEqualTo(1);
        assertThat(result.choices().get(0).meanCoefficient()).isPositive();
        assertThat(result.choices().stream().filter(SelectionFrequency.Choice::stable)).hasSize(1);
        assertThat(result.resamples()).isEqualTo(100);
    }

    @Test
    void resultIsTheSameOnAnyNumberOfThreadsAndAnotherWithAnotherSeed() {
        final SelectionFrequency frequency = SelectionFrequency.withDefaults().withResamples(20).withSeed(3);
        final ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            final SelectionFrequency.Result shared = frequency.fit(DATA, LAMBDAS, threads, Monitor.NONE);
            assertThat(shared.choices()).isEqualTo(fit(frequency).choices());
            assertThat(shared.meanChosen()).isEqualTo(fit(frequency).meanChosen());
        } finally {
            threads.shutdown();
        }
        assertThat(fit(frequency.withSeed(4)).choices()).isNotEqualTo(fit(frequency).choices());
    }

    @Test
    void halvesGiveTheBoundOfMeinshausenAndBuehlmann() {
        final SelectionFrequency halves =
            SelectionFrequency.withDefaults().withScheme(SelectionFrequency.Scheme.HALVES).withThreshold(0.75);
        final SelectionFrequency.Result result = fit(halves);
        // q^2 / ((2 threshold - 1) p)
        assertThat(result.expectedFalse())
            .isCloseTo(result.meanChosen() * result.meanChosen() / (0.5 * 20), within(1e-12));
        assertThat(fit(halves.withThreshold(0.5)).expectedFalse()).isNaN();
        assertThat(fit(halves.withScheme(SelectionFrequency.Scheme.BOOTSTRAP)).expectedFalse()).isNaN();
    }

    @Test
    void bothSchemesKeepTheLevelsInProportion() {
        final int positives = DATA.outcome().positives();
        for (final SelectionFrequency.Scheme scheme : SelectionFrequency.Scheme.values()) {
            for (final int[] stratum : new LevelsResponse(DATA.outcome()).strata()) {
                final int[] drawn = scheme.draw(stratum, new MersenneTwister(1));
                assertThat(stratum).contains(drawn);
                assertThat(drawn).hasSize(
                    scheme == SelectionFrequency.Scheme.BOOTSTRAP ? stratum.length : stratum.length / 2);
                assertThat(Arrays.stream(drawn).distinct().count() == drawn.length)
                    .isEqualTo(scheme == SelectionFrequency.Scheme.HALVES);
                assertThat(stratum.length).isIn(positives, ROWS - positives);
            }
        }
    }

    @Test
    void aResampleWhereAllFeaturesAreConstantChoosesNone() {
        final double[] once = new double[10];
        once[9] = 1;
        final TrainingRows rows = TrainingRows.of(List.of("x"), new double[][]{once},
            new boolean[]{true, false, true, false, true, false, true, false, true, false});
        final SelectionFrequency.Result result = SelectionFrequency.withDefaults()
            .withGivenResamples(new int[][]{{0, 1, 2, 3}, {0, 2, 9, 9}}).fit(rows, new double[]{0.01}, Runnable::run,
                Monitor.NONE);
        assertThat(result.choices().get(0).frequency()).isEqualTo(0.5);
        assertThat(result.notices())
            .containsExactly("All features are constant in 1 of 2 resamples, where none was chosen.");
    }

    @Test
    void badResamplesAreRefused() {
        assertThatThrownBy(() -> fit(SelectionFrequency.withDefaults().withGivenResamples(new int[][]{{0, 60}})))
            .hasMessage("Resample 1 asks for row index 60, but there are 60 training rows, counted from 0. Give "
                + "indices among those.");
        final int[] positives = new LevelsResponse(DATA.outcome()).strata()[1];
        assertThatThrownBy(() -> fit(SelectionFrequency.withDefaults().withGivenResamples(new int[][]{positives})))
            .hasMessage("Outcome \"outcome\" has 0 row(s) with level \"0\" in resample 1; the LASSO needs at least two "
                + "of each level.");
        assertThatThrownBy(() -> SelectionFrequency.withDefaults().withResamples(0))
            .hasMessage("There are 0 resamples; give at least 1.");
        assertThatThrownBy(() -> SelectionFrequency.withDefaults().withThreshold(1.1))
            .hasMessageContaining("1.1; give a share above 0 and at most 1");
    }

    @Test
    void ridgeSaysThatFrequenciesMeanNothing() {
        assertThat(fit(SelectionFrequency.withDefaults().withAlpha(0).withResamples(3)).notices())
            .containsExactly("Ridge regression keeps every feature, so that the frequencies say nothing.");
    }
}
