package org.radiomics.knime.feature.filter;

/**
 * The order in which PyWavelets adds up the products of taps and samples. It is that of the taps, except where the
 * first taps reach beyond the end of the samples: those come first, in reverse. In single precision this decides the
 * last bit.
 */
final class TapOrder {

    private final int m_taps;

    private final int m_length;

    /**
     * @param taps number of taps, even
     * @param length number of samples, even
     */
    TapOrder(final int taps, final int length) {
        m_taps = taps;
        m_length = length;
    }

    /** @return the number of positions from the first one on at which the order is that of the taps */
    int plain() {
        // With one or two taps beyond the end, reversing them changes no sum.
        return Math.max(0, Math.min(m_length, m_length + 2 - m_taps / 2));
    }

    /**
     * @param position of the sum
     * @param step from 0 to taps - 1
     * @return the tap to be added at this step
     */
    int tap(final int position, final int step) {
        final int beyond = position + m_taps / 2 - m_length + 1;
        return step < beyond ? beyond - 1 - step : step;
    }

    /** @return the sample that a tap is multiplied by */
    int sample(final int position, final int tap) {
        return Math.floorMod(position + m_taps / 2 - tap, m_length);
    }
}
