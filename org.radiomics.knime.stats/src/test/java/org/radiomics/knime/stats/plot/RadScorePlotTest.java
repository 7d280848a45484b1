package org.radiomics.knime.stats.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.cohort.Outcome;
import org.radiomics.knime.stats.cohort.Role;

class RadScorePlotTest {

    private static final boolean[] POSITIVE = {true, false, true, false, true, false};

    private static final Role[] ROLES = {Role.TRAINING, Role.TRAINING, Role.TRAINING, Role.VALIDATION, Role.VALIDATION,
        Role.VALIDATION};

    private static DrawnPicture draw(final double[] score, final Role[] roles) {
        return DrawnPicture.of(
            RadScorePlot.draw("score", "", "Rad-score", score, new Outcome("diagnosis", "SPST", "SSM", POSITIVE),
            roles));
    }

    @Test
    void countsRowsByRoleAndLevelWithoutMissingScores() {
        final DrawnPicture picture = draw(new double[]{1, 0, Double.NaN, 0.2, 1.5, -0.3}, ROLES);

        assertThat(picture.texts()).containsSubsequence("training", "SPST (n = 1)", "SSM (n = 1)")
            .containsSubsequence("validation", "SPST (n = 2)", "SSM (n = 1)").contains("Rad-score", "diagnosis");
    }

    @Test
    void hasOnePanelPerRoleThatOccurs() {
        final Role[] training = new Role[6];
        Arrays.fill(training, Role.TRAINING);

        final DrawnPicture picture = draw(new double[]{1, 2, 3, 4, 5, 6}, training);

        assertThat(picture.texts()).contains("training").doesNotContain("validation");
    }

    @Test
    void drawsAConstantScore() {
        assertThat(draw(new double[]{1, 1, 1, 1, 1, 1}, ROLES).texts()).contains("1.0");
    }

    @Test
    void refusesAColumnWithoutScores() {
        final double[] missing = new double[6];
        Arrays.fill(missing, Double.NaN);

        assertThatThrownBy(() -> draw(missing, ROLES))
            .hasMessage("Every \"Rad-score\" is missing. Choose a column with scores.");
    }

    @Test
    void refusesScoresOfOtherRows() {
        assertThatThrownBy(() -> draw(new double[]{1, 2}, ROLES))
            .hasMessageContaining("2 scores, 6 outcomes and 6 roles");
    }
}
