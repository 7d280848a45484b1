package org.radiomics.knime.feature.filter;

import org.apache.commons.math3.util.FastMath;

/**
 * Gaussian smoothing, or its second derivative, along one axis by a recursive filter of fourth order. Source: Farneback
 * and Westin, "Improving Deriche-style recursive Gaussian filters", J Math Imaging Vis 26(3), 2006, with the constants
 * and borders of ITK's RecursiveGaussianImageFilter: the line is continued with its first and last value. The order of
 * operations is ITK's, too, and functions are rounded to the nearest number as nearly always there: features of an
 * image that is all but flat depend on the last bit.
 */
final class RecursiveGaussian {

    private static final double W1 = 0.6681;

    private static final double L1 = -1.3932;

    private static final double W2 = 2.0787;

    private static final double L2 = -1.3732;

    private final double[] m_causal;

    private final double[] m_anticausal = new double[4];

    private final double[] m_recursion;

    private RecursiveGaussian(final double[] causal, final double[] recursion) {
        m_causal = causal;
        m_recursion = recursion;
        for (int k = 0; k < 3; k++) {
            m_anticausal[k] = causal[k + 1] - recursion[k] * causal[0];
        }
        m_anticausal[3] = -recursion[3] * causal[0];
    }

    /** @param sigma in samples */
    static RecursiveGaussian smoothing(final double sigma) {
        final double[] numerator = numerator(sigma, 1.3530, 1.8151, -0.3531, 0.0902);
        final double[] recursion = recursion(sigma);
        final double alpha = 2 * sum(numerator) / sumWithOne(recursion) - numerator[0];
        return new RecursiveGaussian(scaled(numerator, 1 / alpha), recursion);
    }

    /**
     * @param sigma in samples
     * @param factor the derivative is multiplied by
     */
    static RecursiveGaussian secondDerivative(final double sigma, final double factor) {
        final double[] smooth = numerator(sigma, 1.3530, 1.8151, -0.3531, 0.0902);
        final double[] second = numerator(sigma, -1.3563, 5.2318, 0.3446, -2.2355);
        final double[] d = recursion(sigma);
        final double sd = sumWithOne(d);
        final double dd = d[0] + 2 * d[1] + 3 * d[2] + 4 * d[3];
        final double ed = d[0] + 4 * d[1] + 9 * d[2] + 16 * d[3];
        // Without this share of the smoothing filter, a constant would not become 0.
        final double beta = -(2 * sum(second) - sd * second[0]) / (2 * sum(smooth) - sd * smooth[0]);
        final double[] numerator = new double[4];
        for (int k = 0; k < 4; k++) {
            numerator[k] = second[k] + beta * smooth[k];
        }
        final double sn = sum(second) + beta * sum(smooth);
        final double dn = firstMoment(second) + beta * firstMoment(smooth);
        final double en = secondMoment(second) + beta * secondMoment(smooth);
        final double alpha = (en * sd * sd - ed * sn * sd - 2 * dn * dd * sd + 2 * dd * dd * sn) / (sd * sd * sd);
        return new RecursiveGaussian(scaled(numerator, factor / alpha), d);
    }

    private static double[] numerator(final double sigma, final double a1, final double b1, final double a2,
        final double b2) {
        final double sin1 = FastMath.sin(W1 / sigma);
        final double sin2 = FastMath.sin(W2 / sigma);
        final double cos1 = FastMath.cos(W1 / sigma);
        final double cos2 = FastMath.cos(W2 / sigma);
        final double exp1 = FastMath.exp(L1 / sigma);
        final double exp2 = FastMath.exp(L2 / sigma);
        return new double[]{a1 + a2,
            exp2 * (b2 * sin2 - (a2 + 2 * a1) * cos2) + exp1 * (b1 * sin1 - (a1 + 2 * a2) * cos1),
            ((a1 + a2) * cos2 * cos1 - (b1 * cos2 * sin1 + b2 * cos1 * sin2)) * (2 * exp1 * exp2)
                + (a2 * exp1 * exp1 + a1 * exp2 * exp2),
            exp2 * exp1 * exp1 * (b2 * sin2 - a2 * cos2) + exp1 * exp2 * exp2 * (b1 * sin1 - a1 * cos1)};
    }

