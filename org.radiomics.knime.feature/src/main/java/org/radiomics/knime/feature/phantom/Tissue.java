package org.radiomics.knime.feature.phantom;

/**
 * What the spine and its surroundings consist of: proton density relative to water, relaxation times at 3 T in ms.
 * Muscle, cord, nerve and blood: Stanisz et al. 2005 (Magn Reson Med 54:507); fat: Gold et al. 2004 (AJR 183:343);
 * whole vertebral marrow: de Bazelaire et al. 2004 (Radiology 230:652), here parted into its water, its fat and the
 * bone that carries no signal. Discs, ligament and compact bone: rounded from the usual published ranges.
 */
enum Tissue {
    AIR(0, 1000, 1, false),
    LUNG(0.2, 1200, 2, false),
    COMPACT_BONE(0.15, 300, 1, false),
    LIGAMENT(0.6, 800, 7, false),
    MARROW_WATER(0.72, 900, 45, false),
    MARROW_FAT(0.80, 340, 110, true),
    FAT(0.92, 371, 133, true),
    MUSCLE(0.79, 1412, 50, false),
    SKIN(0.65, 900, 28, false),
    NUCLEUS(0.90, 1300, 115, false),
    ANNULUS(0.68, 950, 38, false),
    CEREBROSPINAL_FLUID(1.0, 4000, 1800, false),
    CORD(0.76, 993, 78, false),
    NERVE(0.74, 1083, 78, false),
    VEIN(0.85, 1932, 275, false),
    FLOW_VOID(0.06, 1932, 275, false),
    BOWEL(0.82, 1300, 65, false);

    /** The number of tissues. */
    static final int COUNT = values().length;

    private final double m_protonDensity;

    private final double m_t1;

    private final double m_t2;

    private final boolean m_fat;

    Tissue(final double protonDensity, final double t1, final double t2, final boolean fat) {
        m_protonDensity = protonDensity;
        m_t1 = t1;
        m_t2 = t2;
        m_fat = fat;
    }

    /** @return protons per volume relative to water */
    double protonDensity() {
        return m_protonDensity;
    }

    /** @return longitudinal relaxation time in ms */
    double t1() {
        return m_t1;
    }

    /** @return transverse relaxation time in ms */
    double t2() {
        return m_t2;
    }

    /** @return whether the signal comes from fat, which fat suppression takes away */
    boolean isFat() {
        return m_fat;
    }
}
