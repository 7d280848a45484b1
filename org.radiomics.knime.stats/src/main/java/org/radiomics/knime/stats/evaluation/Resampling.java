package org.radiomics.knime.stats.evaluation;

import java.util.Optional;

import org.apache.commons.math3.random.MersenneTwister;

/**
 * Where the rows of each resample come from. A seeded one draws each repetition from its own stream, in whatever order.
 */
final class Resampling {

    private final int m_repetitions;

    private final long m_seed;

    private final int[][] m_given;

    private Resampling(final int repetitions, final long seed, final int[][] given) {
        m_repetitions = repetitions;
        m_seed = seed;
        m_given = given;
    }

    static Resampling seeded(final int repetitions, final long seed) {
        return new Resampling(repetitions, seed, null);
    }

    static Resampling given(final int[][] resamples) {
        return new Resampling(resamples.length, 0, resamples);
    }

    int repetitions() {
        return m_repetitions;
    }

    Optional<Long> seed() {
        return m_given == null ? Optional.of(m_seed) : Optional.empty();
    }

    /**
     * @param repetition from 0
     * @param rows to draw from
     * @return how often each row is drawn
     * @throws IllegalArgumentException if a given index is no row
     */
    int[] counts(final int repetition, final int rows) {
        final int[] counts = new int[rows];
        if (m_given == null) {
            final MersenneTwister random =
                new MersenneTwister(new int[]{(int)(m_seed >>> 32), (int)m_seed, repetition});
            for (int i = 0; i < rows; i++) {
                counts[random.nextInt(rows)]++;
            }
            return counts;
        }
        for (final int row : m_given[repetition]) {
            if (row < 0 || row >= rows) {
                throw new IllegalArgumentException("Resample " + (repetition + 1) + " asks for row index " + row
                    + ", but there are " + rows + " complete rows, counted from 0. Give indices among those.");
            }
            counts[row]++;
        }
        return counts;
    }
}