    private static double[] recursion(final double sigma) {
        final double cos1 = FastMath.cos(W1 / sigma);
        final double cos2 = FastMath.cos(W2 / sigma);
        final double exp1 = FastMath.exp(L1 / sigma);
        final double exp2 = FastMath.exp(L2 / sigma);
        return new double[]{-2 * (exp2 * cos2 + exp1 * cos1),
            4 * cos2 * cos1 * exp1 * exp2 + (exp1 * exp1 + exp2 * exp2),
            -2 * cos1 * exp1 * exp2 * exp2 + -2 * cos2 * exp2 * exp1 * exp1,
            exp1 * exp1 * exp2 * exp2};
    }

    private static double sum(final double[] taps) {
        return taps[0] + taps[1] + taps[2] + taps[3];
    }

    private static double sumWithOne(final double[] recursion) {
        return 1 + recursion[0] + recursion[1] + recursion[2] + recursion[3];
    }

    private static double firstMoment(final double[] taps) {
        return taps[1] + 2 * taps[2] + 3 * taps[3];
    }

    private static double secondMoment(final double[] taps) {
        return taps[1] + 4 * taps[2] + 9 * taps[3];
    }

    private static double[] scaled(final double[] values, final double factor) {
        final double[] scaled = new double[values.length];
        for (int k = 0; k < values.length; k++) {
            scaled[k] = values[k] * factor;
        }
        return scaled;
    }

    /**
     * Filters all lines along an axis. Sums are in double precision, the result in single, as in ITK.
     *
     * @param samples of a grid, x fastest; 64-bit ones are not rounded before they are filtered
     * @param size of the grid
     * @param axis of the lines
     * @param first sample of each line that is wanted
     * @param last sample of each line that is wanted, inclusive
     * @return the filtered samples that are wanted
     */
    float[] apply(final double[] samples, final int[] size, final int axis, final int first, final int last) {
        return apply(i -> samples[i], size, axis, first, last);
    }

    /** The same for samples in single precision. */
    float[] apply(final float[] samples, final int[] size, final int axis, final int first, final int last) {
        return apply(i -> samples[i], size, axis, first, last);
    }

    private float[] apply(final LineBlock.Source samples, final int[] size, final int axis, final int first,
        final int last) {
        final int length = size[axis];
        final int lineCount = size[0] * size[1] * size[2] / length;
        final int wanted = last - first + 1;
        final float[] filtered = new float[lineCount * wanted];
        final LineBlock block = new LineBlock(length);
        final int stride = axis == 0 ? 1 : axis == 1 ? size[0] : size[0] * size[1];
        // Along x the lines lie behind each other; along the others they lie side by side within slabs.
        final int beside = axis == 0 ? lineCount : stride;
        final int apart = axis == 0 ? length : 1;
        final int wantedApart = axis == 0 ? wanted : 1;
        for (int slab = 0; slab < lineCount / beside; slab++) {
            for (int line = 0; line < beside; line += LineBlock.LINES) {
                final int lines = Math.min(LineBlock.LINES, beside - line);
                block.fill(samples, slab * length * beside + line * apart, lines, apart, stride);
                block.recur(1, m_causal, 0, m_recursion, beforeLine(m_causal));
                block.recur(-1, m_anticausal, 1, m_recursion, beforeLine(m_anticausal));
                block.store(filtered, slab * wanted * beside + line * wantedApart, lines, wantedApart, stride, first,
                    last);
            }
        }
        return filtered;
    }

    /** The recursion's taps for samples before the line, where the output for a constant input is constant. */
    private double[] beforeLine(final double[] taps) {
        final double[] before = new double[4];
        for (int k = 0; k < 4; k++) {
            before[k] = m_recursion[k] * sum(taps) / sumWithOne(m_recursion);
        }
        return before;
    }
}
