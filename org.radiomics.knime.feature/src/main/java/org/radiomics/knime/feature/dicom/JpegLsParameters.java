package org.radiomics.knime.feature.dicom;

import java.io.IOException;

/**
 * The coding parameters of a JPEG-LS scan, under the names of ITU-T T.87.
 *
 * @param maxval highest sample
 * @param near largest difference from the original, 0 if lossless
 * @param t1 first threshold of gradients
 * @param t2 second threshold of gradients
 * @param t3 third threshold of gradients
 * @param reset after how many samples of a context its counters are halved
 */
record JpegLsParameters(int maxval, int near, int t1, int t2, int t3, int reset) {

    private static final int DEFAULT_RESET = 64;

    /**
     * @param precision bits of a sample
     * @param near largest difference from the original
     * @param preset MAXVAL, T1, T2, T3, RESET, with 0 for what is to be the default (T.87 table C.2)
     */
    static JpegLsParameters of(final int precision, final int near, final int[] preset) throws IOException {
        final int maxval = preset[0] == 0 ? (1 << precision) - 1 : preset[0];
        final int[] defaults = defaultThresholds(maxval, near);
        final int t1 = preset[1] == 0 ? defaults[0] : preset[1];
        final int t2 = preset[2] == 0 ? defaults[1] : preset[2];
        final int t3 = preset[3] == 0 ? defaults[2] : preset[3];
        final int reset = preset[4] == 0 ? DEFAULT_RESET : preset[4];
        if (maxval >= 1 << precision || near > maxval / 2 || t1 < near + 1 || t2 < t1 || t3 < t2 || t3 > maxval
            || reset < 3 || reset > Math.max(255, maxval)) {
            throw new IOException("has JPEG-LS parameters that contradict each other; it is damaged");
        }
        return new JpegLsParameters(maxval, near, t1, t2, t3, reset);
    }

    /** T.87 C.2.4.1.1.1. */
    private static int[] defaultThresholds(final int maxval, final int near) {
        final int low = near + 1;
        if (maxval >= 128) {
            final int factor = Math.min(maxval, 4095) + 128 >> 8;
            final int t1 = within(factor + 2 + 3 * near, low, maxval);
            final int t2 = within(4 * factor + 3 + 5 * near, t1, maxval);
            return new int[]{t1, t2, within(17 * factor + 4 + 7 * near, t2, maxval)};
        }
        final int factor = 256 / (maxval + 1);
        final int t1 = within(Math.max(2, 3 / factor + 3 * near), low, maxval);
        final int t2 = within(Math.max(3, 7 / factor + 5 * near), t1, maxval);
        return new int[]{t1, t2, within(Math.max(4, 21 / factor + 7 * near), t2, maxval)};
    }

    private static int within(final int threshold, final int low, final int maxval) {
        return threshold > maxval || threshold < low ? low : threshold;
    }

    /** @return RANGE, the number of different prediction errors */
    int range() {
        return (maxval + 2 * near) / (2 * near + 1) + 1;
    }

    /** @return qbpp, bits of a prediction error */
    int errorBits() {
        return Integer.SIZE - Integer.numberOfLeadingZeros(range() - 1);
    }

    /** @return LIMIT, the longest code */
    int limit() {
        final int bits = Math.max(2, Integer.SIZE - Integer.numberOfLeadingZeros(maxval));
        return 2 * (bits + Math.max(8, bits));
    }
}
