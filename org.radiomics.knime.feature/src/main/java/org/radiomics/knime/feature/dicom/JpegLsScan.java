package org.radiomics.knime.feature.dicom;

import java.io.IOException;
import java.util.Arrays;

/** Decodes rows of one JPEG-LS scan; single letters are the variables of ITU-T T.87 annex A. */
final class JpegLsScan {

    /** Contexts of gradients up to sign; after them the two of a run's end. */
    private static final int CONTEXTS = 365;

    /** Where the variables of a context stand from its begin on. */
    private static final int A = 0;

    private static final int B = 1;

    private static final int C = 2;

    private static final int N = 3;

    /** k, which follows from A and N, found when they change and not when it is waited for. */
    private static final int K = 4;

    private static final int STRIDE = 8;

    /** J: the binary logarithm of how long a run is tried (T.87 A.2.1). */
    private static final int[] RUN_ORDER = {0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8,
        9, 10, 11, 12, 13, 14, 15};

    private final int m_maxval;

    private final int m_near;

    /** Of an error in steps. */
    private final int m_step;

    /** RANGE in steps. */
    private final int m_span;

    private final int m_errorBits;

    private final int m_limit;

    private final int m_reset;

    /** A of every context at the start. */
    private final int m_firstA;

    /** By gradient + MAXVAL: its region, -4 to 4. */
    private final byte[] m_regions;

    /** A, B, C, N and k of each context; of the two for runs, B is Nn, and k is not kept. */
    private final int[] m_contexts = new int[(CONTEXTS + 2) * STRIDE];

    private CodedBits m_bits;

    private int m_runIndex;

    JpegLsScan(final JpegLsParameters parameters, final CodedBits bits) {
        m_maxval = parameters.maxval();
        m_near = parameters.near();
        m_step = 2 * m_near + 1;
        m_span = parameters.range() * m_step;
        m_errorBits = parameters.errorBits();
        m_limit = parameters.limit();
        m_reset = parameters.reset();
        m_firstA = Math.max(2, parameters.range() + 32 >> 6);
        m_regions = regions(parameters);
        restart(bits);
    }

    /**
     * Forgets what was learned (T.87 A.8).
     *
     * @param bits to decode from now on
     */
    void restart(final CodedBits bits) {
        m_bits = bits;
        m_runIndex = 0;
        for (int i = 0; i < m_contexts.length; i += STRIDE) {
            m_contexts[i + A] = m_firstA;
            m_contexts[i + B] = 0;
            m_contexts[i + C] = 0;
            m_contexts[i + N] = 1;
            m_contexts[i + K] = order(1, m_firstA);
        }
    }

    /** T.87 A.3.3. */
    private static byte[] regions(final JpegLsParameters parameters) {
        final int[] first = {0, parameters.near() + 1, parameters.t1(), parameters.t2(), parameters.t3(),
            parameters.maxval() + 1};
        final byte[] regions = new byte[2 * parameters.maxval() + 1];
        for (int region = 1; region < 5; region++) {
            final int middle = parameters.maxval();
            Arrays.fill(regions, middle + first[region], middle + first[region + 1], (byte)region);
            Arrays.fill(regions, middle + 1 - first[region + 1], middle + 1 - first[region], (byte)-region);
        }
        return regions;
    }

    /**
     * @param row from index 1 on the samples to decode; at 0 and at the end what stands beside them
     * @param above likewise the row before
     */
    void decodeRow(final int[] row, final int[] above) throws IOException {
        final int end = row.length - 1;
        final byte[] regions = m_regions;
        int a = row[0];
        int c = above[0];
        int b = above[1];
        int x = 1;
        while (x < end) {
            final int d = above[x + 1];
            final int context = (regions[d - b + m_maxval] * 9 + regions[b - c + m_maxval]) * 9
                + regions[c - a + m_maxval];
            if (context != 0) {
                a = regular(context, predict(a, b, c));
                row[x++] = a;
                c = b;
                b = d;
            } else {
                x = run(row, above, x);
                a = row[x - 1];
                c = above[x - 1];
                b = above[x];
            }
        }
    }

