package org.radiomics.knime.stats.selection;

import org.apache.commons.math3.random.MersenneTwister;

/**
 * The normal deviates of NumPy's {@code RandomState(seed).standard_normal}: Marsaglia's polar method on the Mersenne
 * twister MT19937.
 */
final class NumpyNormals {

    private final MersenneTwister m_random;

    private double m_spare;

    private boolean m_hasSpare;

    /** @param seed at least 0 */
    NumpyNormals(final int seed) {
        m_random = new MersenneTwister(seed);
    }

    double next() {
        if (m_hasSpare) {
            m_hasSpare = false;
            return m_spare;
        }
        double x;
        double y;
        double square;
        do {
            x = 2 * uniform() - 1;
            y = 2 * uniform() - 1;
            square = x * x + y * y;
        } while (square >= 1 || square == 0);
        final double factor = Math.sqrt(-2 * Math.log(square) / square);
        m_spare = factor * x;
        m_hasSpare = true;
        return factor * y;
    }

    /** 53 random bits of two draws, at least 0 and below 1. */
    private double uniform() {
        final long high = m_random.nextInt() >>> 5;
        final long low = m_random.nextInt() >>> 6;
        return (high * 67108864.0 + low) / 9007199254740992.0;
    }
}
