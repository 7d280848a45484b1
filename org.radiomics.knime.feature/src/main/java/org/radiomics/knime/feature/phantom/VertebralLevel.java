package org.radiomics.knime.feature.phantom;

import java.util.Locale;

/**
 * The four parts of the spine with the sizes of an average adult's vertebra in mm, rounded from textbook anatomy.
 * Curvature is 1 / radius of the spine's arc, positive where the arc opens to the back (lordosis).
 */
enum VertebralLevel {
    CERVICAL(17, 20, 14, 5, 14, 22, 3.6, 6.0, 1 / 190.0, 0, 26, 52),
    THORACIC(28, 32, 22, 5, 15, 17, 3.5, 4.6, -1 / 260.0, -0.02, 32, 80),
    LUMBAR(34, 46, 28, 10, 16, 23, 0, 0, 1 / 230.0, -0.01, 34, 95),
    SACRUM(30, 48, 27, 3, 14, 26, 0, 0, -1 / 110.0, 0.13, 14, 110);

    private final double m_depth;

    private final double m_width;

    private final double m_height;

    private final double m_discHeight;

    private final double m_canalDepth;

    private final double m_canalWidth;

    private final double m_cordRadiusDepth;

    private final double m_cordRadiusWidth;

    private final double m_curvature;

    private final double m_growthUpwards;

    private final double m_spinousLength;

    private final double m_largestLesion;

    VertebralLevel(final double depth, final double width, final double height, final double discHeight,
        final double canalDepth, final double canalWidth, final double cordRadiusDepth, final double cordRadiusWidth,
        final double curvature, final double growthUpwards, final double spinousLength,
        final double largestLesion) {
        m_depth = depth;
        m_width = width;
        m_height = height;
        m_discHeight = discHeight;
        m_canalDepth = canalDepth;
        m_canalWidth = canalWidth;
        m_cordRadiusDepth = cordRadiusDepth;
        m_cordRadiusWidth = cordRadiusWidth;
        m_curvature = curvature;
        m_growthUpwards = growthUpwards;
        m_spinousLength = spinousLength;
        m_largestLesion = largestLesion;
    }

    /** @return the name in the clinical table */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return the vertebral body from front to back */
    double depth() {
        return m_depth;
    }

    /** @return the vertebral body from right to left */
    double width() {
        return m_width;
    }

    /** @return the vertebral body from end plate to end plate at its edge */
    double height() {
        return m_height;
    }

    /** @return the gap between the end plates' edges */
    double discHeight() {
        return m_discHeight;
    }

    /** @return the spinal canal from front to back */
    double canalDepth() {
        return m_canalDepth;
    }

    /** @return the spinal canal from right to left */
    double canalWidth() {
        return m_canalWidth;
    }

    /** @return half the cord from front to back; 0 below the cord's end */
    double cordRadiusDepth() {
        return m_cordRadiusDepth;
    }

    /** @return half the cord from right to left; 0 below the cord's end */
    double cordRadiusWidth() {
        return m_cordRadiusWidth;
    }

    /** @return 1 / radius of the spine's arc in 1/mm */
    double curvature() {
        return m_curvature;
    }

    /** @return by which fraction the next vertebra above is larger */
    double growthUpwards() {
        return m_growthUpwards;
    }

    /** @return length of the spinous process behind the canal */
    double spinousLength() {
        return m_spinousLength;
    }

    /** @return the largest diameter of a lesion in mm that is seen here */
    double largestLesion() {
        return m_largestLesion;
    }
}
