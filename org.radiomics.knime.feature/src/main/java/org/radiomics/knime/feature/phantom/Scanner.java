package org.radiomics.knime.feature.phantom;

import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

/**
 * Turns a {@link Scene} into a magnitude image: averages the signal over each voxel (partial volume, with the slice's
 * profile), applies incomplete fat saturation, the coil's sensitivity and Rician noise (the magnitude of a signal with
 * Gaussian noise in both channels: Gudbjartsson and Patz 1995, Magn Reson Med 34:910), and rounds to 16-bit integers in
 * arbitrary units, as a scanner does.
 */
final class Scanner {

    /**
     * Positions in a voxel: two in each of three depths, on alternating diagonals. The first two lie in opposite
     * corners. In-plane offsets are parts of a voxel, depths mm.
     */
    private static final double[] COLUMN = {-0.25, 0.25, 0.25, -0.25, -0.25, 0.25};

    private static final double[] ROW = {-0.25, 0.25, -0.25, 0.25, 0.25, -0.25};

    private static final double[] DEPTH = {-1.15, 1.15, 0, 0, 1.15, -1.15};

    /** The slice's profile at those depths: sharp-edged but for half a millimetre at each face. */
    private static final double[] PROFILE = {0.85, 0.85, 1, 1, 0.85, 0.85};

    /** How many positions are enough where they find no tumour and nearly the same signal. */
    private static final int CORNERS = 2;

    /** Half the relative difference below which two signals are nearly the same. */
    private static final double ALIKE = 0.05;

    /** Mean share of fat's signal that is left after saturation, and how it varies over the field of view. */
    private static final double FAT_LEFT = 0.13;

    private static final double FAT_LEFT_VARIATION = 0.05;

    /** Signal of normal marrow over the noise's SD, lowest and highest of the patients. */
    private static final double LEAST_SNR = 20;

    private static final double MOST_SNR = 36;

    /** Image value of a T1-weighted marrow signal on an average scanner setting. */
    private static final double MARROW_VALUE = 420;

    private final Scene m_scene;

    private final ScanGrid m_grid;

    private final CoilField m_coil;

    private final SmoothField m_fatLeft;

    private final Draws m_noise;

    private final double m_gain;

    private final double m_sigma;

    /**
     * @param scene what is scanned
     * @param grid the voxels
     * @param coil the receiving coil
     * @param draws decide gain, noise and fat saturation
     */
    Scanner(final Scene scene, final ScanGrid grid, final CoilField coil, final Draws draws) {
        m_scene = scene;
        m_grid = grid;
        m_coil = coil;
        m_fatLeft = new SmoothField(draws.child("fat left"), 60);
        m_noise = draws.child("noise");
        final Draws setting = draws.child("setting");
        final double marrow = 0.55 * PulseSequence.T1WI.signal(Tissue.MARROW_WATER)
            + 0.45 * PulseSequence.T1WI.signal(Tissue.MARROW_FAT);
        m_gain = MARROW_VALUE * StrictMath.exp(setting.gaussian(0, 0.25)) / (marrow * coil.at(0, 0, 0));
        m_sigma = marrow * coil.at(0, 0, 0) / setting.uniform(LEAST_SNR, MOST_SNR);
    }

    /** @return the image */
    Volume scan() {
        final Geometry geometry = m_grid.geometry();
        final double[] voxels = new double[(int)geometry.voxels()];
        int index = 0;
        for (int k = 0; k < geometry.size(2); k++) {
            for (int j = 0; j < geometry.size(1); j++) {
                for (int i = 0; i < geometry.size(0); i++) {
                    voxels[index++] = measure(i, j, k);
                }
            }
        }
        return new Volume(geometry, VoxelType.INT16, voxels);
    }

    private double measure(final int i, final int j, final int k) {
        double water = 0;
        double fat = 0;
        double weights = 0;
        double last = 0;
        boolean uniform = true;
        for (int s = 0; s < PROFILE.length && !(uniform && s == CORNERS); s++) {
            final double column = i + COLUMN[s];
            final double row = j + ROW[s];
            final double slice = k + DEPTH[s] / PulseSequence.SLICE_DISTANCE;
            m_scene.lookAt(m_grid.place(0, column, row, slice), m_grid.place(1, column, row, slice),
                m_grid.place(2, column, row, slice));
            water += PROFILE[s] * m_scene.water();
            fat += PROFILE[s] * m_scene.fat();
            weights += PROFILE[s];
            final double signal = m_scene.water() + m_scene.fat();
            uniform &= m_scene.isHealthy() && (s == 0 || Math.abs(signal - last) < ALIKE * (signal + last));
            last = signal;
        }
        final double x = m_grid.place(0, i, j, k);
        final double y = m_grid.place(1, i, j, k);
        final double z = m_grid.place(2, i, j, k);
        final double left = m_scene.sequence().isFatSaturated()
            ? Math.max(0.02, FAT_LEFT + FAT_LEFT_VARIATION * m_fatLeft.at(x, y, z)) : 1;
        final double received = (water + left * fat) / weights * m_coil.at(x, y, z);
        final double real = received + m_sigma * m_noise.gaussian();
        final double imaginary = m_sigma * m_noise.gaussian();
        return Math.min(Short.MAX_VALUE, Math.rint(m_gain * Math.sqrt(real * real + imaginary * imaginary)));
    }
}
