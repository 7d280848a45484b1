package org.radiomics.knime.feature.preprocess.n4;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.radiomics.knime.feature.Monitor;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

/**
 * Takes out the slow variation of brightness that coils leave in MR images: N4 (Tustison et al., IEEE TMI 2010,
 * 29:1310). The field is estimated on every fourth voxel, as is usual, and divided out of the whole image. Numbers are
 * those of ITK's N4BiasFieldCorrectionImageFilter up to its 32-bit arithmetic. Immutable; the work is done on the
 * calling thread.
 */
public final class N4BiasCorrection {

    private final int m_shrink;

    private final int[] m_iterations;

    private final double m_threshold;

    private final int m_controlPoints;

    private final double m_fullWidth;

    private final double m_noise;

    private final int m_bins;

    private N4BiasCorrection(final int shrink, final int[] iterations, final double threshold, final int controlPoints,
        final double fullWidth, final double noise, final int bins) {
        m_shrink = shrink;
        m_iterations = iterations;
        m_threshold = threshold;
        m_controlPoints = controlPoints;
        m_fullWidth = fullWidth;
        m_noise = noise;
        m_bins = bins;
    }

    /**
     * @return what is usual for MR: every fourth voxel, four levels of at most 50 iterations, threshold 0.001; else
     *         ITK's defaults: 4 control points per axis, bias field of 0.15 full width at half maximum, Wiener noise
     *         0.01, 200 bins
     */
    public static N4BiasCorrection withDefaults() {
        return new N4BiasCorrection(4, new int[]{50, 50, 50, 50}, 1e-3, 4, 0.15, 0.01, 200);
    }

    /**
     * @param shrink the field is estimated on every so many voxels along each axis; at least 1
     * @return a copy with that factor
     * @throws IllegalArgumentException if it is below 1
     */
    public N4BiasCorrection withShrink(final int shrink) {
        require(shrink >= 1, "The shrink factor of N4 is " + shrink + "; it must be at least 1.");
        return new N4BiasCorrection(shrink, m_iterations, m_threshold, m_controlPoints, m_fullWidth, m_noise, m_bins);
    }

    /**
     * @param iterations the most per level, each at least 1; from level to level the field's spans are halved
     * @return a copy with those levels
     * @throws IllegalArgumentException if there is no level or more than eight, or a number is below 1
     */
    public N4BiasCorrection withIterations(final int... iterations) {
        require(iterations.length >= 1 && iterations.length <= 8,
            "N4 has " + iterations.length + " levels; give the iterations of 1 to 8.");
        for (final int most : iterations) {
            require(most >= 1, "A level of N4 has " + most + " iterations; it must have at least 1.");
        }
        return new N4BiasCorrection(m_shrink, iterations.clone(), m_threshold, m_controlPoints, m_fullWidth, m_noise,
            m_bins);
    }

    /**
     * @param threshold a level ends when the coefficient of variation of the change of the field is at most this
     * @return a copy with that threshold
     * @throws IllegalArgumentException if it is not positive
     */
    public N4BiasCorrection withThreshold(final double threshold) {
        require(threshold > 0, "The convergence threshold of N4 is " + threshold + "; it must be above 0.");
        return new N4BiasCorrection(m_shrink, m_iterations, threshold, m_controlPoints, m_fullWidth, m_noise, m_bins);
    }

    /**
     * @param controlPoints of the first level along each axis, at least 4
     * @return a copy with that many
     * @throws IllegalArgumentException if there are fewer than 4 or more than 64
     */
    public N4BiasCorrection withControlPoints(final int controlPoints) {
        require(controlPoints >= 4 && controlPoints <= 64,
            "N4 begins with " + controlPoints + " control points along an axis; give 4 to 64.");
        return new N4BiasCorrection(m_shrink, m_iterations, m_threshold, controlPoints, m_fullWidth, m_noise, m_bins);
    }

