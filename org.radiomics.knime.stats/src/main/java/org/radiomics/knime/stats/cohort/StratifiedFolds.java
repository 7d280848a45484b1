package org.radiomics.knime.stats.cohort;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.MersenneTwister;

/**
 * Assigns rows to the folds of a cross-validation so that fold sizes, and the positives in each fold, differ by one at
 * most. Rows of one group (a patient) share a fold; groups of several rows make the sizes as equal as dealing
 * can.
 * <p>
 * Groups are shuffled (Fisher-Yates) by the Mersenne twister MT19937 of Commons Math; the same rows in the same order
 * and the same seed give the same folds.
 */
public final class StratifiedFolds {

    private final int m_folds;

    private final long m_seed;

    private StratifiedFolds(final int folds, final long seed) {
        m_folds = folds;
        m_seed = seed;
    }

    /** @return ten folds, seed 1 */
    public static StratifiedFolds withDefaults() {
        return new StratifiedFolds(10, 1);
    }

    /**
     * @param folds how many, at least 2
     * @return that many folds
     * @throws IllegalArgumentException if there are fewer than 2
     */
    public StratifiedFolds withFolds(final int folds) {
        if (folds < 2) {
            throw new IllegalArgumentException("A cross-validation needs at least 2 folds, not " + folds + ".");
        }
        return new StratifiedFolds(folds, m_seed);
    }

    /** @return folds of another seed */
    public StratifiedFolds withSeed(final long seed) {
        return new StratifiedFolds(m_folds, seed);
    }

    /**
     * The rule for folds that are more than there are patients: as many as patients of the rarer level, so that each
     * fold can have both levels.
     *
     * @param wanted number of folds
     * @param fewest folds that make sense
     * @param groups one id per row; rows with the same id are a patient
     * @param outcome one per row; a patient counts as positive if one row is
     * @return the number wanted if there are at least as many patients; else that of the rarer level, but not below the
     *         fewest
     */
    public static int feasible(final int wanted, final int fewest, final List<String> groups, final Outcome outcome) {
        final Set<String> all = Set.copyOf(groups);
        if (wanted <= all.size()) {
            return wanted;
        }
        final Set<String> positive = new HashSet<>();
        for (int row = 0; row < groups.size(); row++) {
            if (outcome.positive()[row]) {
                positive.add(groups.get(row));
            }
        }
        return Math.max(fewest, Math.min(positive.size(), all.size() - positive.size()));
    }

    /**
     * Assigns every row on its own.
     *
     * @param outcome one per row
     * @return the fold of every row, 1 to the number of folds
     * @throws IllegalArgumentException if there are fewer rows than folds
     */
    public int[] assign(final Outcome outcome) {
        return assign(IntStream.range(0, outcome.size()).mapToObj(Integer::toString).toList(), outcome);
    }

    /**
     * Assigns groups of rows.
     *
     * @param groups one id per row; rows with the same id share a fold
     * @param outcome one per row; a group counts as positive if one of its rows is
     * @return the fold of every row, 1 to the number of folds
     * @throws IllegalArgumentException if there are fewer groups than folds or the lengths differ
     */
    public int[] assign(final List<String> groups, final Outcome outcome) {
        if (groups.size() != outcome.size()) {
            throw new IllegalArgumentException(
                "The folds need one patient id per row: " + groups.size() + " ids, " + outcome.size() + " rows.");
        }
        final Map<String, List<Integer>> rowsOf = new LinkedHashMap<>();
        for (int row = 0; row < groups.size(); row++) {
            rowsOf.computeIfAbsent(groups.get(row), id -> new ArrayList<>()).add(row);
        }
        if (rowsOf.size() < m_folds) {
            throw new IllegalArgumentException("There are " + rowsOf.size() + " patients for " + m_folds
                + " folds; choose at most as many folds as patients.");
        }
        final MersenneTwister random = new MersenneTwister(m_seed);
        final int[] foldOf = new int[groups.size()];
        final int[] sizes = new int[m_folds];
        for (final boolean level : new boolean[]{false, true}) {
            final List<List<Integer>> stratum = new ArrayList<>(rowsOf.values().stream()
                .filter(rows -> rows.stream().anyMatch(row -> outcome.positive()[row]) == level).toList());
            for (int i = stratum.size() - 1; i > 0; i--) {
                Collections.swap(stratum, i, random.nextInt(i + 1));
            }
            deal(stratum, sizes, foldOf);
        }
        return foldOf;
    }

    /** Gives each group to the fold with the fewest rows of its stratum, among those to the smallest fold. */
    private void deal(final List<List<Integer>> stratum, final int[] sizes, final int[] foldOf) {
        final int[] dealt = new int[m_folds];
        for (final List<Integer> rows : stratum) {
            int fold = 0;
            for (int k = 1; k < m_folds; k++) {
                if (dealt[k] < dealt[fold] || dealt[k] == dealt[fold] && sizes[k] < sizes[fold]) {
                    fold = k;
                }
            }
            dealt[fold] += rows.size();
            sizes[fold] += rows.size();
            for (final int row : rows) {
                foldOf[row] = fold + 1;
            }
        }
    }
}
