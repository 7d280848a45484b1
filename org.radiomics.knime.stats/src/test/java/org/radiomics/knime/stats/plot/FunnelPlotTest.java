package org.radiomics.knime.stats.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.report.FunnelStep;

class FunnelPlotTest {

    @Test
    void saysHowManyFeaturesAreLeftAndTheirShare() {
        final DrawnPicture picture = DrawnPicture.of(FunnelPlot.draw("funnel", "",
            List.of(new FunnelStep("extracted", 2818), new FunnelStep("ICC > 0.75", 2732), new FunnelStep("LASSO",
            26))));

        // 2732 / 2818 = 0.9695, 26 / 2818 = 0.0092
        assertThat(picture.texts()).containsExactly("extracted", "2,818", "ICC > 0.75", "2,732 (96.9 %)", "LASSO",
            "26 (0.9 %)");
    }

    @Test
    void drawsBarsAsLongAsTheNumberOfFeatures() {
        final DrawnPicture picture = DrawnPicture.of(
            FunnelPlot.draw("funnel", "", List.of(new FunnelStep("all", 400), new FunnelStep("some", 100))));

        final List<Double> lengths = picture.elements("rect").stream().filter(bar -> bar.getAttribute("height")
            .equals("20"))
            .map(bar -> Double.valueOf(bar.getAttribute("width"))).toList();
        assertThat(lengths).hasSize(2);
        assertThat(lengths.get(1)).isCloseTo(lengths.get(0) / 4, within(0.01));
    }

    @Test
    void staysWithinThePicture() {
        final DrawnPicture picture = DrawnPicture.of(FunnelPlot.draw("funnel", "",
            List.of(new FunnelStep("a step with quite a long name, longer than most", 5), new FunnelStep("more",
            123456))));

        assertThat(picture.placedTexts()).allMatch(text -> text.left() >= 0 && text.right() <= picture.width());
    }

    @Test
    void needsAStep() {
        assertThatThrownBy(() -> FunnelPlot.draw("funnel", "", List.of())).hasMessageContaining("at least one step");
    }
}
