package org.radiomics.knime.feature.filter;

import org.apache.commons.math3.util.FastMath;

/**
 * Spherical harmonics of several degrees at points of a sphere, and the strength of each degree in a pattern of 0 and 1
 * on the points. Source: Banerjee et al., "3D LBP-based rotationally invariant region description", ACCV 2012
 * Workshops, as PyRadiomics computes it: it takes the polar angle for the azimuth and the azimuth for the polar angle,
 * and squares complex numbers without their conjugates. The order of operations is that of SciPy 1.17; its last digits
 * depend on the processor.
 */
final class SphericalHarmonics {

    /** By harmonic (degree by degree, orders ascending) and point. */
    private final double[][] m_real;

    private final double[][] m_imaginary;

    /**
     * @param degrees how many, counted from degree 0
     * @param points on the sphere
     * @param radius of the sphere
     */
    SphericalHarmonics(final int degrees, final double[][] points, final double radius) {
        m_real = new double[degrees * degrees][points.length];
        m_imaginary = new double[degrees * degrees][points.length];
        for (int p = 0; p < points.length; p++) {
            final double azimuth = FastMath.acos(points[p][2] / radius);
            final double polar = FastMath.atan2(points[p][1], points[p][0]);
            final double cosine = FastMath.cos(polar);
            final double sine = Math.abs(FastMath.sin(polar));
            for (int n = 0; n < degrees; n++) {
                for (int m = -n; m <= n; m++) {
                    final double size = legendre(n, Math.abs(m), cosine, sine) * (m < 0 && m % 2 != 0 ? -1 : 1);
                    final int harmonic = n * n + n + m;
                    m_real[harmonic][p] = size * FastMath.cos(m * azimuth);
                    m_imaginary[harmonic][p] = size * FastMath.sin(m * azimuth);
                }
            }
        }
    }

    /** The associated Legendre function with the sign of Condon and Shortley, normalised for harmonics. */
    private static double legendre(final int degree, final int order, final double cosine, final double sine) {
        double value = diagonal(order, sine);
        double before = 0;
        final int m2 = order * order;
        for (int n = order + 1; n <= degree; n++) {
            final int last = n - 1;
            final double share = -Math.sqrt((2.0 * n + 1) * (last * last - m2) / ((2.0 * n - 3) * (n * n - m2)));
            final double factor = n == order + 1 ? Math.sqrt(2.0 * order + 3)
                : Math.sqrt((2.0 * n + 1) * (4 * last * last - 1) / ((2.0 * n - 3) * (n * n - m2)));
            final double next = n == order + 1 ? factor * cosine * value : share * before + factor * cosine * value;
            before = value;
            value = next;
        }
        return value;
    }

    /** The function whose degree is its order, from that of two orders less. */
    private static double diagonal(final int order, final double sine) {
        double value = order % 2 == 0 ? 1 / (2 * Math.sqrt(Math.PI))
            : -Math.sqrt(3) / (2 * Math.sqrt(2 * Math.PI)) * sine;
        for (int m = 2 + order % 2; m <= order; m += 2) {
            value = Math.sqrt((2.0 * m + 1) * (2 * m - 1) / (4.0 * m * (m - 1))) * sine * sine * value;
        }
        return value;
    }

    /**
     * @param pattern for each point whether it is 1
     * @param degree from 0
     * @return the real part of the root of the summed squares of the pattern's share of that degree
     */
    double strength(final boolean[] pattern, final int degree) {
        final int first = degree * degree;
        final int count = 2 * degree + 1;
        final double[] real = new double[count];
        final double[] imaginary = new double[count];
        for (int h = 0; h < count; h++) {
            real[h] = sum(m_real[first + h], pattern);
            imaginary[h] = sum(m_imaginary[first + h], pattern);
        }
        double sumReal = 0;
        double sumImaginary = 0;
        for (int p = 0; p < pattern.length; p++) {
            double shareReal = 0;
            double shareImaginary = 0;
            for (int h = 0; h < count; h++) {
                final double a = m_real[first + h][p];
                final double b = m_imaginary[first + h][p];
                shareReal += real[h] * a - imaginary[h] * b;
                shareImaginary += real[h] * b + imaginary[h] * a;
            }
            sumReal += shareReal * shareReal - shareImaginary * shareImaginary;
            sumImaginary += 2 * shareReal * shareImaginary;
        }
        return realRoot(sumReal, sumImaginary);
    }

    private static double sum(final double[] values, final boolean[] pattern) {
        double sum = 0;
        for (int p = 0; p < pattern.length; p++) {
            sum += pattern[p] ? values[p] : 0;
        }
        return sum;
    }

    private static double realRoot(final double real, final double imaginary) {
        if (real == 0 && imaginary == 0) {
            return 0;
        }
        final double root = Math.sqrt((Math.abs(real) + Math.hypot(real, imaginary)) / 2);
        return real >= 0 ? root : Math.abs(imaginary) / (2 * root);
    }
}
