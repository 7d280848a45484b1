package org.radiomics.knime.stats.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.evaluation.Calibration;
import org.radiomics.knime.stats.evaluation.DecisionCurve;
import org.radiomics.knime.stats.evaluation.Interval;
import org.radiomics.knime.stats.evaluation.PartialArea;
import org.radiomics.knime.stats.evaluation.Roc;
import org.radiomics.knime.stats.report.Picture;

class CurvePlotsTest {

    /** One of the four pairs of positive and negative row is in the wrong order. */
    private static final Roc THREE_QUARTERS =
        Roc.of(new boolean[]{true, true, false, false}, new double[]{0.9, 0.4, 0.6, 0.1});

    private static final double[] GRID = {0.1, 0.5, 0.9};

    @Test
    void rocPlotGivesAreasInTheLegendOfEveryPanel() {
        final RocPlot.Curve curve = new RocPlot.Curve("Nomogram", THREE_QUARTERS);

        final DrawnPicture picture = DrawnPicture.of(RocPlot.draw("roc", "", "SSM",
            List.of(new RocPlot.Panel("Training", List.of(curve)), new RocPlot.Panel("Validation",
            List.of(curve, curve)))));

        assertThat(picture.texts()).contains("Training", "Validation", "Sensitivity for SSM", "1 \u2212 specificity");
        assertThat(picture.texts()).filteredOn(text -> text.startsWith("Nomogram: AUC 0.750 (")).hasSize(3);
    }

    @Test
    void rocPlotGivesTheIntervalThatItIsTold() {
        final RocPlot.Curve curve = new RocPlot.Curve("Nomogram", THREE_QUARTERS, new Interval(0.125, 0.875));

        final DrawnPicture picture =
            DrawnPicture.of(RocPlot.draw("roc", "", "SSM", List.of(new RocPlot.Panel("Training", List.of(curve)))));

        assertThat(picture.texts()).contains("Nomogram: AUC 0.750 (0.125\u20130.875)");
    }

    @Test
    void rocPlotShadesThePartWhoseAreaIsReported() {
        final List<RocPlot.Panel> panels =
            List.of(new RocPlot.Panel("Training", List.of(new RocPlot.Curve("Nomogram", THREE_QUARTERS))));

        final int plain = shapes(RocPlot.draw("roc", "", "SSM", panels));
        final int shaded =
            shapes(RocPlot.draw("roc", "", "SSM", panels, Optional.of(PartialArea.betweenSpecificities(0.8, 1))));

        assertThat(shaded).isGreaterThan(plain);
    }

    private static int shapes(final Picture picture) {
        final DrawnPicture drawn = DrawnPicture.of(picture);
        return drawn.elements("path").size() + drawn.elements("rect").size() + drawn.elements("polygon").size();
    }

    @Test
    void decisionCurvePlotDrawsABandPerModelThatHasOne() {
        final Map<String, double[]> model = Map.of("Nomogram", new double[]{0.9, 0.4, 0.6, 0.1, 0.2});
        final boolean[] positive = {true, true, false, false, false};

        final int plain = shapes(DecisionCurvePlot.draw("dca", "", "SSM",
            List.of(new DecisionCurvePlot.Panel("Validation", DecisionCurve.withDefaults().compute(positive, model)))));
        final int banded = shapes(DecisionCurvePlot.draw("dca", "", "SSM", List.of(new DecisionCurvePlot.Panel(
            "Validation", DecisionCurve.withDefaults().withBands(50, 1).compute(positive, model)))));

        assertThat(banded).isEqualTo(plain + 1);
    }

    @Test
    void rocPlotGrowsWithItsPanels() {
        final RocPlot.Panel panel = new RocPlot.Panel("Training",
            List.of(new RocPlot.Curve("Nomogram", THREE_QUARTERS)));

        final int one = DrawnPicture.of(RocPlot.draw("roc", "", "SSM", List.of(panel))).width();
        final int two = DrawnPicture.of(RocPlot.draw("roc", "", "SSM", List.of(panel, panel))).width();

        assertThat(two).isEqualTo(2 * one);
    }

