package org.radiomics.knime.feature.filter;

/**
 * A run of samples of a periodic line.
 *
 * @param start the first sample, from 0 to period - 1
 * @param count how many samples, from 1 to period; beyond the last sample of the line the run goes on with the first
 * @param period samples of the whole line
 */
record Window(int start, int count, int period) {

    /** All samples of a line. */
    static Window whole(final int period) {
        return new Window(0, period, period);
    }

    /** The samples that filters of so many taps need to give this window. */
    Window needed(final int taps) {
        return count + taps - 1 >= period ? whole(period)
            : new Window(Math.floorMod(start - taps / 2 + 1, period), count + taps - 1, period);
    }

    /** @return the place in the line of a sample of this window */
    int position(final int offset) {
        return Math.floorMod(start + offset, period);
    }

    /** @return the place in this window of a sample of the line, which may be counted on beyond its ends */
    int offset(final int position) {
        return Math.floorMod(position - start, period);
    }
}
