package org.radiomics.knime.stats.validation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.radiomics.knime.stats.Monitor;
import org.radiomics.knime.stats.SharedWork;
import org.radiomics.knime.stats.cohort.StratifiedFolds;

/**
 * Repeats the whole analysis, from the choice of features to the nomogram, on parts of the patients and judges it on
 * those that it has not seen. A score whose features were chosen on the rows that it is judged on looks better than it
 * is (Ambroise and McLachlan, PNAS 2002, 99:6562); this says by how much.
 * <p>
 * Three figures stand side by side. Apparent: fitted to all rows and judged on them, the single-pass way.
 * Optimism-corrected: the apparent figure less the mean difference, over the resamples, between the rows fitted to and
 * the rows tested on (Harrell's bootstrap: all rows; cross-validation: the held-out fold), as R's
 * {@code rms::validate}. Held out: judged only on predictions for rows that the fit has not seen.
 * <p>
 * The calibration slope of a cross-validation is tested on the held-out predictions of a repetition together, not fold
 * by fold as in {@code rms::validate}: the slope of a fold of ten patients is infinite where they are separated, and
 * large where they nearly are.
 * <p>
 * The result depends on the rows, the seed and the settings, not on the number of threads.
 */
public final class HonestValidation {

    private static final int FEWEST_FOLDS = 2;

    private final AnalysisChain m_chain;

    private final Resamples m_resamples;

    private final int m_repetitions;

    private final int m_folds;

    private final int[][] m_given;

    private final long m_seed;

    private HonestValidation(final AnalysisChain chain, final Resamples resamples, final int repetitions,
        final int folds, final int[][] given, final long seed) {
        m_chain = chain;
        m_resamples = resamples;
        m_repetitions = repetitions;
        m_folds = folds;
        m_given = given;
        m_seed = seed;
    }

    /** @return ten repetitions of a ten-fold cross-validation of the study's chain, seed 1 */
    public static HonestValidation withDefaults() {
        return new HonestValidation(AnalysisChain.withDefaults(), Resamples.CROSS_VALIDATION, 10, 10, null, 1);
    }

    /** @return this, for another analysis */
    public HonestValidation withChain(final AnalysisChain chain) {
        return new HonestValidation(chain, m_resamples, m_repetitions, m_folds, m_given, m_seed);
    }

    /**
     * @param repetitions of the cross-validation, at least 1
     * @param folds at least 2; where that is more than there are patients, {@link StratifiedFolds#feasible} says how
     *            many are drawn
     * @return this, by repeated cross-validation
     * @throws IllegalArgumentException if a number is too small
     */
    public HonestValidation withCrossValidation(final int repetitions, final int folds) {
        checkRepetitions(repetitions);
        if (folds < FEWEST_FOLDS) {
            throw new IllegalArgumentException(
                "A cross-validation needs at least " + FEWEST_FOLDS + " folds, not " + folds + ".");
        }
        return new HonestValidation(m_chain, Resamples.CROSS_VALIDATION, repetitions, folds, null, m_seed);
    }

    /**
     * @param foldOfRow one assignment per repetition: one number per row; rows with the same number are a fold
     * @return this, by a cross-validation with given folds
     * @throws IllegalArgumentException if there is no repetition
     */
    public HonestValidation withFolds(final int[]... foldOfRow) {
        checkRepetitions(foldOfRow.length);
        final int[][] given = new int[foldOfRow.length][];
        for (int r = 0; r < given.length; r++) {
            given[r] = foldOfRow[r].clone();
        }
        final int folds = (int)IntStream.of(given[0]).distinct().count();
        return new HonestValidation(m_chain, Resamples.CROSS_VALIDATION, given.length, folds, given, m_seed);
    }

    /**
     * @param repetitions how many samples are drawn, at least 1
     * @return this, by the bootstrap
     * @throws IllegalArgumentException if there are fewer
     */
    public HonestValidation withBootstrap(final int repetitions) {
        checkRepetitions(repetitions);
        return new HonestValidation(m_chain, Resamples.BOOTSTRAP, repetitions, m_folds, null, m_seed);
    }

    /** @return this, with resamples and folds of another seed */
    public HonestValidation withSeed(final long seed) {
        return new HonestValidation(m_chain, m_resamples, m_repetitions, m_folds, m_given, seed);
    }

    private static void checkRepetitions(final int repetitions) {
        if (repetitions < 1) {
            throw new IllegalArgumentException(
                "The validation is repeated " + repetitions + " times; give a number of at least 1.");
        }
    }

