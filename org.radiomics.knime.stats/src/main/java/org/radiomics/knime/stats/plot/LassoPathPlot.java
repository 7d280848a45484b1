package org.radiomics.knime.stats.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;
import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.model.LassoPath;
import org.radiomics.knime.stats.report.Picture;

/**
 * The path of a LASSO: the coefficient of every feature over the penalty, one line per feature that is ever chosen,
 * from where it enters, with the number of features on top. Coefficients are those of standardised features (times the
 * standard deviation), because those on the original scales differ by orders of magnitude.
 */
public final class LassoPathPlot {

    static final int WIDTH = 560;

    static final int HEIGHT = 420;

    /** Room at both ends of the axis, as a share of it. */
    private static final double MARGIN = 0.02;

    private LassoPathPlot() {
    }

    /**
     * Draws the picture.
     *
     * @param name of the output
     * @param caption for readers
     * @param path with at least two models
     * @param training the rows that the path was fitted to
     * @param chosen the penalty that was chosen
     * @param axis how penalties are laid out
     * @return the picture
     */
    public static Picture draw(final String name, final String caption, final LassoPath path, final Columns training,
        final double chosen, final LambdaAxis axis) {
        final double[] x = Arrays.stream(path.lambda()).map(axis::position).toArray();
        final XYPlot plot =
            PlotStyle.plot(lambdaAxis(x, axis), PlotStyle.axis("Coefficient of the standardised feature"));
        final DefaultXYDataset lines = new DefaultXYDataset();
        final XYLineAndShapeRenderer renderer = PlotStyle.addLines(plot, lines);
        final double[][] models = IntStream.range(0, path.size()).mapToObj(path::coefficients).toArray(double[][]::new);
        for (int feature = 0; feature < path.features().size(); feature++) {
            final int column = feature;
            final double[] y = Arrays.stream(models).mapToDouble(model -> model[column]).toArray();
            final int[] chosenAt = IntStream.range(0, y.length).filter(step -> y[step] != 0).toArray();
            if (chosenAt.length > 0) {
                final String label = path.features().get(feature);
                final double scale = Math.sqrt(StatUtils.populationVariance(training.values(label)));
                // The line leaves 0 at the model before the first that has the feature, and ends as it began.
                final int from = Math.max(0, chosenAt[0] - 1);
                final int to = Math.min(y.length, chosenAt[chosenAt.length - 1] + 2);
                final int series = PlotStyle.addSeries(lines, label, Arrays.copyOfRange(x, from, to),
                    Arrays.stream(y, from, to).map(coefficient -> coefficient * scale).toArray());
                renderer.setSeriesPaint(series, PlotStyle.series(series));
                renderer.setSeriesStroke(series, PlotStyle.THIN);
            }
        }
        PlotStyle.addVerticalLine(plot, axis.position(chosen), lambdaText("\u03BB", chosen), 0);
        FeatureCountAxis.addTo(plot, x, IntStream.range(0, path.size()).map(path::nonzero).toArray());
        return new PictureCanvas(name, caption, WIDTH, HEIGHT).draw(List.of(PlotStyle.chart("", plot)));
    }

    /** A penalty with three digits. */
    static String lambdaText(final String symbol, final double lambda) {
        return symbol + " = " + new BigDecimal(lambda).round(new MathContext(3)).stripTrailingZeros();
    }

    /** An axis over all penalties of a path. */
    static NumberAxis lambdaAxis(final double[] positions, final LambdaAxis layout) {
        final double lower = Arrays.stream(positions).min().orElseThrow();
        final double upper = Arrays.stream(positions).max().orElseThrow();
        final double margin = upper > lower ? MARGIN * (upper - lower) : 1;
        final NumberAxis axis = PlotStyle.axis(layout.label());
        axis.setRange(lower - margin, upper + margin);
        return axis;
    }
}
