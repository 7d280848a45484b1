package org.radiomics.knime.stats.test;

/**
 * Mean and standard deviation of a group as a paper prints them.
 *
 * @param count of values
 * @param mean as printed
 * @param sd as printed, with divisor count - 1
 */
public record PrintedMoments(int count, PrintedNumber mean, PrintedNumber sd) {

    /**
     * @param count of values
     * @param mean such as "59.73"
     * @param sd such as "8.41", at least 0
     * @return the group
     * @throws IllegalArgumentException if a text is no number or the SD is negative
     */
    public static PrintedMoments of(final int count, final String mean, final String sd) {
        final PrintedMoments moments = new PrintedMoments(count, PrintedNumber.parse(mean), PrintedNumber.parse(sd));
        if (moments.sd().value() < 0) {
            throw new IllegalArgumentException("A standard deviation is " + sd.strip() + "; it is at least 0.");
        }
        return moments;
    }

    /** @return the moments, taken as exact */
    public Moments moments() {
        return new Moments(count, mean.value(), sd.value());
    }
}
