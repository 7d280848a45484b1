package org.radiomics.knime.feature.phantom;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.radiomics.knime.feature.Monitor;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;

/** Makes one patient: draws, scans, reads, writes the files, and tells the patient's rows of both tables. */
final class PhantomPatient {

    private final Member m_member;

    private final Draws m_draws;

    private final PatientDraw m_patient;

    /**
     * @param member the place in the cohort
     * @param draws this patient's own random numbers
     */
    PhantomPatient(final Member member, final Draws draws) {
        m_member = member;
        m_draws = draws;
        m_patient = PatientDraw.draw(member.diagnosis(), draws.child("patient"));
    }

    /**
     * Scans and reads on both sequences and writes images and masks.
     *
     * @param folder where to
     * @param monitor asked between two steps
     * @return this patient's rows of the manifest
     * @throws IOException if a file cannot be written
     */
    List<String> write(final CohortFolder folder, final Monitor monitor) throws IOException {
        final Stature stature = m_patient.stature();
        final SpineAnatomy anatomy = new SpineAnatomy(stature, m_draws.child("anatomy"));
        final Lesion lesion = new Lesion(m_patient.lesion(), stature, m_draws.child("lesion"));
        final CoilField coil = new CoilField(stature, m_draws.child("coil"));
        final Draws positioning = m_draws.child("pose");
        final Pose pose = Pose.draw(positioning);
        final double[] direction = pose.sagittalDirection(positioning);

        final List<String> rows = new ArrayList<>();
        for (final PulseSequence sequence : PulseSequence.values()) {
            monitor.checkCancelled();
            final Draws draws = m_draws.child(sequence.label());
            final Pose moved = pose.moved(draws.child("motion"));
            final Scene scene = new Scene(anatomy, lesion, sequence);
            final ScanGrid grid = ScanGrid.plan(sequence, lesion, moved, direction, draws.child("grid"));
            final Volume image = new Scanner(scene, grid, coil, draws.child("scanner")).scan();
            final String imagePath = folder.writeImage(image, m_member.id() + "_" + sequence.label());
            final Reader reader = new Reader(draws.child("reader"));
            for (final Reading reading : m_member.readings()) {
                monitor.checkCancelled();
                final Mask mask = reader.outline(reading, scene, grid);
                final String maskPath =
                    folder.writeMask(mask, m_member.id() + "_" + sequence.label() + "_" + reading.label());
                rows.add(String.join(",", m_member.id(), sequence.label(), reading.label(), imagePath, maskPath,
                    String.valueOf(mask.label())));
            }
        }
        return rows;
    }

    /** @return this patient's row of the clinical table */
    String clinicalRow() {
        final ClinicalFindings findings = m_patient.findings();
        return String.join(",", m_member.id(), m_member.diagnosis().name(), findings.male() ? "male" : "female",
            String.valueOf(findings.age()), String.format(Locale.ROOT, "%.1f", findings.diameter() / 10),
            findings.irregularShape() ? "irregular" : "regular", findings.unevenSignal() ? "uneven" : "uniform",
            findings.unclearBoundaries() ? "unclear" : "clear", findings.level().label());
    }
}
