package org.radiomics.knime.stats.plot;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.data.xy.DefaultXYDataset;
import org.radiomics.knime.stats.evaluation.Interval;
import org.radiomics.knime.stats.evaluation.PartialArea;
import org.radiomics.knime.stats.evaluation.Roc;
import org.radiomics.knime.stats.report.Picture;

/**
 * ROC curves of several models, one panel per set of rows; the legend gives each area with its interval. A part of the
 * curve whose area is reported is shaded.
 */
public final class RocPlot {

    private static final int PANEL_WIDTH = 440;

    private static final int HEIGHT = 480;

    private static final double CONFIDENCE = 0.95;

    /**
     * A curve.
     *
     * @param label the model's name
     * @param roc the curve
     * @param interval of its area
     */
    public record Curve(String label, Roc roc, Interval interval) {

        /** A curve with DeLong's 95 % interval. */
        public Curve(final String label, final Roc roc) {
            this(label, roc, roc.interval(CONFIDENCE));
        }
    }

    /**
     * The curves of one set of rows.
     *
     * @param title the set's name
     * @param curves in the order of the legend; the order decides the colour
     */
    public record Panel(String title, List<Curve> curves) {

        /** Copies the list. */
        public Panel {
            curves = List.copyOf(curves);
        }
    }

    private RocPlot() {
    }

    /**
     * Draws the picture.
     *
     * @param name of the output
     * @param caption for readers
     * @param positiveLevel the level of the outcome that counts as positive
     * @param panels from left to right, at least one
     * @return the picture
     */
    public static Picture draw(final String name, final String caption, final String positiveLevel,
        final List<Panel> panels) {
        return draw(name, caption, positiveLevel, panels, Optional.empty());
    }

    /**
     * Draws the picture.
     *
     * @param name of the output
     * @param caption for readers
     * @param positiveLevel the level of the outcome that counts as positive
     * @param panels from left to right, at least one
     * @param part of the curves to shade
     * @return the picture
     */
    public static Picture draw(final String name, final String caption, final String positiveLevel,
        final List<Panel> panels, final Optional<PartialArea> part) {
        return new PictureCanvas(name, caption, PANEL_WIDTH * panels.size(), HEIGHT)
            .draw(panels.stream().map(panel -> chart(panel, positiveLevel, part)).toList());
    }

    private static void shade(final XYPlot plot, final PartialArea part) {
        if (part.ofSensitivity()) {
            plot.addRangeMarker(new IntervalMarker(part.from(), part.to(), PlotStyle.GRID), Layer.BACKGROUND);
        } else {
            plot.addDomainMarker(new IntervalMarker(1 - part.to(), 1 - part.from(), PlotStyle.GRID), Layer.BACKGROUND);
        }
    }

    private static JFreeChart chart(final Panel panel, final String positiveLevel, final Optional<PartialArea> part) {
        final XYPlot plot = PlotStyle.plot(PlotStyle.unitAxis("1 \u2212 specificity"),
            PlotStyle.unitAxis("Sensitivity for " + positiveLevel));
        part.ifPresent(p -> shade(plot, p));
        final DefaultXYDataset curves = new DefaultXYDataset();
        final XYLineAndShapeRenderer renderer = PlotStyle.addLines(plot, curves);
        for (int i = 0; i < panel.curves().size(); i++) {
            final List<Roc.Point> points = panel.curves().get(i).roc().points();
            PlotStyle.addSeries(curves, legend(panel.curves().get(i)),
                points.stream().mapToDouble(point -> 1 - point.specificity()).toArray(),
                points.stream().mapToDouble(Roc.Point::sensitivity).toArray());
            renderer.setSeriesPaint(i, PlotStyle.series(i));
            renderer.setSeriesStroke(i, PlotStyle.line(i));
        }
        PlotStyle.addReferenceLine(plot, new double[]{0, 1}, new double[]{0, 1});
        PlotStyle.addLegend(plot, 0.98, 0.03, RectangleAnchor.BOTTOM_RIGHT);
        return PlotStyle.chart(panel.title(), plot);
    }

    private static String legend(final Curve curve) {
        return String.format(Locale.ROOT, "%s: AUC %.3f (%.3f\u2013%.3f)", curve.label(), curve.roc().auc(),
            curve.interval().lower(), curve.interval().upper());
    }
}
