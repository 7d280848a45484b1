package org.radiomics.knime.feature.filter;

/**
 * The order in which PyWavelets adds up the products of taps and samples. It is that of the taps, except where the
 * first taps reach beyond the end of the samples: those come first, in reverse. In single precision this decides the
 * last bit.
 */
final class TapOrder {

    private final int m_taps;

    private final Window m_given;

    private final Window m_wanted;

    /**
     * @param taps number of taps, even
     * @param given samples
     * @param wanted sums
     */
    TapOrder(final int taps, final Window given, final Window wanted) {
        m_taps = taps;
        m_given = given;
        m_wanted = wanted;
    }

    /** @return whether the sum is the same in the order of the taps */
    boolean isPlain(final int sum) {
        // Reversing one or two taps changes no sum.
        return beyond(sum) <= 2;
    }

    private int beyond(final int sum) {
        return m_wanted.position(sum) + m_taps / 2 - m_given.period() + 1;
    }

    /**
     * @param sum one of the wanted
     * @param step from 0 to taps - 1
     * @return the tap to be added at this step
     */
    int tap(final int sum, final int step) {
        final int beyond = beyond(sum);
        return step < beyond ? beyond - 1 - step : step;
    }

    /** @return which of the given samples a tap is multiplied by; sums may be counted on beyond those wanted */
    int sample(final int sum, final int tap) {
        return m_given.offset(m_wanted.start() + sum + m_taps / 2 - tap);
    }
}
