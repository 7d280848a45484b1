package org.radiomics.knime.feature.phantom;

/**
 * The signal that one pulse sequence receives from each place of one patient, before coil, noise and sampling, water
 * and fat apart, for fat suppression differs from place to place. Used by one thread.
 */
final class Scene {

    private final SpineAnatomy m_anatomy;

    private final Lesion m_lesion;

    private final PulseSequence m_sequence;

    private final double[] m_water = new double[Tissue.COUNT];

    private final double[] m_fat = new double[Tissue.COUNT];

    private final SpinePoint m_point = new SpinePoint();

    private double m_waterSignal;

    private double m_fatSignal;

    private boolean m_healthy;

    Scene(final SpineAnatomy anatomy, final Lesion lesion, final PulseSequence sequence) {
        m_anatomy = anatomy;
        m_lesion = lesion;
        m_sequence = sequence;
        for (final Tissue tissue : Tissue.values()) {
            (tissue.isFat() ? m_fat : m_water)[tissue.ordinal()] = sequence.signal(tissue);
        }
    }

    /** @return the pulse sequence */
    PulseSequence sequence() {
        return m_sequence;
    }

    /** @return the lesion */
    Lesion lesion() {
        return m_lesion;
    }

    /** @return the sizes of the spine */
    Stature stature() {
        return m_anatomy.stature();
    }

    /** @return the distance from the lesion's surface in mm as the anatomy shapes it, negative inside */
    double distance(final double x, final double y, final double z) {
        m_anatomy.at(x, y, z, m_point);
        return m_lesion.distance(x, y, z) + m_point.barrier();
    }

    /** Looks at a place; {@link #water()} and {@link #fat()} then tell its signal. */
    void lookAt(final double x, final double y, final double z) {
        final double distance = distance(x, y, z);
        double share = m_point.share();
        if (m_point.isMarrow()) {
            share *= 1 - m_lesion.oedema(distance);
        }
        final double water = (1 - share) * m_water[m_point.first()] + share * m_water[m_point.second()];
        final double fat = (1 - share) * m_fat[m_point.first()] + share * m_fat[m_point.second()];
        final double tumour = m_lesion.share(distance, x, y, z);
        m_healthy = tumour == 0;
        if (m_healthy) {
            m_waterSignal = water;
            m_fatSignal = fat;
            return;
        }
        final double kept = m_point.isMarrow() ? 1 - tumour + tumour * m_lesion.residue(x, y, z) : 1 - tumour;
        m_waterSignal = kept * water + (1 - kept) * m_lesion.signal(distance, x, y, z, m_sequence);
        m_fatSignal = kept * fat;
    }

    /** @return whether the place last looked at is free of tumour */
    boolean isHealthy() {
        return m_healthy;
    }

    /** @return the signal of water at the place last looked at */
    double water() {
        return m_waterSignal;
    }

    /** @return the signal of fat at the place last looked at, before fat saturation */
    double fat() {
        return m_fatSignal;
    }
}
