package org.radiomics.knime.feature.phantom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Shares and means are those of the study's Table 1 (Li et al. 2023), training and validation patients together; the
 * tolerances are about the standard errors of the study's own 69 and 66 patients.
 */
class PatientDrawTest {

    private static final int PATIENTS = 6000;

    private static List<PatientDraw> metastases;

    private static List<PatientDraw> primaries;

    @BeforeAll
    static void draw() {
        metastases = draw(Diagnosis.SSM);
        primaries = draw(Diagnosis.SPST);
    }

    private static List<PatientDraw> draw(final Diagnosis diagnosis) {
        final List<PatientDraw> patients = new ArrayList<>();
        for (int i = 0; i < PATIENTS; i++) {
            patients.add(PatientDraw.draw(diagnosis, new Draws(i)));
        }
        return patients;
    }

    private static DescriptiveStatistics statistics(final List<PatientDraw> patients,
        final ToDoubleFunction<PatientDraw> value) {
        final DescriptiveStatistics statistics = new DescriptiveStatistics();
        patients.forEach(patient -> statistics.addValue(value.applyAsDouble(patient)));
        return statistics;
    }

    private static double share(final List<PatientDraw> patients, final Predicate<ClinicalFindings> predicate) {
        return patients.stream().filter(patient -> predicate.test(patient.findings())).count() / (double)PATIENTS;
    }

    @Test
    void agesFollowTheStudy() {
        // (49 x 59.73 + 20 x 58.15) / 69 and (49 x 49.16 + 17 x 51.35) / 66
        final DescriptiveStatistics old = statistics(metastases, patient -> patient.findings().age());
        assertThat(old.getMean()).isCloseTo(59.3, within(1.0));
        assertThat(old.getStandardDeviation()).isCloseTo(9.3, within(1.0));
        final DescriptiveStatistics mixed = statistics(primaries, patient -> patient.findings().age());
        assertThat(mixed.getMean()).isCloseTo(49.7, within(2.0));
        assertThat(mixed.getStandardDeviation()).isCloseTo(19.3, within(2.0));
    }

    @Test
    void findingsFollowTheStudy() {
        // (30 + 12) / 69, (18 + 7) / 66; (10 + 8) / 69, (26 + 13) / 66; (14 + 6) / 69, (13 + 4) / 66
        assertThat(share(metastases, findings -> !findings.unevenSignal())).isCloseTo(0.609, within(0.03));
        assertThat(share(primaries, findings -> !findings.unevenSignal())).isCloseTo(0.379, within(0.03));
        assertThat(share(metastases, findings -> !findings.unclearBoundaries())).isCloseTo(0.261, within(0.03));
        assertThat(share(primaries, findings -> !findings.unclearBoundaries())).isCloseTo(0.591, within(0.03));
        assertThat(share(metastases, findings -> !findings.irregularShape())).isCloseTo(0.290, within(0.03));
        assertThat(share(primaries, findings -> !findings.irregularShape())).isCloseTo(0.258, within(0.03));
    }

    @Test
    void gendersFollowTheStudy() {
        // (25 + 13) / 69 and (23 + 8) / 66
        assertThat(share(metastases, ClinicalFindings::male)).isCloseTo(0.551, within(0.03));
        assertThat(share(primaries, ClinicalFindings::male)).isCloseTo(0.470, within(0.03));
    }

    @Test
    void primaryTumoursAreLargerOnAverage() {
        final DescriptiveStatistics small = statistics(metastases, patient -> patient.findings().diameter());
        assertThat(small.getMean()).isCloseTo(31.6, within(2.0));
        assertThat(small.getStandardDeviation()).isCloseTo(13.4, within(3.0));
        final DescriptiveStatistics large = statistics(primaries, patient -> patient.findings().diameter());
        assertThat(large.getMean()).isBetween(38.0, 49.0);
    }

    @Test
    void findingsComeFromTheSameTraitsAsThePictures() {
        final List<PatientDraw> all = new ArrayList<>(metastases);
        all.addAll(primaries);
        final double uneven = all.stream().filter(patient -> patient.findings().unevenSignal())
            .mapToDouble(patient -> patient.lesion().heterogeneity()).average().orElseThrow();
        final double uniform = all.stream().filter(patient -> !patient.findings().unevenSignal())
            .mapToDouble(patient -> patient.lesion().heterogeneity()).average().orElseThrow();
        assertThat(uneven).isGreaterThan(1.5 * uniform);
        final double unclear = all.stream().filter(patient -> patient.findings().unclearBoundaries())
            .mapToDouble(patient -> patient.lesion().transition()).average().orElseThrow();
        final double clear = all.stream().filter(patient -> !patient.findings().unclearBoundaries())
            .mapToDouble(patient -> patient.lesion().transition()).average().orElseThrow();
        assertThat(unclear).isGreaterThan(1.5 * clear);
    }

    @Test
    void everyPartOfTheSpineIsSeen() {
        for (final VertebralLevel level : VertebralLevel.values()) {
            assertThat(share(metastases, findings -> findings.level() == level)).isBetween(0.05, 0.5);
            assertThat(share(primaries, findings -> findings.level() == level)).isBetween(0.05, 0.5);
        }
    }
}
