package org.radiomics.knime.feature.phantom;

/**
 * One patient as drawn at random: body, lesion and clinical findings come from the same latent variables, each of SD 1
 * within a group; a finding is a latent variable with a reader's uncertainty, cut at 0.
 *
 * @param diagnosis the group
 * @param stature sizes of the spine
 * @param lesion traits of the lesion
 * @param findings the clinical row
 */
record PatientDraw(Diagnosis diagnosis, Stature stature, LesionTraits lesion, ClinicalFindings findings) {

    /** SD of the uncertainty with which a reader judges shape, signal and boundaries. */
    private static final double READING_SD = 0.5;

    /** Relative SD with which a diameter is measured. */
    private static final double MEASURING_SD = 0.05;

    /** Draws one patient of a group. */
    static PatientDraw draw(final Diagnosis diagnosis, final Draws draws) {
        final Draws person = draws.child("person");
        final boolean male = diagnosis.drawMale(person);
        final int age = diagnosis.drawAge(person);
        final VertebralLevel level = diagnosis.drawLevel(person);
        final Stature stature = Stature.draw(level, male, age, draws.child("stature"));

        final Diagnosis.Means means = diagnosis.means();
        final Draws latent = draws.child("lesion");
        final double diameter = diagnosis.drawDiameter(level, latent);
        final double heterogeneity = latent.gaussian(means.heterogeneity(), 1);
        final double infiltration = latent.gaussian(means.infiltration(), 1);
        final double irregularity = latent.gaussian(means.irregularity(), 1);
        final LesionTraits lesion = new LesionTraits(diameter,
            0.10 * StrictMath.exp(0.45 * Math.min(2, irregularity)),
            0.45 * StrictMath.exp(0.55 * Math.min(2.5, infiltration)),
            0.17 * StrictMath.exp(0.45 * Math.min(2.2, heterogeneity)),
            5.0 * StrictMath.exp(0.35 * latent.gaussian(means.grain(), 1)),
            1250 * StrictMath.exp(0.13 * latent.gaussian(means.t1(), 1)),
            85 * StrictMath.exp(0.20 * latent.gaussian(means.t2(), 1)),
            logistic(-2.2 + 0.8 * latent.gaussian(means.residue(), 1)),
            0.5 * logistic(-2.0 + 1.3 * latent.gaussian(means.necrosis(), 1)),
            0.4 * logistic(-2.5 + 1.3 * latent.gaussian(means.sclerosis(), 1)),
            0.4 * logistic(-0.5 + infiltration + latent.gaussian(0, 0.7)));

        final Draws reading = draws.child("findings");
        final ClinicalFindings findings = new ClinicalFindings(male, age, diameter * reading.gaussian(1, MEASURING_SD),
            irregularity + reading.gaussian(0, READING_SD) > 0, heterogeneity + reading.gaussian(0, READING_SD) > 0,
            infiltration + reading.gaussian(0, READING_SD) > 0, level);
        return new PatientDraw(diagnosis, stature, lesion, findings);
    }

    private static double logistic(final double value) {
        return 1 / (1 + StrictMath.exp(-value));
    }
}
