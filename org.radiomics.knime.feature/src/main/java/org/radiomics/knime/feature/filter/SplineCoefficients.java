package org.radiomics.knime.feature.filter;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.stream.IntStream;

import org.radiomics.knime.feature.image.Box;
import org.radiomics.knime.feature.image.Volume;

/**
 * The coefficients of cubic B-splines through the voxels of a box and a margin around it, where the image is mirrored
 * at its first and last voxels. Source: Unser, Aldroubi and Eden, "Fast B-spline transforms for continuous image
 * representation and interpolation", IEEE Trans PAMI 13(3), 1991; the order of the sums is that of SciPy, since it
 * decides whether values at voxels equal those of the voxels.
 */
final class SplineCoefficients {

    private static final double POLE = -0.267949192431122706472553658494127633;

    private static final int PRECISION = 40;

    private final int[] m_size;

    private final double[] m_coefficients;

    /**
     * @param image the whole image
     * @param box the part
     * @param margin voxels added on each side
     */
    SplineCoefficients(final Volume image, final Box box, final int margin) {
        m_size = image.geometry().size();
        double[] coefficients = image.voxels().clone();
        for (int axis = 2; axis >= 0; axis--) {
            final int length = m_size[axis];
            final int stride = stride(axis);
            if (length > 1) {
                for (int slab = 0; slab < coefficients.length; slab += length * stride) {
                    filter(coefficients, slab, length, stride);
                }
            }
            final int[] wanted = IntStream.rangeClosed(box.lower(axis) - margin, box.upper(axis) + margin)
                .map(i -> mirrored(i, length)).toArray();
            coefficients = taken(coefficients, length, stride, wanted);
            m_size[axis] = wanted.length;
        }
        m_coefficients = coefficients;
    }

    private int stride(final int axis) {
        return axis == 0 ? 1 : axis == 1 ? m_size[0] : m_size[0] * m_size[1];
    }

    /** Filters lines that lie side by side, in place. */
    private static void filter(final double[] c, final int slab, final int length, final int stride) {
        final double gain = (1 - POLE) * (1 - 1 / POLE);
        for (int i = slab; i < slab + length * stride; i++) {
            c[i] *= gain;
        }
        startForward(c, slab, length, stride);
        for (int i = slab + stride; i < slab + length * stride; i++) {
            c[i] += POLE * c[i - stride];
        }
        final int last = slab + (length - 1) * stride;
        for (int i = last; i < last + stride; i++) {
            c[i] = (POLE * c[i - stride] + c[i]) * POLE / (POLE * POLE - 1);
        }
        for (int i = last - 1; i >= slab; i--) {
            c[i] = POLE * (c[i + stride] - c[i]);
        }
    }

    /** The sum over the mirrored line before its first sample, which the recursion starts from. */
    private static void startForward(final double[] c, final int slab, final int length, final int stride) {
        final double farthest =
            new BigDecimal(POLE).pow(length - 1, new MathContext(PRECISION)).doubleValue();
        final int last = slab + (length - 1) * stride;
        for (int i = 0; i < stride; i++) {
            c[slab + i] += farthest * c[last + i];
        }
        double power = POLE;
        for (int n = 1; n < length - 1; n++) {
            for (int i = 0; i < stride; i++) {
                c[slab + i] += power * (c[slab + n * stride + i] + farthest * c[last - n * stride + i]);
            }
            power *= POLE;
        }
        for (int i = 0; i < stride; i++) {
            c[slab + i] /= 1 - farthest * farthest;
        }
    }

    private static int mirrored(final int index, final int length) {
        if (length == 1) {
            return 0;
        }
        final int period = 2 * length - 2;
        final int within = Math.floorMod(index, period);
        return within < length ? within : period - within;
    }

    private static double[] taken(final double[] samples, final int length, final int stride, final int[] wanted) {
        final int slabs = samples.length / (length * stride);
        final double[] taken = new double[Math.multiplyExact(slabs * stride, wanted.length)];
        for (int slab = 0; slab < slabs; slab++) {
            for (int n = 0; n < wanted.length; n++) {
                System.arraycopy(samples, (slab * length + wanted[n]) * stride, taken,
                    (slab * wanted.length + n) * stride, stride);
            }
        }
        return taken;
    }

    /** @return the coefficients of the box with its margin, x fastest */
    double[] values() {
        return m_coefficients;
    }

    /** @return the index of a coefficient, counted from the first one of the margin */
    int index(final int x, final int y, final int z) {
        return x + m_size[0] * (y + m_size[1] * z);
    }
}
