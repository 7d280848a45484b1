package org.radiomics.knime.feature.phantom;

/**
 * A seeded source of random numbers. Children are told apart by a name, not by the order of drawing, so that a change
 * in one part of the phantom, or another number of threads, leaves the numbers of all other parts as they were. The
 * generator is SplitMix64 (Steele, Lea and Flood 2014, Fast splittable pseudorandom number generators); it and the
 * functions behind the normal distribution are the same on every machine.
 */
final class Draws {

    /** A truncated normal distribution that is not met after so many attempts is asked for wrongly. */
    private static final int ATTEMPTS = 10_000;

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private final long m_seed;

    private long m_state;

    private double m_spare = Double.NaN;

    /** @param seed equal seeds give equal numbers */
    Draws(final long seed) {
        m_seed = seed;
        m_state = mix(seed);
    }

    /**
     * @param name what the child's numbers are for
     * @return a source whose numbers depend on this source's seed and the name alone
     */
    Draws child(final String name) {
        long seed = m_seed;
        for (int i = 0; i < name.length(); i++) {
            seed = mix(seed ^ name.charAt(i));
        }
        return new Draws(seed);
    }

    /** @return the next value of a standard normal distribution, by Marsaglia's polar method */
    double gaussian() {
        if (!Double.isNaN(m_spare)) {
            final double value = m_spare;
            m_spare = Double.NaN;
            return value;
        }
        double first;
        double second;
        double square;
        do {
            first = 2 * unit() - 1;
            second = 2 * unit() - 1;
            square = first * first + second * second;
        } while (square >= 1 || square == 0);
        final double factor = Math.sqrt(-2 * StrictMath.log(square) / square);
        m_spare = second * factor;
        return first * factor;
    }

    /** @return the next value of a uniform distribution from 0 (inclusive) to 1 (exclusive) */
    private double unit() {
        m_state += GOLDEN;
        return (finish(m_state) >>> 11) * 0x1p-53;
    }

    /** @return the next value of a normal distribution */
    double gaussian(final double mean, final double sd) {
        return mean + sd * gaussian();
    }

    /** @return the next value of a normal distribution that is cut off outside an interval */
    double truncatedGaussian(final double mean, final double sd, final double lower, final double upper) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            final double value = gaussian(mean, sd);
            if (value >= lower && value <= upper) {
                return value;
            }
        }
        throw new IllegalArgumentException(
            "A normal distribution of mean " + mean + " and SD " + sd + " has no mass in " + lower + " to " + upper
                + ".");
    }

    /** @return the next value of a uniform distribution */
    double uniform(final double lower, final double upper) {
        return lower + (upper - lower) * unit();
    }

    /** @return true with the given probability */
    boolean chance(final double probability) {
        return unit() < probability;
    }

    /** @return the next whole number from 0 to bound - 1 */
    int below(final int bound) {
        return (int)(unit() * bound);
    }

    private static long mix(final long seed) {
        return finish(seed + GOLDEN);
    }

    /** Spreads neighbouring states. */
    private static long finish(final long state) {
        long z = state;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
