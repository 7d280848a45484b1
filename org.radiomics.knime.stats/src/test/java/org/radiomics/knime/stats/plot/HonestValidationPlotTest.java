package org.radiomics.knime.stats.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.Monitor;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.selection.AnovaFilter;
import org.radiomics.knime.stats.validation.AnalysisChain;
import org.radiomics.knime.stats.validation.HonestValidation;
import org.radiomics.knime.stats.validation.Patients;

class HonestValidationPlotTest {

    private static final int PATIENTS = 40;

    private static DrawnPicture draw(final int features, final double shift, final double alpha) {
        final Random random = new Random(2);
        final boolean[] positive = new boolean[PATIENTS];
        final double[][] values = new double[features][PATIENTS];
        final List<String> names = new ArrayList<>();
        for (int j = 0; j < features; j++) {
            names.add("T1WI_wavelet-LLH_glcm_a_name_that_is_longer_than_any_feature_has_" + j);
            for (int i = 0; i < PATIENTS; i++) {
                positive[i] = i % 2 == 0;
                values[j][i] = random.nextGaussian() + (positive[i] ? shift : 0);
            }
        }
        final Patients patients = new Patients(TrainingRows.of(names, values, positive),
            IntStream.range(0, PATIENTS).mapToObj(i -> "P" + i).toList());
        final HonestValidation.Result result = HonestValidation.withDefaults()
            .withChain(
                AnalysisChain.withDefaults().withSelectors(List.of(AnovaFilter.withDefaults().withAlpha(alpha))))
            .withCrossValidation(1, 4).validate(patients, names, List.of(), Runnable::run, Monitor.NONE);
        return DrawnPicture.of(HonestValidationPlot.draw("honest", "", patients.rows().outcome(), result));
    }

    @Test
    void legendNamesBothCurvesAndBarsTheFeaturesByStartAndEnd() {
        final DrawnPicture picture = draw(3, 3, 0.05);
        assertThat(picture.texts()).anyMatch(text -> text.startsWith("Rad-score, held out: AUC "))
            .anyMatch(text -> text.startsWith("Rad-score, apparent: AUC "))
            .anyMatch(text -> text.startsWith("T1WI_wavelet") && text.contains("\u2026") && text.endsWith("_has_0"))
            .contains("100 %");
    }

    @Test
    void signatureWithoutFeaturesIsSaid() {
        assertThat(draw(3, 0, 1e-9).texts()).contains("No feature entered any signature.");
    }
}
