package org.radiomics.knime.feature.phantom;

/** The two pulse sequences of the study, as spin echoes at 3 T with a field of view of 320 mm. */
enum PulseSequence {

    /** T1-weighted spin echo, 384 x 384. */
    T1WI("T1WI", 384, 600, 10, false),

    /** Fat-saturated T2-weighted fast spin echo, 320 x 320; TE is the effective echo time. */
    FS_T2WI("FS-T2WI", 320, 3500, 72, true);

    /** Side of the square field of view in mm. */
    static final double FIELD_OF_VIEW = 320;

    /** Thickness of a slice in mm. */
    static final double SLICE_THICKNESS = 3;

    /** Distance from one slice's centre to the next in mm: thickness and a gap of 1 mm. */
    static final double SLICE_DISTANCE = 4;

    private final String m_label;

    private final int m_matrix;

    private final double m_repetitionTime;

    private final double m_echoTime;

    private final boolean m_fatSaturated;

    PulseSequence(final String label, final int matrix, final double repetitionTime, final double echoTime,
        final boolean fatSaturated) {
        m_label = label;
        m_matrix = matrix;
        m_repetitionTime = repetitionTime;
        m_echoTime = echoTime;
        m_fatSaturated = fatSaturated;
    }

    /** @return the name in manifests and file names */
    String label() {
        return m_label;
    }

    /** @return in-plane distance of voxel centres in mm */
    double pixelSpacing() {
        return FIELD_OF_VIEW / m_matrix;
    }

    /** @return whether a saturation pulse takes most of fat's signal away */
    boolean isFatSaturated() {
        return m_fatSaturated;
    }

    /**
     * The spin-echo equation S = PD (1 - exp(-TR / T1)) exp(-TE / T2), before fat saturation.
     *
     * @param protonDensity relative to water
     * @param t1 in ms
     * @param t2 in ms
     * @return signal relative to that of fully relaxed water without decay
     */
    double signal(final double protonDensity, final double t1, final double t2) {
        return protonDensity * (1 - StrictMath.exp(-m_repetitionTime / t1)) * StrictMath.exp(-m_echoTime / t2);
    }

    /** @return the signal of a tissue before fat saturation */
    double signal(final Tissue tissue) {
        return signal(tissue.protonDensity(), tissue.t1(), tissue.t2());
    }
}
