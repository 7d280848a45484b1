package org.radiomics.knime.feature.preprocess;

import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

/** Samples images and masks on a grid with parallel axes. */
final class Sampler {

    private final Geometry m_old;

    private final Geometry m_grid;

    private final GridAxis[] m_axes = new GridAxis[3];

    private final boolean m_zeroOutside;

    /**
     * @param old the grid to be sampled
     * @param grid the new grid, with the same direction
     * @param first index on the old grid of the new grid's first sample along x, y, z
     * @param zeroOutside whether samples more than half a voxel outside the old grid are 0; otherwise they take the
     *             value at the border
     */
    Sampler(final Geometry old, final Geometry grid, final double[] first, final boolean zeroOutside) {
        m_old = old;
        m_grid = grid;
        m_zeroOutside = zeroOutside;
        for (int axis = 0; axis < 3; axis++) {
            m_axes[axis] = new GridAxis(old, grid, axis, first[axis]);
        }
    }

    /** @return the image on the new grid, in its own voxel type */
    Volume sample(final Volume image, final Interpolator interpolator) {
        final double[] samples = switch (interpolator) {
            case NEAREST -> nearest(image.voxels());
            case LINEAR -> linear(image.voxels());
            case BSPLINE -> spline(BSplineCoefficients.of(image));
        };
        if (m_zeroOutside) {
            clearOutside(samples);
        }
        cast(samples, image.type());
        return new Volume(m_grid, image.type(), samples);
    }

    /** @return the region on the new grid */
    Mask sample(final Mask mask) {
        final boolean[] inside = mask.inside();
        final boolean[] sampled = new boolean[(int)m_grid.voxels()];
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
                    samples[to++] = voxels[row + oldX];
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
    private static double between(final double one, final double other, final double fraction) {
        return fraction <= 0 ? one : one + (other - one) * fraction;
    }

    private double[] spline(final double[] coefficients) {
        final double[] samples = new double[(int)m_grid.voxels()];
        final int[] x = m_axes[0].splineSupport();
        final double[] wx = m_axes[0].splineWeights();
        final int[] y = m_axes[1].splineSupport();
        final double[] wy = m_axes[1].splineWeights();
        final int[] z = m_axes[2].splineSupport();
        final double[] wz = m_axes[2].splineWeights();
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
                        sum += wx[i] * weightY * weightZ * coefficients[from + x[i]];
                        sum += wx[i + 1] * weightY * weightZ * coefficients[from + x[i + 1]];
                        sum += wx[i + 2] * weightY * weightZ * coefficients[from + x[i + 2]];
                        sum += wx[i + 3] * weightY * weightZ * coefficients[from + x[i + 3]];
                    }
                    samples[to++] = sum;
                }
            }
        }
        return samples;
    }

    private void clearOutside(final double[] samples) {
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

    private static void cast(final double[] samples, final VoxelType type) {
        if (type == VoxelType.FLOAT32) {
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (float)samples[i];
            }
        } else if (type.isInteger()) {
            final double lowest = type.lowest();
            final double highest = type.highest();
            for (int i = 0; i < samples.length; i++) {
                final double value = Math.max(lowest, Math.min(highest, samples[i]));
                // Adding zero turns a negative zero, which no integer is, into zero.
                samples[i] = (value < 0 ? Math.ceil(value) : Math.floor(value)) + 0.0;
            }
        }
    }
}