    /**
     * What was found.
     *
     * @param method in words
     * @param seed of resamples and folds
     * @param whole the chain fitted to all rows
     * @param performances per model and measure
     * @param heldOut per model, the mean probability that a row got while it was held out; NaN where it never was
     * @param stability how often features were chosen
     * @param notices what a reader should know, in sentences
     * @param predictions per model, what the figures were computed from
     * @param failures the resamples that the chain could not be fitted to, each with its reason; the figures leave
     *            them out
     * @param analyses one per resample
     * @param fewerFolds where there were too few patients for as many folds as were asked for: how many were drawn, in
     *            sentences, which are among the notices too
     */
    public record Result(String method, long seed, FittedChain whole, List<Performance> performances,
        Map<ModelKind, double[]> heldOut, Stability stability, List<String> notices,
        Map<ModelKind, HeldOutPredictions> predictions, List<String> failures, List<Analysis> analyses,
        List<String> fewerFolds) {

        /** Copies the lists. */
        public Result {
            performances = List.copyOf(performances);
            heldOut = Map.copyOf(heldOut);
            notices = List.copyOf(notices);
            predictions = Map.copyOf(predictions);
            failures = List.copyOf(failures);
            analyses = List.copyOf(analyses);
            fewerFolds = List.copyOf(fewerFolds);
        }

        /**
         * How optimistic the single-pass way is, which fits everything once to all rows and judges it on them.
         *
         * @return one sentence per model with features
         */
        public List<String> optimism() {
            return performances.stream()
                .filter(p -> p.measure() == Measure.AUC && p.model() != ModelKind.CLINICAL
                && !Double.isNaN(p.heldOut()))
                .map(p -> p.inWords(method)).toList();
        }

        /** @return the performance of a model by a measure */
        public Performance performance(final ModelKind model, final Measure measure) {
            return performances.stream().filter(p -> p.model() == model && p.measure() == measure).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no " + model.label() + "."));
        }
    }

    /**
     * One repetition of the analysis.
     *
     * @param name which one: "fold 1 of repetition 2"
     * @param fitted rows that it was fitted to, repeated ones counted again
     * @param held rows that it had not seen
     * @param chain what it became; empty where it could not be fitted
     * @param failure why not; empty where it could
     */
    public record Analysis(String name, int fitted, int held, Optional<FittedChain> chain, String failure) {
    }

    /**
     * Validates the analysis. A resample that the chain cannot be fitted to is left out and named among the failures.
     *
     * @param patients the rows that may be learned from
     * @param features names of the numeric columns to choose from
     * @param clinical names of the variables of clinical model and nomogram; may be empty
     * @param executor lends threads; the calling thread works too
     * @param monitor is told after each fit
     * @return the figures
     * @throws UnrepeatableAnalysisException if the chain cannot be fitted to all rows, not to at least half of the
     *             resamples, or to none that holds out a row of one of the levels; the message says to which
     * @throws IllegalArgumentException if given folds do not fit the rows
     * @throws CancellationException if the monitor says so
     */
    public Result validate(final Patients patients, final List<String> features, final List<String> clinical,
        final Executor executor, final Monitor monitor) {
        monitor.checkCancelled();
        final List<Resamples.Resample> resamples = new ArrayList<>();
        final int folds = folds(patients);
        for (int repetition = 0; repetition < m_repetitions; repetition++) {
            resamples.addAll(m_given == null ? m_resamples.draw(patients, repetition, folds, m_seed)
                : Resamples.folds(patients, m_given[repetition], folds));
        }
        final FittedChain whole = whole(patients, features, clinical, executor, monitor);
        final int perRepetition = resamples.size() / m_repetitions;
        final Judgement[] judgements = new Judgement[resamples.size()];
        final AtomicInteger done = new AtomicInteger();
        SharedWork.run(judgements.length, piece -> {
            monitor.checkCancelled();
            judgements[piece] = judge(patients, features, clinical, resamples.get(piece), piece, monitor);
            final int count = done.incrementAndGet();
            monitor.progress((double)count / judgements.length, count + " of " + judgements.length + " analyses");
        }, executor);
        return new Findings(patients, clinical, List.of(judgements), perRepetition).result(method(folds), m_seed, whole,
            features, failures(patients, judgements, perRepetition), analyses(judgements, perRepetition),
            fewer(patients, folds));
    }

    private int folds(final Patients patients) {
        return m_given != null || m_resamples == Resamples.BOOTSTRAP ? m_folds
            : StratifiedFolds.feasible(m_folds, FEWEST_FOLDS, patients.groups(), patients.rows().outcome());
    }

