package org.radiomics.knime.stats.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.apache.commons.math3.random.MersenneTwister;
import org.radiomics.knime.stats.cohort.Outcome;
import org.radiomics.knime.stats.cohort.StratifiedFolds;

/** Splits patients again and again, never a patient in two. */
enum Resamples {

    /** Folds, stratified by outcome; each is held out once per repetition. */
    CROSS_VALIDATION {
        @Override
        List<Resample> draw(final Patients patients, final int repetition, final int folds, final long seed) {
            return folds(patients, StratifiedFolds.withDefaults().withFolds(folds).withSeed(mixed(seed, repetition))
                .assign(patients.groups(), patients.rows().outcome()), folds);
        }
    },

    /** As many patients as there are, drawn with repetition from each level of the outcome; the others are held out. */
    BOOTSTRAP {
        @Override
        List<Resample> draw(final Patients patients, final int repetition, final int folds, final long seed) {
            final Map<String, List<Integer>> rowsOf = new LinkedHashMap<>();
            for (int row = 0; row < patients.groups().size(); row++) {
                rowsOf.computeIfAbsent(patients.groups().get(row), patient -> new ArrayList<>()).add(row);
            }
            final Outcome outcome = patients.rows().outcome();
            final MersenneTwister random = new MersenneTwister(mixed(seed, repetition));
            final List<Integer> drawn = new ArrayList<>();
            for (final boolean level : new boolean[]{false, true}) {
                final List<List<Integer>> stratum = rowsOf.values().stream()
                    .filter(rows -> rows.stream().anyMatch(row -> outcome.positive()[row]) == level).toList();
                for (int i = 0; i < stratum.size(); i++) {
                    drawn.addAll(stratum.get(random.nextInt(stratum.size())));
                }
            }
            final int[] fitted = drawn.stream().mapToInt(Integer::intValue).sorted().toArray();
            final boolean[] used = new boolean[outcome.size()];
            for (final int row : fitted) {
                used[row] = true;
            }
            final int[] all = IntStream.range(0, outcome.size()).toArray();
            return List.of(new Resample(fitted, all, IntStream.of(all).filter(row -> !used[row]).toArray()));
        }
    };

    /**
     * One split.
     *
     * @param fitted rows that the chain learns from, repetition allowed
     * @param tested rows that its optimism is measured on
     * @param held rows that it has not seen
     */
    record Resample(int[] fitted, int[] tested, int[] held) {
    }

    /**
     * @param patients to be split
     * @param repetition from 0
     * @param folds of a cross-validation
     * @param seed of all repetitions
     * @return the splits of one repetition
     */
    abstract List<Resample> draw(Patients patients, int repetition, int folds, long seed);

    /**
     * The splits of given folds.
     *
     * @param patients to be split
     * @param foldOf one number per row; rows with the same number are a fold
     * @param folds how many there must be
     * @return one split per fold, in the order of their numbers
     * @throws IllegalArgumentException if there is not one number per row or another number of folds, or a patient is
     *             in two folds
     */
    static List<Resample> folds(final Patients patients, final int[] foldOf, final int folds) {
        if (foldOf.length != patients.rows().size()) {
            throw new IllegalArgumentException("There are " + foldOf.length + " fold numbers for "
                + patients.rows().size() + " rows; give one per row.");
        }
        final int[] numbers = IntStream.of(foldOf).distinct().sorted().toArray();
        if (numbers.length != folds || folds < 2) {
            throw new IllegalArgumentException("A repetition has " + numbers.length
                + " fold(s); a cross-validation needs at least 2, and the same number in every repetition.");
        }
        final Map<String, Integer> foldOfPatient = new HashMap<>();
        for (int row = 0; row < foldOf.length; row++) {
            final Integer before = foldOfPatient.putIfAbsent(patients.groups().get(row), foldOf[row]);
            if (before != null && before != foldOf[row]) {
                throw new IllegalArgumentException("Patient \"" + patients.groups().get(row)
                    + "\" is in two folds, so that rows that were learned from would be judged; give all rows of a "
                    + "patient one fold.");
            }
        }
        final List<Resample> resamples = new ArrayList<>();
        for (final int number : numbers) {
            final int[] held = IntStream.range(0, foldOf.length).filter(i -> foldOf[i] == number).toArray();
            resamples.add(
                new Resample(IntStream.range(0, foldOf.length).filter(i -> foldOf[i] != number).toArray(), held, held));
        }
        return resamples;
    }

    /** A seed of its own for each piece (the finaliser of SplitMix64; Steele et al., OOPSLA 2014). */
    static long mixed(final long seed, final int piece) {
        long z = seed + (piece + 1) * 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
