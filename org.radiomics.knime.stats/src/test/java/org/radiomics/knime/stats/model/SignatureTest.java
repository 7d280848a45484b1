package org.radiomics.knime.stats.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.cohort.NumericColumn;

class SignatureTest {

    private static final Signature SIGNATURE = new Signature("diagnosis", "SPST", "SSM", 0.028, 0.1 + 0.2,
        List.of("T1WI_original_glcm_Contrast", "b"), new double[]{2, -1 / 3.0});

    @Test
    void scoreIsTheLinearCombination() {
        final Columns columns = new Columns(2, List.of(new NumericColumn("b", new double[]{3, Double.NaN}),
            new NumericColumn("T1WI_original_glcm_Contrast", new double[]{10, 1})));
        assertThat(SIGNATURE.score(columns)).containsExactly(0.1 + 0.2 + 20 - 1 / 3.0 * 3, Double.NaN);
    }

    @Test
    void jsonGivesTheSameSignatureBack() {
        final Signature read = Signature.fromJson(SIGNATURE.toJson());
        assertThat(read).usingRecursiveComparison().isEqualTo(SIGNATURE);
    }

    /** As written before signatures of numbers existed. */
    @Test
    void jsonOfTheFirstVersionIsReadAsLogOdds() {
        final Signature read = Signature.fromJson("{\"format\": \"radiomics-signature\", \"version\": 1, "
            + "\"outcome\": \"diagnosis\", \"negativeLevel\": \"SPST\", \"positiveLevel\": \"SSM\", \"lambda\": 0.028, "
            + "\"intercept\": 0.5, \"features\": [{\"name\": \"a\", \"coefficient\": 2.0}]}");
        assertThat(read.family()).isEqualTo(LassoFamily.BINOMIAL);
        assertThat(read.statement()).isEqualTo("a high one speaks for diagnosis = SSM");
        assertThat(read.coefficients()).containsExactly(2.0);
        assertThat(SIGNATURE.toJson()).contains("\"version\" : 1").doesNotContain("family");
    }

    @Test
    void aMissingFeatureIsNamed() {
        final Columns columns = new Columns(1, List.of(new NumericColumn("b", new double[]{3})));
        assertThatThrownBy(() -> SIGNATURE.score(columns)).hasMessage("The table lacks 1 of the signature's 2 "
            + "features: T1WI_original_glcm_Contrast. Extract them with the profile that the signature was made with.");
    }

    @Test
    void otherJsonIsRefused() {
        assertThatThrownBy(() -> Signature.fromJson("{\"format\": \"nomogram\", \"version\": 1}"))
            .hasMessageStartingWith("This is not a signature: its format is \"nomogram\", version 1");
        assertThatThrownBy(() -> Signature.fromJson("{")).hasMessageStartingWith("The signature is not valid JSON");
        assertThatThrownBy(() -> Signature.fromJson(SIGNATURE.toJson().replace("\"lambda\"", "\"mu\"")))
            .hasMessage("The signature's JSON lacks \"lambda\".");
    }
}
