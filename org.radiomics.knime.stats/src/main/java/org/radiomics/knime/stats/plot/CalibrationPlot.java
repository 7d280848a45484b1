package org.radiomics.knime.stats.plot;

import java.awt.Color;
import java.awt.geom.Line2D;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.data.xy.DefaultXYDataset;
import org.radiomics.knime.stats.evaluation.Calibration;
import org.radiomics.knime.stats.report.Picture;

/**
 * Calibration curves: actual against predicted probability, apparent and corrected for optimism, beside the ideal line.
 * The ticks at the top are the predictions of the single rows.
 */
public final class CalibrationPlot {

    private static final int PANEL_WIDTH = 440;

    private static final int HEIGHT = 480;

    /**
     * The curves of one set of rows.
     *
     * @param title the set's name
     * @param calibration of the set; without a curve the panel shows the rows only
     * @param probability predicted for every row; NaN where missing
     */
    public record Panel(String title, Calibration.Result calibration, double[] probability) {
    }

    private CalibrationPlot() {
    }

    /**
     * Draws the picture.
     *
     * @param name of the output
     * @param caption for readers
     * @param positiveLevel the level of the outcome whose probability is predicted
     * @param panels from left to right, at least one
     * @return the picture
     */
    public static Picture draw(final String name, final String caption, final String positiveLevel,
        final List<Panel> panels) {
        return new PictureCanvas(name, caption, PANEL_WIDTH * panels.size(), HEIGHT)
            .draw(panels.stream().map(panel -> chart(panel, positiveLevel)).toList());
    }

    private static JFreeChart chart(final Panel panel, final String positiveLevel) {
        final XYPlot plot = PlotStyle.plot(PlotStyle.unitAxis("Predicted probability of " + positiveLevel),
            PlotStyle.unitAxis("Actual probability of " + positiveLevel));
        final DefaultXYDataset curves = new DefaultXYDataset();
        final XYLineAndShapeRenderer renderer = PlotStyle.addLines(plot, curves);
        final Calibration.Result calibration = panel.calibration();
        if (calibration.predicted().length > 0) {
            addCurve(curves, renderer, calibration.correction().isPresent() ? "Apparent" : "Observed",
                calibration.predicted(), calibration.apparent(), 1);
        }
        calibration.correction().ifPresent(correction -> addCurve(curves, renderer, "Bias-corrected",
            calibration.predicted(), correction.corrected(), 0));
        PlotStyle.addReferenceLine(plot, new double[]{0, 1}, new double[]{0, 1}).setSeriesVisibleInLegend(0, true);
        addRows(plot, DoubleStream.of(panel.probability()).filter(p -> !Double.isNaN(p)).toArray());
        PlotStyle.addLegend(plot, 0.98, 0.03, RectangleAnchor.BOTTOM_RIGHT);
        return PlotStyle.chart(panel.title(), plot);
    }

    private static void addCurve(final DefaultXYDataset curves, final XYLineAndShapeRenderer renderer,
        final String label, final double[] x, final double[] y, final int style) {
        final int series = PlotStyle.addSeries(curves, label, x, y);
        renderer.setSeriesPaint(series, PlotStyle.series(style));
        renderer.setSeriesStroke(series, PlotStyle.line(style));
    }

    private static void addRows(final XYPlot plot, final double[] rows) {
        final double[] top = new double[rows.length];
        Arrays.fill(top, 1);
        final DefaultXYDataset data = new DefaultXYDataset();
        PlotStyle.addSeries(data, "rows", rows, top);
        final XYLineAndShapeRenderer renderer = PlotStyle.addLines(plot, data);
        renderer.setSeriesLinesVisible(0, false);
        renderer.setSeriesShapesVisible(0, true);
        renderer.setSeriesShapesFilled(0, false);
        renderer.setSeriesShape(0, new Line2D.Double(0, 1, 0, 9));
        renderer.setSeriesOutlineStroke(0, PlotStyle.HAIRLINE);
        renderer.setSeriesStroke(0, PlotStyle.HAIRLINE);
        renderer.setSeriesPaint(0, PlotStyle.translucent(Color.BLACK, 130));
        renderer.setSeriesVisibleInLegend(0, false);
    }
}
