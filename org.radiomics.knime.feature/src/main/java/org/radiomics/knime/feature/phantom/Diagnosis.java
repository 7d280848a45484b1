package org.radiomics.knime.feature.phantom;

/**
 * The two groups of the study and how they differ. Age, diameter, gender and the three findings follow the study's
 * Table 1 (Li et al. 2023, BMC Med Imaging, doi 10.1186/s12880-023-00978-8; training and validation patients
 * together); the location follows common experience, for the study does not list it. The latent means are in units of
 * the spread within a group: findings and pictures both come from them, so that a reader's "uneven" goes with a
 * heterogeneous lesion. Means of latents that no reader sees decide how well a signature can do.
 */
enum Diagnosis {

    /** Solitary spinal metastasis. */
    SSM(new Age(59.4, 9.3, 28, 86), new Diameter(32, 13.5, 12, 80), 0.55, new double[]{0.12, 0.42, 0.36, 0.10},
        new Means(-0.31, 0.72, 0.62, -0.80, 0.40, -0.66, 0.50, -0.20, 0.30)),

    /** Solitary primary spinal tumour. */
    SPST(new Age(49.5, 22.5, 11, 86), new Diameter(48, 24, 13, 95), 0.47, new double[]{0.20, 0.30, 0.28, 0.22},
        new Means(0.34, -0.26, 0.73, 0.80, -0.40, 0.66, -0.50, 0.20, -0.30));

    /** Age in years: a normal distribution cut off at both ends. */
    record Age(double mean, double sd, double youngest, double oldest) {
    }

    /** Largest diameter in mm: a log-normal distribution, by its own mean and SD, cut off at both ends. */
    record Diameter(double mean, double sd, double smallest, double largest) {
    }

    /**
     * Means of the latent variables.
     *
     * @param heterogeneity how strongly T2 and T1 vary inside the lesion
     * @param infiltration how wide the transition to healthy tissue is
     * @param irregularity how far the surface is from an ellipsoid
     * @param grain how coarse the pattern inside the lesion is
     * @param t1 of the tumour
     * @param t2 of the tumour
     * @param residue how much fatty marrow is left between tumour cells
     * @param necrosis how much of the core is liquid
     * @param sclerosis how much of the lesion is turned into dense bone
     */
    record Means(double heterogeneity, double infiltration, double irregularity, double grain, double t1, double t2,
        double residue, double necrosis, double sclerosis) {
    }

    private final Age m_age;

    private final Diameter m_diameter;

    private final double m_maleShare;

    private final double[] m_levelShares;

    private final Means m_means;

    Diagnosis(final Age age, final Diameter diameter, final double maleShare, final double[] levelShares,
        final Means means) {
        m_age = age;
        m_diameter = diameter;
        m_maleShare = maleShare;
        m_levelShares = levelShares;
        m_means = means;
    }

    /** @return the means of the latent variables */
    Means means() {
        return m_means;
    }

    /** @return an age in whole years */
    int drawAge(final Draws draws) {
        return (int)Math.rint(draws.truncatedGaussian(m_age.mean, m_age.sd, m_age.youngest, m_age.oldest));
    }

    /** @return a largest diameter in mm that the part of the spine has room for */
    double drawDiameter(final VertebralLevel level, final Draws draws) {
        final double variance = StrictMath.log(1 + m_diameter.sd * m_diameter.sd / (m_diameter.mean * m_diameter.mean));
        final double mean = StrictMath.log(m_diameter.mean) - variance / 2;
        return StrictMath.exp(draws.truncatedGaussian(mean, Math.sqrt(variance), StrictMath.log(m_diameter.smallest),
            StrictMath.log(Math.min(m_diameter.largest, level.largestLesion()))));
    }

    /** @return whether the patient is a man */
    boolean drawMale(final Draws draws) {
        return draws.chance(m_maleShare);
    }

    /** @return the part of the spine the lesion is in */
    VertebralLevel drawLevel(final Draws draws) {
        final VertebralLevel[] levels = VertebralLevel.values();
        double remaining = draws.uniform(0, 1);
        for (int i = 0; i < levels.length - 1; i++) {
            remaining -= m_levelShares[i];
            if (remaining < 0) {
                return levels[i];
            }
        }
        return levels[levels.length - 1];
    }
}
