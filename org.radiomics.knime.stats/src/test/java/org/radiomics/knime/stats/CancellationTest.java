package org.radiomics.knime.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.evaluation.Calibration;
import org.radiomics.knime.stats.evaluation.Roc;
import org.radiomics.knime.stats.evaluation.RocBootstrap;
import org.radiomics.knime.stats.model.LogisticModel;
import org.radiomics.knime.stats.model.LogisticRegression;
import org.radiomics.knime.stats.validation.HonestValidation;
import org.radiomics.knime.stats.validation.Patients;

/** Long computations end wherever they are called off, not only before their start. */
class CancellationTest {

    private static final int ROWS = 60;

    private static final List<String> NAMES = IntStream.range(0, 20).mapToObj(j -> "f" + j).toList();

    /** Calls the computation off at the n-th time that it asks. */
    private static final class AtCheck implements Monitor {

        private final int m_n;

        private final AtomicInteger m_checks = new AtomicInteger();

        private final List<Double> m_progress = Collections.synchronizedList(new ArrayList<>());

        AtCheck(final int n) {
            m_n = n;
        }

        @Override
        public void progress(final double fraction, final String message) {
            m_progress.add(fraction);
        }

        @Override
        public boolean isCancelled() {
            return m_checks.incrementAndGet() >= m_n;
        }
    }

    /** A computation that takes threads and may be called off. */
    private interface Computation {
        void run(Executor executor, Monitor monitor);
    }

    private static void endsAtEveryCheck(final Computation computation, final int fewest) {
        final AtCheck never = new AtCheck(Integer.MAX_VALUE);
        computation.run(Runnable::run, never);
        final int checks = never.m_checks.get();
        assertThat(checks).isGreaterThanOrEqualTo(fewest);
        for (final int n : new int[]{1, 2, checks / 3, checks / 2, checks - 1, checks}) {
            final AtCheck monitor = new AtCheck(n);
            assertThatThrownBy(() -> computation.run(Runnable::run, monitor)).as("check %d of %d", n, checks)
                .isInstanceOf(CancellationException.class);
            // Nothing is begun after it was called off.
            assertThat(monitor.m_checks).hasValue(n);
            assertThat(monitor.m_progress.size()).isLessThanOrEqualTo(never.m_progress.size());
        }
        final ExecutorService executor = Executors.newFixedThreadPool(3);
        try {
            final AtCheck monitor = new AtCheck(checks / 2);
            assertThatThrownBy(() -> computation.run(executor, monitor)).isInstanceOf(CancellationException.class);
            // Each of four threads may have been at work.
            assertThat(monitor.m_checks.get()).isBetween(checks / 2, checks / 2 + 4);
        } finally {
            executor.shutdown();
        }
    }

    private static boolean[] positive() {
        final boolean[] positive = new boolean[ROWS];
        for (int i = 0; i < ROWS; i += 2) {
            positive[i] = true;
        }
        return positive;
    }

    private static TrainingRows rows(final int features) {
        final Random random = new Random(4);
        final boolean[] positive = positive();
        final double[][] values = new double[features][ROWS];
        for (int j = 0; j < features; j++) {
            for (int i = 0; i < ROWS; i++) {
                values[j][i] = random.nextGaussian() + (positive[i] && j < 2 ? 0.8 : 0);
            }
        }
        return TrainingRows.of(NAMES.subList(0, features), values, positive);
    }

    @Test
    void honestValidation() {
        final Patients patients =
            new Patients(rows(20), IntStream.range(0, ROWS).mapToObj(i -> "P" + i).toList());
        endsAtEveryCheck((executor, monitor) -> HonestValidation.withDefaults().withCrossValidation(2, 4)
            .validate(patients, NAMES, List.of(), executor, monitor), 50);
    }

    @Test
    void bootstrapOfTheCalibration() {
        final TrainingRows rows = rows(2);
        final LogisticModel model = LogisticRegression.withDefaults().fit(rows);
        endsAtEveryCheck((executor, monitor) -> Calibration.withDefaults().withRepetitions(200).bootstrap(model, rows,
            executor, monitor), 20);
    }

    @Test
    void bootstrapOfTheArea() {
        final Roc roc = Roc.of(positive(), rows(1).columns().values("f0"));
        endsAtEveryCheck((executor, monitor) -> RocBootstrap.withDefaults().withRepetitions(2000)
            .intervals(roc, executor, monitor), 10);
    }

    @Test
    void bootstrapOfTheDifferenceOfTwoAreas() {
        final TrainingRows rows = rows(2);
        final Roc first = Roc.of(positive(), rows.columns().values("f0"));
        final Roc second = Roc.of(positive(), rows.columns().values("f1"));
        endsAtEveryCheck((executor, monitor) -> RocBootstrap.withDefaults().withRepetitions(2000).compare(first, second,
            executor, monitor), 10);
    }
}