    /** The edge-detecting predictor (T.87 A.4.1): the median of a, b and a + b - c. */
    private static int predict(final int a, final int b, final int c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), a + b - c));
    }

    /** One sample in regular mode (T.87 A.4 to A.6). */
    private int regular(final int context, final int prediction) throws IOException {
        // -1 or 0: exclusive or with it, less it, turns the sign.
        final int sign = context >> 31;
        final int[] contexts = m_contexts;
        final int q = ((context ^ sign) - sign) * STRIDE;
        final int k = contexts[q + K];
        final int mapped = golomb(k, m_limit);
        int error = mapped >>> 1 ^ -(mapped & 1);
        if (k == 0 && m_near == 0 && 2 * contexts[q + B] <= -contexts[q + N]) {
            error = ~error;
        }
        final int bias = (contexts[q + C] ^ sign) - sign;
        final int corrected = Math.max(0, Math.min(prediction + bias, m_maxval));
        update(q, error);
        return reconstruct(corrected + ((error ^ sign) - sign) * m_step);
    }

    /** k: the smallest with N * 2^k >= A (T.87 A.5.1). */
    private static int order(final int n, final int a) {
        final int k = Math.max(0, Integer.numberOfLeadingZeros(n) - Integer.numberOfLeadingZeros(a));
        return n << k < a ? k + 1 : k;
    }

    /** A number in the limited Golomb code (T.87 A.5.3). */
    private int golomb(final int k, final int limit) throws IOException {
        final long next = m_bits.peek();
        final int zeros = Long.numberOfLeadingZeros(next);
        final int most = limit - m_errorBits - 1;
        if (zeros < most) {
            final int length = zeros + 1 + k;
            if (length <= CodedBits.PEEKED) {
                m_bits.skip(length);
                return zeros << k | (int)(next << zeros + 1 >>> 1 >>> Long.SIZE - 1 - k);
            }
            m_bits.skip(zeros + 1);
            return zeros << k | m_bits.read(k);
        }
        if (zeros > most) {
            throw new IOException("has compressed pixels with a code that is too long or cut off; it is damaged or "
                + "not fully copied");
        }
        m_bits.skip(zeros + 1);
        return m_bits.read(m_errorBits) + 1;
    }

    /** T.87 A.6, without branches, since which way the bias goes cannot be foreseen. */
    private void update(final int q, final int error) {
        final int[] contexts = m_contexts;
        int a = contexts[q + A] + Math.abs(error);
        int b = contexts[q + B] + error * m_step;
        int n = contexts[q + N];
        if (n == m_reset) {
            a >>= 1;
            b >>= 1;
            n >>= 1;
        }
        n++;
        // -1 where B is too low or too high, else 0.
        final int low = b + n - 1 >> 31;
        final int high = -b >> 31;
        contexts[q + A] = a;
        contexts[q + B] = Math.max(1 - n, Math.min(0, b + (n & low) - (n & high)));
        contexts[q + C] = Math.max(-128, Math.min(127, contexts[q + C] + low - high));
        contexts[q + N] = n;
        contexts[q + K] = order(n, a);
    }

    /** Back into the range of samples (T.87 A.4.5). */
    private int reconstruct(final int value) {
        if (value >= 0 && value <= m_maxval) {
            return value;
        }
        int sample = value;
        if (sample < -m_near) {
            sample += m_span;
        } else if (sample > m_maxval + m_near) {
            sample -= m_span;
        }
        return Math.max(0, Math.min(sample, m_maxval));
    }

    /**
     * Equal samples and the one that ends them (T.87 A.7).
     *
     * @return the place after the last
     */
    private int run(final int[] row, final int[] above, final int start) throws IOException {
        final int end = row.length - 1;
        final int a = row[start - 1];
        int x = start;
        while (m_bits.read(1) == 1) {
            final int tried = 1 << RUN_ORDER[m_runIndex];
            final int stop = Math.min(x + tried, end);
            if (stop - x == tried && m_runIndex < RUN_ORDER.length - 1) {
                m_runIndex++;
            }
            while (x < stop) {
                row[x++] = a;
            }
            if (x == end) {
                return x;
            }
        }
        final int stop = x + m_bits.read(RUN_ORDER[m_runIndex]);
        if (stop >= end) {
            throw new IOException("has compressed pixels with a run beyond its row; it is damaged");
        }
        while (x < stop) {
            row[x++] = a;
        }
        row[x] = afterRun(a, above[x]);
        if (m_runIndex > 0) {
            m_runIndex--;
        }
        return x + 1;
    }

    /** The sample that ends a run (T.87 A.7.2). */
    private int afterRun(final int a, final int b) throws IOException {
        final int[] contexts = m_contexts;
        final int type = Math.abs(a - b) <= m_near ? 1 : 0;
        final int q = (CONTEXTS + type) * STRIDE;
        final int n = contexts[q + N];
        final int k = order(n, contexts[q + A] + (n >> 1) * type);
        final int mapped = golomb(k, m_limit - RUN_ORDER[m_runIndex] - 1);
        final int odd = mapped + type & 1;
        final int size = mapped + type + odd >> 1;
        final boolean mostlyNegative = k != 0 || 2 * contexts[q + B] >= n;
        final int error = mostlyNegative == (odd == 1) ? -size : size;
        updateAfterRun(q, error, mapped + 1 - type >> 1);
        if (type == 1) {
            return reconstruct(a + error * m_step);
        }
        return reconstruct(b + (a > b ? -error : error) * m_step);
    }

    private void updateAfterRun(final int q, final int error, final int size) {
        final int[] contexts = m_contexts;
        if (error < 0) {
            contexts[q + B]++;
        }
        contexts[q + A] += size;
        if (contexts[q + N] == m_reset) {
            contexts[q + A] >>= 1;
            contexts[q + B] >>= 1;
            contexts[q + N] >>= 1;
        }
        contexts[q + N]++;
    }
}
