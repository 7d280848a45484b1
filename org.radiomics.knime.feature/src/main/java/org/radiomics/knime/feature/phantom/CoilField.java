package org.radiomics.knime.feature.phantom;

/**
 * Sensitivity of the spine coil under the patient's back: it falls with the distance from the skin, is evened out in
 * part by the scanner's own calibration, and varies slowly besides. This is the intensity non-uniformity that N3 and
 * N4 correct.
 */
final class CoilField {

    /** Distance in mm behind which the sensitivity has halved. */
    private static final double HALVING = 85;

    private static final double VARIATION = 0.05;

    /** Length in mm on which the slow variation changes. */
    private static final double LENGTH = 90;

    private final double m_skin;

    private final SmoothField m_variation;

    CoilField(final Stature stature, final Draws draws) {
        m_skin = stature.skin();
        m_variation = new SmoothField(draws, LENGTH);
    }

    /** @return the sensitivity at a place in the spine's coordinates; 1 at the skin of the back */
    double at(final double x, final double y, final double z) {
        final double distance = Math.max(0, m_skin - y);
        return (1 + VARIATION * m_variation.at(x, y, z)) / (1 + distance / HALVING);
    }
}
