package org.radiomics.knime.feature.phantom;

/**
 * A smooth random function of position with mean 0, variance 1 and a Gaussian autocorrelation: white noise on a
 * periodic lattice, smoothed by the binomial kernel 1 4 6 4 1, interpolated linearly. The function repeats after
 * {@value #SIDE} cells.
 */
final class SmoothField {

    private static final int SIDE = 32;

    private static final int WRAP = SIDE - 1;

    /** A kernel of variance 1 cell^2 alone would ask for 2; interpolation smooths a little more. */
    private static final double CELLS_PER_LENGTH = 2.2;

    private final float[] m_lattice;

    private final double m_cellsPerMillimetre;

    /**
     * @param draws decide the function
     * @param length distance in mm at which the autocorrelation has fallen to 1/e
     */
    SmoothField(final Draws draws, final double length) {
        double[] values = new double[SIDE * SIDE * SIDE];
        for (int i = 0; i < values.length; i++) {
            values[i] = draws.gaussian();
        }
        for (int stride = 1; stride < values.length; stride *= SIDE) {
            values = smooth(values, stride);
        }
        m_lattice = standardise(values);
        m_cellsPerMillimetre = CELLS_PER_LENGTH / length;
    }

    private static double[] smooth(final double[] values, final int stride) {
        final double[] result = new double[values.length];
        final int around = SIDE * stride;
        for (int line = 0; line < values.length; line += around) {
            for (int position = 0; position < SIDE; position++) {
                final int before2 = line + (position - 2 & WRAP) * stride;
                final int before = line + (position - 1 & WRAP) * stride;
                final int here = line + position * stride;
                final int after = line + (position + 1 & WRAP) * stride;
                final int after2 = line + (position + 2 & WRAP) * stride;
                for (int i = 0; i < stride; i++) {
                    result[here + i] = 6 * values[here + i] + 4 * (values[before + i] + values[after + i])
                        + values[before2 + i] + values[after2 + i];
                }
            }
        }
        return result;
    }

    private static float[] standardise(final double[] values) {
        double sum = 0;
        double squares = 0;
        for (final double value : values) {
            sum += value;
            squares += value * value;
        }
        final double mean = sum / values.length;
        final double sd = Math.sqrt(squares / values.length - mean * mean);
        final float[] result = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = (float)((values[i] - mean) / sd);
        }
        return result;
    }

    /** @return the function's value at a position in mm */
    double at(final double x, final double y, final double z) {
        final double cellX = x * m_cellsPerMillimetre;
        final double cellY = y * m_cellsPerMillimetre;
        final double cellZ = z * m_cellsPerMillimetre;
        final double floorX = Math.floor(cellX);
        final double floorY = Math.floor(cellY);
        final double floorZ = Math.floor(cellZ);
        final int x0 = (int)floorX & WRAP;
        final int x1 = x0 + 1 & WRAP;
        final int y0 = ((int)floorY & WRAP) * SIDE;
        final int y1 = ((int)floorY + 1 & WRAP) * SIDE;
        final int z0 = ((int)floorZ & WRAP) * SIDE * SIDE;
        final int z1 = ((int)floorZ + 1 & WRAP) * SIDE * SIDE;
        final double dx = cellX - floorX;
        final double dy = cellY - floorY;
        final double low = row(x0, x1, dx, y0 + z0) * (1 - dy) + row(x0, x1, dx, y1 + z0) * dy;
        final double high = row(x0, x1, dx, y0 + z1) * (1 - dy) + row(x0, x1, dx, y1 + z1) * dy;
        return low + (high - low) * (cellZ - floorZ);
    }

    private double row(final int x0, final int x1, final double dx, final int offset) {
        final double low = m_lattice[x0 + offset];
        return low + (m_lattice[x1 + offset] - low) * dx;
    }
}
