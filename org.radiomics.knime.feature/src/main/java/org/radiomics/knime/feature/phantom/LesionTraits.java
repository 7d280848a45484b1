package org.radiomics.knime.feature.phantom;

/**
 * What one lesion is like, in physical terms.
 *
 * @param diameter largest diameter in mm
 * @param irregularity amplitude of the surface's bumps as a fraction of the mean radius
 * @param transition scale in mm on which tumour gives way to healthy tissue; the step from 10 to 90 % is 4.4 times
 *            wider
 * @param heterogeneity SD of the logarithm of T2 inside the lesion
 * @param grain length in mm on which T2 varies
 * @param t1 mean T1 of the tumour in ms
 * @param t2 mean T2 of the tumour in ms
 * @param residue mean share of marrow left between tumour cells, 0 to 1
 * @param necrosis share of the core that is liquid, 0 to 1
 * @param sclerosis share of the lesion that is dense bone, 0 to 1
 * @param oedema share of water in the marrow next to the lesion that replaces fat, 0 to 1
 */
record LesionTraits(double diameter, double irregularity, double transition, double heterogeneity, double grain,
    double t1, double t2, double residue, double necrosis, double sclerosis, double oedema) {
}
