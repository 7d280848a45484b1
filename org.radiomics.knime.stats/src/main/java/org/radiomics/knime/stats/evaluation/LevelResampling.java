package org.radiomics.knime.stats.evaluation;

import java.util.stream.IntStream;

import org.apache.commons.math3.random.MersenneTwister;

/**
 * Draws rows with replacement, within each level of the outcome or from all rows. Each repetition has a stream of its
 * own, so that repetitions can be drawn in any order.
 */
final class LevelResampling {

    private final int[][] m_strata;

    private final int m_rows;

    private final long m_seed;

    private final int[][] m_given;

    /**
     * @param positive one flag per row
     * @param stratified whether to draw within each level
     * @param seed of the draws
     * @param given resamples to take instead of drawing; null to draw
     */
    LevelResampling(final boolean[] positive, final boolean stratified, final long seed, final int[][] given) {
        m_rows = positive.length;
        final int[] cases = IntStream.range(0, m_rows).filter(i -> positive[i]).toArray();
        final int[] controls = IntStream.range(0, m_rows).filter(i -> !positive[i]).toArray();
        m_strata = stratified ? new int[][]{controls, cases} : new int[][]{IntStream.range(0, m_rows).toArray()};
        m_seed = seed;
        m_given = given;
    }

    /**
     * @param repetition from 0
     * @return how often each row is drawn
     * @throws IllegalArgumentException if a given index is no row
     */
    int[] counts(final int repetition) {
        if (m_given != null) {
            return Resampling.given(m_given).counts(repetition, m_rows);
        }
        final MersenneTwister random =
            new MersenneTwister(new int[]{(int)(m_seed >>> 32), (int)m_seed, repetition});
        final int[] counts = new int[m_rows];
        for (final int[] stratum : m_strata) {
            for (int i = 0; i < stratum.length; i++) {
                counts[stratum[random.nextInt(stratum.length)]]++;
            }
        }
        return counts;
    }
}
