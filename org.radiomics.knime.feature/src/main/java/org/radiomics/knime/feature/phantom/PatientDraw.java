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

    private static final Magnitude IRREGULARITY = new Magnitude(0.10, 0.45, 2);

    private static final Magnitude TRANSITION = new Magnitude(0.45, 0.55, 2.5);

    private static final Magnitude HETEROGENEITY = new Magnitude(0.17, 0.45, 2.2);

    private static final Magnitude GRAIN = new Magnitude(5, 0.35, 3);

    private static final Magnitude T1 = new Magnitude(1250, 0.13, 3);

    private static final Magnitude T2 = new Magnitude(85, 0.20, 3);

    private static final Share RESIDUE = new Share(1, -2.2, 0.8);

    private static final Share NECROSIS = new Share(0.5, -2, 1.3);

    private static final Share SCLEROSIS = new Share(0.4, -2.5, 1.3);

    private static final Share OEDEMA = new Share(0.4, -0.5, 1);

    /** SD of what oedema owes to other causes than infiltration. */
    private static final double OEDEMA_SD = 0.7;

    /**
     * How a latent variable becomes a positive quantity.
     *
     * @param usual the quantity at 0
     * @param perUnit by how much its logarithm rises per unit
     * @param cap where the latent variable is cut
     */
    private record Magnitude(double usual, double perUnit, double cap) {
        double at(final double latent) {
            return usual * StrictMath.exp(perUnit * Math.min(cap, latent));
        }
    }

    /**
     * How a latent variable becomes a share.
     *
     * @param most the share that is never reached
     * @param logit of the share relative to the most, at 0
     * @param perUnit by how much the logit rises per unit
     */
    private record Share(double most, double logit, double perUnit) {
        double at(final double latent) {
            return most / (1 + StrictMath.exp(-logit - perUnit * latent));
        }
    }

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
        final LesionTraits lesion = new LesionTraits(diameter, IRREGULARITY.at(irregularity),
            TRANSITION.at(infiltration), HETEROGENEITY.at(heterogeneity), GRAIN.at(latent.gaussian(means.grain(), 1)),
            T1.at(latent.gaussian(means.t1(), 1)), T2.at(latent.gaussian(means.t2(), 1)),
            RESIDUE.at(latent.gaussian(means.residue(), 1)), NECROSIS.at(latent.gaussian(means.necrosis(), 1)),
            SCLEROSIS.at(latent.gaussian(means.sclerosis(), 1)),
            OEDEMA.at(infiltration + latent.gaussian(0, OEDEMA_SD)));

        final Draws reading = draws.child("findings");
        final ClinicalFindings findings = new ClinicalFindings(male, age, diameter * reading.gaussian(1, MEASURING_SD),
            irregularity + reading.gaussian(0, READING_SD) > 0, heterogeneity + reading.gaussian(0, READING_SD) > 0,
            infiltration + reading.gaussian(0, READING_SD) > 0, level);
        return new PatientDraw(diagnosis, stature, lesion, findings);
    }
}