    private List<String> fewer(final Patients patients, final int folds) {
        return folds == m_folds ? List.of() : List.of("There are " + Set.copyOf(patients.groups()).size()
            + " patients for " + m_folds + " folds: the cross-validation has " + folds
            + ", so that each fold can have both levels.");
    }

    private FittedChain whole(final Patients patients, final List<String> features, final List<String> clinical,
        final Executor executor, final Monitor monitor) {
        try {
            return m_chain.fit(patients, features, clinical, m_seed, executor, new CancellationOnly(monitor));
        } catch (final IllegalArgumentException e) {
            throw new UnrepeatableAnalysisException(e.getMessage(), e);
        }
    }

    private List<Analysis> analyses(final Judgement[] judgements, final int perRepetition) {
        final List<Analysis> analyses = new ArrayList<>();
        for (int piece = 0; piece < judgements.length; piece++) {
            final Judgement judgement = judgements[piece];
            analyses.add(new Analysis(name(piece, perRepetition), judgement.resample().fitted().length,
                judgement.resample().held().length, Optional.ofNullable(judgement.fitted()),
                judgement.failure() == null ? "" : judgement.failure().getMessage()));
        }
        return analyses;
    }

    private String name(final int piece, final int perRepetition) {
        return m_resamples == Resamples.BOOTSTRAP ? "bootstrap sample " + (piece + 1)
            : "fold " + (piece % perRepetition + 1) + " of repetition " + (piece / perRepetition + 1);
    }

    private String method(final int folds) {
        return m_resamples == Resamples.BOOTSTRAP ? m_repetitions + " bootstrap samples"
            : m_repetitions + (m_repetitions == 1 ? " repetition of a " : " repetitions of a ") + folds
                + "-fold cross-validation";
    }

    private List<String> failures(final Patients patients, final Judgement[] judgements, final int perRepetition) {
        final List<String> failures = new ArrayList<>();
        IllegalArgumentException first = null;
        for (int piece = 0; piece < judgements.length; piece++) {
            final IllegalArgumentException failure = judgements[piece].failure();
            if (failure != null) {
                first = first == null ? failure : first;
                failures.add("In " + name(piece, perRepetition) + " the analysis cannot be repeated: "
                    + failure.getMessage());
            }
        }
        if (2 * failures.size() >= judgements.length || first != null && lacksALevel(patients, judgements)) {
            throw new UnrepeatableAnalysisException(failures.get(0), first);
        }
        return failures;
    }

    /** @return whether those that could be fitted hold rows of one level only, which says nothing of a model */
    private static boolean lacksALevel(final Patients patients, final Judgement[] judgements) {
        final boolean[] positive = patients.rows().outcome().positive();
        return Stream.of(judgements).filter(judgement -> judgement.fitted() != null)
            .flatMapToInt(judgement -> IntStream.of(judgement.resample().held()))
            .mapToObj(row -> positive[row]).distinct().count() < 2;
    }

    private Judgement judge(final Patients patients, final List<String> features, final List<String> clinical,
        final Resamples.Resample resample, final int piece, final Monitor monitor) {
        try {
            final FittedChain fitted = m_chain.fit(patients.take(resample.fitted()), features, clinical,
                Resamples.mixed(m_seed, -2 - piece), Runnable::run, new CancellationOnly(monitor));
            final Map<ModelKind, double[]> predicted = new EnumMap<>(ModelKind.class);
            for (final ModelKind kind : AnalysisChain.kinds(clinical)) {
                predicted.put(kind, fitted.predict(kind, patients.rows().columns()));
            }
            return new Judgement(resample, fitted, predicted, null);
        } catch (final IllegalArgumentException e) {
            return new Judgement(resample, null, Map.of(), e);
        }
    }

    /**
     * A chain fitted to a resample, or why it was not.
     *
     * @param resample the rows
     * @param fitted the chain; null where it could not be fitted
     * @param predicted per model, the probability of every row, whether the fit has seen it or not
     * @param failure why there is no fit; null where there is one
     */
    record Judgement(Resamples.Resample resample, FittedChain fitted, Map<ModelKind, double[]> predicted,
        IllegalArgumentException failure) {
    }

    /** Passes cancellation on, but not the progress of a single fit. */
    private record CancellationOnly(Monitor monitor) implements Monitor {

        @Override
        public void progress(final double fraction, final String message) {
            // the validation's progress counts fits
        }

        @Override
        public boolean isCancelled() {
            return monitor.isCancelled();
        }
    }
}
