package org.radiomics.knime.feature.dicom;

/**
 * The inverse discrete cosine transform of 8 x 8 coefficients (ITU-T T.81 A.3.3) in whole numbers, by the factors of
 * Loeffler, Ligtenberg and Moschytz (ICASSP 1989), with the rounding that the Independent JPEG Group's software has
 * made customary: 13 bits after the point, and between columns and rows 2 for samples of 8 bits and 1 for those of 12.
 */
final class InverseCosine {

    /** Samples along each side of a block. */
    static final int SIDE = 8;

    private static final int BITS = 13;

    // Square root of 2 times cosines of multiples of pi / 16, and their sums and differences, in steps of 2^-13.

    private static final int C0_298 = 2446;

    private static final int C0_390 = 3196;

    private static final int C0_541 = 4433;

    private static final int C0_765 = 6270;

    private static final int C0_899 = 7373;

    private static final int C1_175 = 9633;

    private static final int C1_501 = 12299;

    private static final int C1_847 = 15137;

    private static final int C1_961 = 16069;

    private static final int C2_053 = 16819;

    private static final int C2_562 = 20995;

    private static final int C3_072 = 25172;

    private final int m_between;

    private final int m_middle;

    private final int m_highest;

    /** @param precision bits of a sample, 8 or 12 */
    InverseCosine(final int precision) {
        m_between = precision == Byte.SIZE ? 2 : 1;
        m_middle = 1 << precision - 1;
        m_highest = (1 << precision) - 1;
    }

    /**
     * Turns coefficients into samples.
     *
     * @param block 64 coefficients, row by row; then 64 samples from 0 on
     */
    void transform(final int[] block) {
        for (int x = 0; x < SIDE; x++) {
            line(block, x, SIDE, BITS - m_between);
        }
        for (int y = 0; y < SIDE; y++) {
            // 8 is the factor by which two passes without their scaling come out too high.
            line(block, SIDE * y, 1, BITS + m_between + 3);
        }
        for (int i = 0; i < block.length; i++) {
            block[i] = Math.max(0, Math.min(block[i] + m_middle, m_highest));
        }
    }

    /** Eight coefficients at a distance, divided by a power of two and rounded. */
    private static void line(final int[] block, final int first, final int step, final int shift) {
        final int x0 = block[first];
        final int x1 = block[first + step];
        final int x2 = block[first + 2 * step];
        final int x3 = block[first + 3 * step];
        final int x4 = block[first + 4 * step];
        final int x5 = block[first + 5 * step];
        final int x6 = block[first + 6 * step];
        final int x7 = block[first + 7 * step];

        // Even: a rotation of 2 and 6, and sums and differences.
        final int turned = (x2 + x6) * C0_541;
        final int low = turned - x6 * C1_847;
        final int high = turned + x2 * C0_765;
        final int sum = x0 + x4 << BITS;
        final int difference = x0 - x4 << BITS;
        final int even0 = sum + high;
        final int even1 = difference + low;
        final int even2 = difference - low;
        final int even3 = sum - high;

        // Odd: three rotations that share their products.
        final int both = (x7 + x3 + x5 + x1) * C1_175;
        final int a = -(x7 + x1) * C0_899;
        final int b = -(x5 + x3) * C2_562;
        final int c = both - (x7 + x3) * C1_961;
        final int d = both - (x5 + x1) * C0_390;
        final int odd3 = x7 * C0_298 + a + c;
        final int odd2 = x5 * C2_053 + b + d;
        final int odd1 = x3 * C3_072 + b + c;
        final int odd0 = x1 * C1_501 + a + d;

        final int half = 1 << shift - 1;
        block[first] = even0 + odd0 + half >> shift;
        block[first + 7 * step] = even0 - odd0 + half >> shift;
        block[first + step] = even1 + odd1 + half >> shift;
        block[first + 6 * step] = even1 - odd1 + half >> shift;
        block[first + 2 * step] = even2 + odd2 + half >> shift;
        block[first + 5 * step] = even2 - odd2 + half >> shift;
        block[first + 3 * step] = even3 + odd3 + half >> shift;
        block[first + 4 * step] = even3 - odd3 + half >> shift;
    }
}
