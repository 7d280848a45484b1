package org.radiomics.knime.feature.phantom;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

import org.radiomics.knime.feature.Monitor;

/**
 * A synthetic study of solitary spinal metastasis (SSM) and solitary primary spinal tumour (SPST): sagittal
 * T1-weighted and fat-saturated T2-weighted MR of one lesion per patient, outlines by two readers, and a clinical
 * table, after the study of Li et al. 2023 (BMC Med Imaging, doi 10.1186/s12880-023-00978-8).
 * <p>
 * {@link #generate} writes {@code images/<patient>_<sequence>.nii.gz} (16-bit integers), {@code
 * masks/<patient>_<sequence>_<reading>.nii.gz} (label 1), {@code manifest.csv} (patient, sequence, reading, image,
 * mask, label; paths relative to it), {@code clinical.csv} (patient, diagnosis, gender, age in years, max_diameter in
 * cm, shape, signal, boundaries, location) and {@code SYNTHETIC.txt}, which says what this is. Each patient's random
 * numbers come from the seed and the patient's number alone, so that neither the threads nor their order matter: the
 * same settings give the same bytes (compressed files: with the same version of Java's zlib).
 */
public final class PhantomCohort {

    /** The diagnosis of a metastasis, the positive level. */
    public static final String POSITIVE = Diagnosis.SSM.name();

    /** The diagnosis of a primary tumour. */
    public static final String NEGATIVE = Diagnosis.SPST.name();

    private static final int STUDY_PATIENTS = 135;

    private static final int STUDY_METASTASES = 69;

    private static final int STUDY_REREADINGS = 10;

    private final int m_patients;

    private final long m_seed;

    private final double m_metastasisShare;

    private final int m_rereadings;

    private PhantomCohort(final int patients, final long seed, final double metastasisShare, final int rereadings) {
        m_patients = patients;
        m_seed = seed;
        m_metastasisShare = metastasisShare;
        m_rereadings = rereadings;
    }

    /**
     * Where a cohort was written.
     *
     * @param manifest one row per patient, sequence and reading
     * @param clinical one row per patient
     * @param metastases number of patients with a metastasis
     * @param primaries number of patients with a primary tumour
     */
    public record Result(Path manifest, Path clinical, int metastases, int primaries) {
    }

    /** @return the study's cohort: 135 patients, 69 of them with a metastasis, 10 + 10 outlined again, seed 1 */
    public static PhantomCohort withDefaults() {
        return new PhantomCohort(STUDY_PATIENTS, 1, (double)STUDY_METASTASES / STUDY_PATIENTS, STUDY_REREADINGS);
    }

    /**
     * @param patients number of patients
     * @return a cohort of that size
     * @throws IllegalArgumentException if there are fewer than 2
     */
    public PhantomCohort withPatients(final int patients) {
        if (patients < 2) {
            throw new IllegalArgumentException(
                "A phantom cohort of " + patients + " patients has no two groups; ask for at least 2.");
        }
        return new PhantomCohort(patients, m_seed, m_metastasisShare, m_rereadings);
    }

    /** @return a cohort with other random numbers; the same seed gives the same cohort */
    public PhantomCohort withSeed(final long seed) {
        return new PhantomCohort(m_patients, seed, m_metastasisShare, m_rereadings);
    }

    /**
     * @param share of the patients that have a metastasis; rounded so that each group has a patient
     * @return a cohort with that share
     * @throws IllegalArgumentException if the share is not between 0 and 1
     */
    public PhantomCohort withMetastasisShare(final double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException(
                "The share of metastases is " + share + "; it must lie between 0 and 1.");
        }
        return new PhantomCohort(m_patients, m_seed, share, m_rereadings);
    }

    /**
     * @param perGroup how many lesions of each group are outlined again by both readers; all, if the group is smaller
     * @return a cohort with that many re-readings
     * @throws IllegalArgumentException if the number is negative
     */
    public PhantomCohort withRereadings(final int perGroup) {
        if (perGroup < 0) {
            throw new IllegalArgumentException("The number of re-readings is " + perGroup + "; it cannot be negative.");
        }
        return new PhantomCohort(m_patients, m_seed, m_metastasisShare, perGroup);
    }

    /** @return number of patients */
    public int patients() {
        return m_patients;
    }

    /** @return the seed */
    public long seed() {
        return m_seed;
    }

    /**
     * Makes the cohort. Nothing half-written is left behind by a failure or a cancellation.
     *
     * @param folder made if absent; an earlier phantom cohort in it is replaced
     * @param monitor told after each patient, asked between two steps of a patient
     * @param executor runs one task per patient while this thread waits
     * @return where the tables are
     * @throws IOException if a file cannot be written, or the folder holds something else
     * @throws java.util.concurrent.CancellationException if the monitor says so or this thread is interrupted
     */
    public Result generate(final Path folder, final Monitor monitor, final Executor executor) throws IOException {
        monitor.checkCancelled();
        final int metastases = Math.max(1, Math.min(m_patients - 1, (int)Math.rint(m_metastasisShare * m_patients)));
        final int primaries = m_patients - metastases;
        final Draws draws = new Draws(m_seed);
        final List<Member> members = Member.roster(metastases, primaries, m_rereadings, draws.child("roster"));
        try (CohortFolder target = new CohortFolder(folder)) {
            final List<PatientRows> rows = new PatientTasks(monitor, executor).run(members, member -> {
                final PhantomPatient patient = new PhantomPatient(member, draws.child(member.id()));
                return new PatientRows(patient.write(target, monitor), patient.clinicalRow());
            });
            final List<String> manifest = new ArrayList<>(List.of("patient,sequence,reading,image,mask,label"));
            final List<String> clinical = new ArrayList<>(
                List.of("patient,diagnosis,gender,age,max_diameter,shape,signal,boundaries,location"));
            for (final PatientRows patient : rows) {
                manifest.addAll(patient.manifest());
                clinical.add(patient.clinical());
            }
            target.writeLines(CohortFolder.MANIFEST, manifest);
            target.writeLines(CohortFolder.CLINICAL, clinical);
            target.writeLines(CohortFolder.NOTE, note(metastases, primaries));
            monitor.checkCancelled();
            target.publish();
        }
        return new Result(folder.resolve(CohortFolder.MANIFEST), folder.resolve(CohortFolder.CLINICAL), metastases,
            primaries);
    }

    private List<String> note(final int metastases, final int primaries) {
        return List.of("This cohort is synthetic: computed images of patients that do not exist.",
            "Made by " + PhantomCohort.class.getName() + ", seed " + m_seed + ", " + m_patients + " patients ("
                + metastases + " " + POSITIVE + ", " + primaries + " " + NEGATIVE + "), re-readings of up to "
                + m_rereadings + " per group.");
    }

    /** What one patient adds to the two tables. */
    private record PatientRows(List<String> manifest, String clinical) {
    }
}
