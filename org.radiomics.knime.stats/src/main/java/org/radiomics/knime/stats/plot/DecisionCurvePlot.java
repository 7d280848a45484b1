package org.radiomics.knime.stats.plot;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;
import org.radiomics.knime.stats.evaluation.DecisionCurve;
import org.radiomics.knime.stats.report.Picture;

/**
 * Decision curves: net benefit over threshold probability of several models, with their bands if they have some, of
 * treating all and of treating none.
 */
public final class DecisionCurvePlot {

    private static final int PANEL_WIDTH = 440;

    private static final int HEIGHT = 440;

    /** How far below 0 the picture goes, as a share of its highest curve: treating all falls without bound. */
    private static final double BELOW = 0.15;

    /**
     * The curves of one set of rows.
     *
     * @param title the set's name
     * @param curves of the set; the order of the models decides the colours
     */
    public record Panel(String title, DecisionCurve.Result curves) {
    }

    private DecisionCurvePlot() {
    }

    /**
     * Draws the picture.
     *
     * @param name of the output
     * @param caption for readers
     * @param positiveLevel the level of the outcome that is to be treated
     * @param panels from left to right, at least one
     * @return the picture
     */
    public static Picture draw(final String name, final String caption, final String positiveLevel,
        final List<Panel> panels) {
        return new PictureCanvas(name, caption, PANEL_WIDTH * panels.size(), HEIGHT)
            .draw(panels.stream().map(panel -> chart(panel, positiveLevel)).toList());
    }

    private static JFreeChart chart(final Panel panel, final String positiveLevel) {
        final DecisionCurve.Result curves = panel.curves();
        final double top = top(curves);
        final NumberAxis y = PlotStyle.axis("Net benefit");
        y.setRange(-BELOW * top, top);
        final XYPlot plot =
            PlotStyle.plot(PlotStyle.unitAxis("Threshold probability of " + positiveLevel), y);
        final DefaultXYDataset data = new DefaultXYDataset();
        final XYLineAndShapeRenderer renderer = PlotStyle.addLines(plot, data);
        for (final DecisionCurve.Curve model : curves.models()) {
            final int series = PlotStyle.addSeries(data, model.model(), curves.thresholds(), model.netBenefit());
            renderer.setSeriesPaint(series, PlotStyle.series(series));
            renderer.setSeriesStroke(series, PlotStyle.line(series));
            model.benefitBand().ifPresent(band -> PlotStyle.addBand(plot, curves.thresholds(), band.lower(),
                band.upper(), PlotStyle.series(series)));
        }
        final int all = PlotStyle.addSeries(data, "All " + positiveLevel, curves.thresholds(), curves.all());
        renderer.setSeriesPaint(all, PlotStyle.QUIET);
        renderer.setSeriesStroke(all, PlotStyle.THIN_DASHED);
        final int none = PlotStyle.addSeries(data, "None", curves.thresholds(), curves.none());
        renderer.setSeriesPaint(none, PlotStyle.INK);
        renderer.setSeriesStroke(none, PlotStyle.THIN);
        final JFreeChart chart = PlotStyle.chart(panel.title(), plot);
        PlotStyle.addLegendBelow(chart);
        return chart;
    }

    /** A little above the highest curve or band. */
    private static double top(final DecisionCurve.Result curves) {
        final Stream<double[]> models = curves.models().stream()
            .map(model -> model.benefitBand().map(DecisionCurve.Band::upper).orElse(model.netBenefit()));
        final double highest = Stream.concat(models, Stream.of(curves.all())).flatMapToDouble(DoubleStream::of)
            .filter(Double::isFinite).max().orElse(0);
        return highest > 0 ? highest * 1.08 : 0.1;
    }
}
