package org.radiomics.knime.stats.plot;

import java.awt.geom.Ellipse2D;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;
import org.radiomics.knime.stats.model.CrossValidatedLasso;
import org.radiomics.knime.stats.report.Picture;

/**
 * The cross-validation of a LASSO: mean and standard error of the measure over the penalty, the best penalty and the
 * largest one within a standard error of it, with the number of features on top.
 */
public final class LassoCvPlot {

    private LassoCvPlot() {
    }

    /**
     * Draws the picture.
     *
     * @param name of the output
     * @param caption for readers
     * @param result of the cross-validation
     * @param axis how penalties are laid out
     * @return the picture
     */
    public static Picture draw(final String name, final String caption, final CrossValidatedLasso.Result result,
        final LambdaAxis axis) {
        final double[] x = Arrays.stream(result.lambda()).map(axis::position).toArray();
        final XYPlot plot =
            PlotStyle.plot(LassoPathPlot.lambdaAxis(x, axis), PlotStyle.axis(result.measure().label()));
        final YIntervalSeries points = new YIntervalSeries("mean");
        for (int i = 0; i < x.length; i++) {
            points.add(x[i], result.cvm()[i], result.cvm()[i] - result.cvsd()[i], result.cvm()[i] + result.cvsd()[i]);
        }
        final YIntervalSeriesCollection data = new YIntervalSeriesCollection();
        data.addSeries(points);
        plot.setDataset(data);
        plot.setRenderer(renderer());
        PlotStyle.addVerticalLine(plot, axis.position(result.lambdaMin()),
            LassoPathPlot.lambdaText("\u03BB min", result.lambdaMin()), 0);
        PlotStyle.addVerticalLine(plot, axis.position(result.lambda1se()),
            LassoPathPlot.lambdaText("\u03BB 1se", result.lambda1se()), 1);
        FeatureCountAxis.addTo(plot, x, result.nonzero());
        return new PictureCanvas(name, caption, LassoPathPlot.WIDTH, LassoPathPlot.HEIGHT)
            .draw(List.of(PlotStyle.chart("", plot)));
    }

    private static XYErrorRenderer renderer() {
        final XYErrorRenderer renderer = new XYErrorRenderer();
        renderer.setDrawXError(false);
        renderer.setErrorPaint(PlotStyle.QUIET);
        renderer.setErrorStroke(PlotStyle.HAIRLINE);
        renderer.setCapLength(3);
        renderer.setSeriesPaint(0, PlotStyle.series(1));
        renderer.setSeriesShape(0, new Ellipse2D.Double(-2.2, -2.2, 4.4, 4.4));
        return renderer;
    }
}