    private static Calibration.Result calibration(final Optional<Calibration.Correction> correction) {
        return new Calibration.Result(GRID, GRID, correction, 3, 0, 0.2, 0.2, 0, 1, 0, 0, 0, 0, "", null);
    }

    @Test
    void calibrationPlotShowsBothCurvesOfTrainingRows() {
        final Calibration.Correction correction = new Calibration.Correction(new double[]{0.2, 0.5, 0.8}, 0.05, 0.1,
            List.of(), 1000, new Calibration.Failures(0, 0, 0), Optional.of(1L));

        final DrawnPicture picture = DrawnPicture.of(CalibrationPlot.draw("calibration", "", "SSM",
            List.of(new CalibrationPlot.Panel("Training", calibration(Optional.of(correction)), GRID))));

        assertThat(picture.texts()).contains("Apparent", "Bias-corrected", "Ideal", "Predicted probability of SSM",
            "Actual probability of SSM");
    }

    @Test
    void calibrationPlotOfOtherRowsDoesNotSpeakOfCorrection() {
        final DrawnPicture picture = DrawnPicture.of(CalibrationPlot.draw("calibration", "", "SSM",
            List.of(new CalibrationPlot.Panel("Validation", calibration(Optional.empty()), GRID))));

        assertThat(picture.texts()).contains("Observed", "Ideal").doesNotContain("Bias-corrected", "Apparent");
    }

    @Test
    void calibrationPlotMarksEveryRowThatHasAProbability() {
        final int three = marks(new double[]{0.2, 0.3, 0.7});

        assertThat(marks(new double[]{0.2, Double.NaN, 0.7})).isEqualTo(three - 1);
    }

    private static int marks(final double[] probability) {
        return DrawnPicture.of(CalibrationPlot.draw("calibration", "", "SSM",
            List.of(new CalibrationPlot.Panel("Validation", calibration(Optional.empty()), probability))))
            .elements("path").size();
    }

    @Test
    void calibrationPlotOfTooFewRowsShowsTheIdealOnly() {
        final Calibration.Result none =
            Calibration.withDefaults().assess(new boolean[]{true, false}, new double[]{0.8, 0.3});

        final DrawnPicture picture = DrawnPicture.of(CalibrationPlot.draw("calibration", "", "SSM",
            List.of(new CalibrationPlot.Panel("Validation", none, new double[]{0.8, 0.3}))));

        assertThat(picture.texts()).contains("Ideal").doesNotContain("Observed");
    }

    @Test
    void decisionCurvePlotComparesModelsWithAllAndNone() {
        final DecisionCurve.Result curves = DecisionCurve.withDefaults().compute(
            new boolean[]{true, true, false, false, false}, Map.of("Nomogram", new double[]{0.9, 0.4, 0.6, 0.1, 0.2}));

        final DrawnPicture picture = DrawnPicture
            .of(DecisionCurvePlot.draw("dca", "", "SSM", List.of(new DecisionCurvePlot.Panel("Validation", curves))));

        assertThat(picture.texts()).contains("Validation", "Nomogram", "All SSM", "None", "Net benefit",
            "Threshold probability of SSM");
    }

    /** Treating all falls to -59 at threshold 0.99 here; the models between 0 and 0.4 are what matters. */
    @Test
    void decisionCurvePlotDoesNotShrinkModelsForTreatingAll() {
        final DecisionCurve.Result curves = DecisionCurve.withDefaults().compute(
            new boolean[]{true, true, false, false, false}, Map.of("Nomogram", new double[]{0.9, 0.4, 0.6, 0.1, 0.2}));

        final DrawnPicture picture = DrawnPicture
            .of(DecisionCurvePlot.draw("dca", "", "SSM", List.of(new DecisionCurvePlot.Panel("Validation", curves))));

        assertThat(picture.texts()).contains("0.40").noneMatch(text -> text.matches("-(0\\.[1-9].*|[1-9].*)"));
    }
}
