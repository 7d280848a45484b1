package org.radiomics.knime.feature.preprocess;

import java.util.function.Function;

import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;

/** Samples images and masks on a grid with parallel axes. */
final class Sampler {

    /** One half, rounded to six decimals from below. */
    private static final double HALF = 0.5 - 5e-7;

    private final Geometry m_old;

    private final Geometry m_grid;

    private final GridAxis[] m_axes;

    /** For each voxel of an oblique grid the nearest old one, -1 outside; null if the axes tell. */
    private final int[] m_nearest;

    private final ObliqueScan m_oblique;

    /**
     * @param old the grid to be sampled
     * @param grid the new grid
     */
    Sampler(final Geometry old, final ResampledGrid grid) {
        m_old = old;
        m_grid = grid.geometry();
        m_axes = grid.axes();
        m_oblique = grid.oblique();
        m_nearest = grid.oblique() == null ? null : grid.oblique().nearest();
    }

    /** @return the new grid */
    Geometry grid() {
        return m_grid;
    }

    /**
     * @return a sample for each voxel of the new grid; outside the image the value at its border, with a B-spline that
     *         of the mirrored image
     */
    double[] sample(final Volume image, final Interpolator interpolator) {
        return switch (interpolator) {
            case NEAREST -> nearest(image.voxels());
            case LINEAR -> m_oblique == null ? linear(image.voxels()) : m_oblique.linear(image.voxels());
            case CUBIC -> fourPoints(image.voxels(), GridAxis::cubicSupport, GridAxis::cubicWeights);
            case BSPLINE -> m_oblique == null
                ? fourPoints(BSplineCoefficients.of(image), GridAxis::splineSupport, GridAxis::splineWeights)
                : m_oblique.spline(BSplineCoefficients.of(image));
        };
    }

    /** @return the region on the new grid, by the nearest voxel; empty outside the old grid */
    Mask nearest(final Mask mask) {
        final boolean[] inside = mask.inside();
        final boolean[] sampled = new boolean[(int)m_grid.voxels()];
        if (m_nearest != null) {
            for (int i = 0; i < sampled.length; i++) {
                sampled[i] = m_nearest[i] >= 0 && inside[m_nearest[i]];
            }
            return new Mask(m_grid, sampled, mask.label(), mask.name());
        }
        final int[] x = m_axes[0].nearest();
        final int[] y = m_axes[1].nearest();
        final int[] z = m_axes[2].nearest();
        final boolean[] xInside = m_axes[0].inside();
        final boolean[] yInside = m_axes[1].inside();
        final boolean[] zInside = m_axes[2].inside();
        int to = 0;
        for (int k = 0; k < z.length; k++) {
            for (int j = 0; j < y.length; j++) {
                final int row = m_old.index(0, y[j], z[k]);
                final boolean rowInside = yInside[j] && zInside[k];
                for (int i = 0; i < x.length; i++, to++) {
                    sampled[to] = rowInside && xInside[i] && inside[row + x[i]];
                }
            }
        }
        return new Mask(m_grid, sampled, mask.label(), mask.name());
    }

    /**
     * @return the region on the new grid: where a linear interpolation between 0 outside and 1 inside, rounded to six
     *         decimals, gives at least one half (IBSI manual, section "Interpolation"; rounding as in MIRP)
     */
    Mask linear(final Mask mask) {
        final boolean[] inside = mask.inside();
        final boolean[] sampled = new boolean[(int)m_grid.voxels()];
        final double[] shares = new double[m_grid.size(0)];
        final int[][] x = {m_axes[0].before(), m_axes[0].after()};
        final int[][] y = {m_axes[1].before(), m_axes[1].after()};
        final int[][] z = {m_axes[2].before(), m_axes[2].after()};
        final double[] fx = m_axes[0].fraction();
        final double[] fy = m_axes[1].fraction();
        final double[] fz = m_axes[2].fraction();
        int to = 0;
        for (int k = 0; k < fz.length; k++) {
            for (int j = 0; j < fy.length; j++) {
                for (int corner = 0; corner < 4; corner++) {
                    final int nextY = corner % 2;
                    final int nextZ = corner / 2;
                    final int row = m_old.index(0, y[nextY][j], z[nextZ][k]);
                    final double weight = (nextY == 1 ? fy[j] : 1 - fy[j]) * (nextZ == 1 ? fz[k] : 1 - fz[k]);
                    for (int i = 0; i < fx.length; i++) {
                        shares[i] += weight * ((inside[row + x[0][i]] ? 1 - fx[i] : 0)
                            + (inside[row + x[1][i]] ? fx[i] : 0));
                    }
                }
                for (int i = 0; i < shares.length; i++) {
                    sampled[to++] = shares[i] >= HALF;
                    shares[i] = 0;
                }
            }
        }
        return new Mask(m_grid, sampled, mask.label(), mask.name());
    }

