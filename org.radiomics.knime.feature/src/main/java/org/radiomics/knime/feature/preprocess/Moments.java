package org.radiomics.knime.feature.preprocess;

/**
 * Mean and sample standard deviation of finite voxels.
 *
 * @param count of voxels
 * @param mean NaN if there are none
 * @param deviation with n - 1; NaN if there are fewer than two
 */
record Moments(int count, double mean, double deviation) {

    /**
     * @param voxels of an image
     * @param inside which of them count; null for all
     * @param above only voxels greater than this count
     */
    static Moments of(final double[] voxels, final boolean[] inside, final double above) {
        int count = 0;
        final CompensatedSum sum = new CompensatedSum();
        for (int i = 0; i < voxels.length; i++) {
            if (counts(voxels[i], above) && (inside == null || inside[i])) {
                sum.add(voxels[i]);
                count++;
            }
        }
        final double mean = sum.value() / count;
        final CompensatedSum squares = new CompensatedSum();
        for (int i = 0; i < voxels.length; i++) {
            if (counts(voxels[i], above) && (inside == null || inside[i])) {
                squares.add((voxels[i] - mean) * (voxels[i] - mean));
            }
        }
        return new Moments(count, mean, count < 2 ? Double.NaN : Math.sqrt(squares.value() / (count - 1)));
    }

    /**
     * The same for all voxels from their sum and the sum of their squares, with the roundings of ITK's
     * StatisticsImageFilter on one thread. Digits are lost where the mean is far greater than the deviation, which may
     * become 0 or NaN.
     *
     * @param voxels of an image, all finite
     */
    static Moments fromSums(final double[] voxels) {
        final KahanSum sum = new KahanSum();
        final KahanSum squares = new KahanSum();
        for (final double voxel : voxels) {
            sum.add(voxel);
            squares.add(voxel * voxel);
        }
        final double count = voxels.length;
        final double variance = (squares.m_sum - sum.m_sum * sum.m_sum / count) / (count - 1);
        return new Moments(voxels.length, sum.m_sum / count, Math.sqrt(variance));
    }

    private static boolean counts(final double voxel, final double above) {
        return voxel > above && voxel < Double.POSITIVE_INFINITY;
    }

    /** Neumaier's sum, which loses no digits over millions of voxels. */
    private static final class CompensatedSum {

        private double m_sum;

        private double m_lost;

        void add(final double value) {
            final double sum = m_sum + value;
            m_lost += Math.abs(m_sum) >= Math.abs(value) ? m_sum - sum + value : value - sum + m_sum;
            m_sum = sum;
        }

        double value() {
            return m_sum + m_lost;
        }
    }

    /** The sum that ITK takes; its last digit may differ from that of the other. */
    private static final class KahanSum {

        private double m_sum;

        private double m_lost;

        void add(final double value) {
            final double rest = value - m_lost;
            final double sum = m_sum + rest;
            m_lost = sum - m_sum - rest;
            m_sum = sum;
        }
    }
}