    /**
     * @param fullWidth at half maximum of the bias field's distribution, in logarithms of intensity
     * @param noise of the Wiener filter
     * @param bins of the histogram
     * @return a copy with that sharpening
     * @throws IllegalArgumentException if a number is not positive or there are fewer than 2 or more than 65536 bins
     */
    public N4BiasCorrection withSharpening(final double fullWidth, final double noise, final int bins) {
        require(fullWidth > 0 && noise > 0 && bins >= 2 && bins <= 1 << 16, "The sharpening of N4 has a width of "
            + fullWidth + ", a noise of " + noise + " and " + bins
            + " bins; width and noise must be above 0, and there must be 2 to 65536 bins.");
        return new N4BiasCorrection(m_shrink, m_iterations, m_threshold, m_controlPoints, fullWidth, noise, bins);
    }

    private static void require(final boolean holds, final String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** @return every how many voxels the field is estimated */
    public int shrink() {
        return m_shrink;
    }

    /**
     * How a level ended.
     *
     * @param iterations that it took
     * @param convergence coefficient of variation of the last change of the field
     */
    public record Level(int iterations, double convergence) {
    }

    /**
     * What was found.
     *
     * @param corrected the image divided by the field; 64-bit floats if the image is, else 32-bit floats
     * @param logField natural logarithm of the field at every voxel, on the image's grid
     * @param levels how each ended; none where the intensities do not vary, and the image is as it was
     */
    public record Result(Volume corrected, Volume logField, List<Level> levels) {

        /** Copies the list. */
        public Result {
            levels = List.copyOf(levels);
        }
    }

    /**
     * Corrects an image.
     *
     * @param image the image; voxels that are NaN or infinite do not count and stay what they are. Intensities of 0 and
     *            less have no logarithm and enter as they are, as in ITK
     * @param tissue where the field is estimated, on the image's grid; null for what lies above Otsu's threshold
     * @param monitor hears of the progress and may cancel
     * @return the corrected image and the field
     * @throws IllegalArgumentException if no voxel of the tissue is left to estimate the field from
     * @throws CancellationException if the monitor cancels
     */
    public Result apply(final Volume image, final Mask tissue, final Monitor monitor) {
        final boolean[] inside = tissue == null ? Otsu.above(image.voxels()) : tissue.inside();
        final Estimate estimate = new Estimate(image, inside);
        final ControlLattice lattice = estimate.run(monitor);
        final Geometry grid = image.geometry();
        final double[] field = new double[image.voxels().length];
        lattice.evaluate(new SplineAxis(grid.size(0), lattice.size(0)), new SplineAxis(grid.size(1), lattice.size(1)),
            new SplineAxis(grid.size(2), lattice.size(2)), field);
        final boolean wide = image.type() == VoxelType.FLOAT64;
        final double[] corrected = new double[field.length];
        for (int i = 0; i < field.length; i++) {
            final double value = image.voxels()[i] / Math.exp(field[i]);
            corrected[i] = wide ? value : (float)value;
        }
        return new Result(new Volume(grid, wide ? VoxelType.FLOAT64 : VoxelType.FLOAT32, corrected),
            new Volume(grid, VoxelType.FLOAT64, field), estimate.m_levels);
    }

    /** The estimation of one image's field on every few voxels. */
    private final class Estimate {

        private final int[] m_size = new int[3];

        private final boolean[] m_inside;

        private final double[] m_logInput;

        private final double[] m_logUncorrected;

        private double[] m_field;

        private double[] m_next;

        private final double[] m_sharpened;

        private final List<Level> m_levels = new ArrayList<>();

        Estimate(final Volume image, final boolean[] inside) {
            final Geometry grid = image.geometry();
            final int[] first = new int[3];
            for (int axis = 0; axis < 3; axis++) {
                m_size[axis] = Math.max(1, grid.size(axis) / m_shrink);
                // The centres of both grids coincide; halves are rounded up, as in ITK's ShrinkImageFilter.
                first[axis] = Math.max(0,
                    (int)Math.floor((grid.size(axis) - 1) / 2.0 - (m_size[axis] - 1) / 2.0 * m_shrink + 0.5));
            }
            final int count = m_size[0] * m_size[1] * m_size[2];
            m_inside = new boolean[count];
            m_logInput = new double[count];
            int to = 0;
            boolean any = false;
            for (int z = 0; z < m_size[2]; z++) {
                for (int y = 0; y < m_size[1]; y++) {
                    for (int x = 0; x < m_size[0]; x++, to++) {
                        final int from = grid.index(first[0] + m_shrink * x, first[1] + m_shrink * y,
                            first[2] + m_shrink * z);
                        final double value = image.voxels()[from];
                        m_inside[to] = inside[from] && Double.isFinite(value);
                        m_logInput[to] = m_inside[to] && value > 0 ? Math.log(value) : value;
                        any |= m_inside[to];
                    }
                }
            }
            require(any, "There is no voxel to estimate the bias field from (N4 looks at every " + m_shrink
                + (m_shrink == 1 ? "st" : "th")
                + " voxel of the tissue); choose a larger region or a smaller shrink factor.");
            m_logUncorrected = m_logInput.clone();
            m_field = new double[count];
            m_next = new double[count];
            m_sharpened = new double[count];
        }

        ControlLattice run(final Monitor monitor) {
            final HistogramSharpening sharpening = new HistogramSharpening(m_bins, m_fullWidth, m_noise);
            ControlLattice lattice = new ControlLattice(m_controlPoints, m_controlPoints, m_controlPoints);
            for (int level = 0; level < m_iterations.length; level++) {
                lattice = level == 0 ? lattice : lattice.refined();
                if (!runLevel(level, lattice, sharpening, monitor)) {
                    break;
                }
            }
            return lattice;
        }

        /** Adds to the lattice until it no longer changes; false where intensities do not vary. */
        private boolean runLevel(final int level, final ControlLattice lattice, final HistogramSharpening sharpening,
            final Monitor monitor) {
            final SplineAxis x = new SplineAxis(m_size[0], lattice.size(0));
            final SplineAxis y = new SplineAxis(m_size[1], lattice.size(1));
            final SplineAxis z = new SplineAxis(m_size[2], lattice.size(2));
            final ScatteredFit fit = new ScatteredFit(x, y, z, m_inside);
            double convergence = Double.POSITIVE_INFINITY;
            int iteration = 0;
            while (iteration < m_iterations[level] && convergence > m_threshold) {
                monitor.checkCancelled();
                if (!sharpening.apply(m_logUncorrected, m_inside, m_sharpened)) {
                    return false;
                }
                for (int i = 0; i < m_sharpened.length; i++) {
                    m_sharpened[i] = m_logUncorrected[i] - m_sharpened[i];
                }
                final double[] step = fit.fit(m_sharpened).values();
                for (int c = 0; c < step.length; c++) {
                    lattice.values()[c] += step[c];
                }
                lattice.evaluate(x, y, z, m_next);
                convergence = convergence();
                final double[] kept = m_field;
                m_field = m_next;
                m_next = kept;
                for (int i = 0; i < m_field.length; i++) {
                    m_logUncorrected[i] = m_logInput[i] - m_field[i];
                }
                iteration++;
                monitor.progress((level + (double)iteration / m_iterations[level]) / m_iterations.length,
                    "N4, level " + (level + 1) + " of " + m_iterations.length);
            }
            m_levels.add(new Level(iteration, convergence));
            return true;
        }

        /** The coefficient of variation of the ratio of the field to the next one. */
        private double convergence() {
            double mean = 0;
            double squares = 0;
            int count = 0;
            for (int i = 0; i < m_field.length; i++) {
                if (m_inside[i]) {
                    final double ratio = Math.exp(m_field[i] - m_next[i]);
                    count++;
                    final double difference = ratio - mean;
                    mean += difference / count;
                    squares += difference * (ratio - mean);
                }
            }
            return count < 2 ? 0 : Math.sqrt(squares / (count - 1)) / mean;
        }
    }
}