    private double[] nearest(final double[] voxels) {
        final double[] samples = new double[(int)m_grid.voxels()];
        final int[] x = m_axes[0].nearest();
        final int[] y = m_axes[1].nearest();
        final int[] z = m_axes[2].nearest();
        int to = 0;
        for (final int oldZ : z) {
            for (final int oldY : y) {
                final int row = m_old.index(0, oldY, oldZ);
                for (final int oldX : x) {
                    final int oblique = m_nearest == null ? -1 : m_nearest[to];
                    samples[to++] = voxels[oblique >= 0 ? oblique : row + oldX];
                }
            }
        }
        return samples;
    }

    private double[] linear(final double[] voxels) {
        final double[] samples = new double[(int)m_grid.voxels()];
        final GridAxis axisX = m_axes[0];
        final int[] x0 = axisX.before();
        final int[] x1 = axisX.after();
        final double[] fx = axisX.fraction();
        final int[] y0 = m_axes[1].before();
        final int[] y1 = m_axes[1].after();
        final double[] fy = m_axes[1].fraction();
        final int[] z0 = m_axes[2].before();
        final int[] z1 = m_axes[2].after();
        final double[] fz = m_axes[2].fraction();
        int to = 0;
        for (int k = 0; k < z0.length; k++) {
            for (int j = 0; j < y0.length; j++) {
                final int row00 = m_old.index(0, y0[j], z0[k]);
                final int row10 = m_old.index(0, y1[j], z0[k]);
                final int row01 = m_old.index(0, y0[j], z1[k]);
                final int row11 = m_old.index(0, y1[j], z1[k]);
                for (int i = 0; i < x0.length; i++) {
                    final double v00 = between(voxels[row00 + x0[i]], voxels[row00 + x1[i]], fx[i]);
                    final double v10 = between(voxels[row10 + x0[i]], voxels[row10 + x1[i]], fx[i]);
                    final double v01 = between(voxels[row01 + x0[i]], voxels[row01 + x1[i]], fx[i]);
                    final double v11 = between(voxels[row11 + x0[i]], voxels[row11 + x1[i]], fx[i]);
                    samples[to++] = between(between(v00, v10, fy[j]), between(v01, v11, fy[j]), fz[k]);
                }
            }
        }
        return samples;
    }

    /** A neighbour without weight does not count, not even as NaN. */
    static double between(final double one, final double other, final double fraction) {
        return fraction <= 0 ? one : one + (other - one) * fraction;
    }

    /** Sums over four neighbours along each axis. */
    private double[] fourPoints(final double[] values, final Function<GridAxis, int[]> support,
        final Function<GridAxis, double[]> weights) {
        final double[] samples = new double[(int)m_grid.voxels()];
        final int[] x = support.apply(m_axes[0]);
        final double[] wx = weights.apply(m_axes[0]);
        final int[] y = support.apply(m_axes[1]);
        final double[] wy = weights.apply(m_axes[1]);
        final int[] z = support.apply(m_axes[2]);
        final double[] wz = weights.apply(m_axes[2]);
        final int[] rows = new int[16];
        int to = 0;
        for (int k = 0; k < z.length; k += 4) {
            for (int j = 0; j < y.length; j += 4) {
                for (int row = 0; row < 16; row++) {
                    rows[row] = m_old.index(0, y[j + row % 4], z[k + row / 4]);
                }
                for (int i = 0; i < x.length; i += 4) {
                    // One sum in the order of ITK, x fastest: integer images are truncated, where the last bit shows.
                    double sum = 0;
                    for (int row = 0; row < 16; row++) {
                        final int from = rows[row];
                        final double weightY = wy[j + row % 4];
                        final double weightZ = wz[k + row / 4];
                        sum += wx[i] * weightY * weightZ * values[from + x[i]];
                        sum += wx[i + 1] * weightY * weightZ * values[from + x[i + 1]];
                        sum += wx[i + 2] * weightY * weightZ * values[from + x[i + 2]];
                        sum += wx[i + 3] * weightY * weightZ * values[from + x[i + 3]];
                    }
                    samples[to++] = sum;
                }
            }
        }
        return samples;
    }

    /** Sets samples more than half a voxel outside the old grid to 0. */
    void clearOutside(final double[] samples) {
        if (m_nearest != null) {
            for (int i = 0; i < samples.length; i++) {
                samples[i] = m_nearest[i] < 0 ? 0 : samples[i];
            }
            return;
        }
        final boolean[] x = m_axes[0].inside();
        final boolean[] y = m_axes[1].inside();
        final boolean[] z = m_axes[2].inside();
        int to = 0;
        for (final boolean zInside : z) {
            for (final boolean yInside : y) {
                for (final boolean xInside : x) {
                    if (!(xInside && yInside && zInside)) {
                        samples[to] = 0;
                    }
                    to++;
                }
            }
        }
    }
}
