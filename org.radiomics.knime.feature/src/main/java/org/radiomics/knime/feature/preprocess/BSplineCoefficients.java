package org.radiomics.knime.feature.preprocess;

import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Volume;

/**
 * The coefficients of the cubic B-spline that goes through the voxels of an image, with mirrored borders. Source:
 * Unser, "Splines: a perfect fit for signal and image processing", IEEE Signal Processing Magazine 16(6), 1999;
 * tolerance and order of the sums as in ITK.
 */
final class BSplineCoefficients {

    private static final double POLE = Math.sqrt(3.0) - 2.0;

    /** How exact the start of the recursion is. */
    private static final double TOLERANCE = 1e-10;

    private BSplineCoefficients() {
    }

    /** @return one coefficient per voxel, x fastest */
    static double[] of(final Volume image) {
        final double[] coefficients = image.voxels().clone();
        final Geometry geometry = image.geometry();
        int stride = 1;
        for (int axis = 0; axis < 3; axis++) {
            final int length = geometry.size(axis);
            if (length > 1) {
                for (int slab = 0; slab < coefficients.length; slab += stride * length) {
                    filter(coefficients, slab, length, stride);
                }
            }
            stride *= length;
        }
        return coefficients;
    }

    /** Filters all lines of a slab at once, so that memory is walked through in order. */
    private static void filter(final double[] c, final int from, final int length, final int stride) {
        final double gain = (1.0 - POLE) * (1.0 - 1.0 / POLE);
        for (int i = from; i < from + length * stride; i++) {
            c[i] *= gain;
        }
        startForward(c, from, length, stride);
        for (int i = from + stride; i < from + length * stride; i++) {
            c[i] += POLE * c[i - stride];
        }
        final int last = from + (length - 1) * stride;
        final double end = POLE / (POLE * POLE - 1.0);
        for (int i = last; i < last + stride; i++) {
            c[i] = end * (POLE * c[i - stride] + c[i]);
        }
        for (int i = last - 1; i >= from; i--) {
            c[i] = POLE * (c[i + stride] - c[i]);
        }
    }

    private static void startForward(final double[] c, final int from, final int length, final int stride) {
        final int horizon = (int)Math.ceil(Math.log(TOLERANCE) / Math.log(Math.abs(POLE)));
        if (horizon < length) {
            double power = POLE;
            for (int n = 1; n < horizon; n++) {
                addRow(c, from, from + n * stride, stride, power);
                power *= POLE;
            }
            return;
        }
        final double reciprocal = 1.0 / POLE;
        double power = POLE;
        double mirrored = Math.pow(POLE, length - 1.0);
        addRow(c, from, from + (length - 1) * stride, stride, mirrored);
        mirrored *= mirrored * reciprocal;
        for (int n = 1; n <= length - 2; n++) {
            addRow(c, from, from + n * stride, stride, power + mirrored);
            power *= POLE;
            mirrored *= reciprocal;
        }
        for (int i = from; i < from + stride; i++) {
            c[i] /= 1.0 - power * power;
        }
    }

    private static void addRow(final double[] c, final int to, final int from, final int count, final double factor) {
        for (int i = 0; i < count; i++) {
            c[to + i] += factor * c[from + i];
        }
    }
}
