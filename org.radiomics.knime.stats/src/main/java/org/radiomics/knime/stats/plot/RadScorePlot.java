package org.radiomics.knime.stats.plot;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.annotations.XYShapeAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.Range;
import org.jfree.data.xy.DefaultXYDataset;
import org.radiomics.knime.stats.cohort.Outcome;
import org.radiomics.knime.stats.cohort.Role;
import org.radiomics.knime.stats.report.Picture;

/**
 * A score by level of the outcome, one panel per role: every row as a dot, and a box of quartiles (R's type 7) with the
 * median and whiskers to the last value within 1.5 interquartile ranges. Rows without a score are left out.
 */
public final class RadScorePlot {

    private static final int PANEL_WIDTH = 300;

    private static final int HEIGHT = 380;

    private static final double HALF_BOX = 0.22;

    private static final double HALF_CAP = 0.1;

    private static final double WHISKER = 1.5;

    /** The fractional part of the golden ratio: its multiples spread dots evenly, and the same way every time. */
    private static final double GOLDEN = 0.6180339887498949;

    private RadScorePlot() {
    }

    /**
     * Draws the picture.
     *
     * @param name of the output
     * @param caption for readers
     * @param scoreName what the axis says: "Rad-score"
     * @param score one per row; NaN where missing
     * @param outcome of the same rows
     * @param roles of the same rows; roles that do not occur get no panel
     * @return the picture
     * @throws IllegalArgumentException if the lengths differ or every score is missing
     */
    public static Picture draw(final String name, final String caption, final String scoreName, final double[] score,
        final Outcome outcome, final Role[] roles) {
        if (score.length != outcome.size() || score.length != roles.length) {
            throw new IllegalArgumentException("There are " + score.length + " scores, " + outcome.size()
                + " outcomes and " + roles.length + " roles. Give one of each per row.");
        }
        final double[] present = DoubleStream.of(score).filter(Double::isFinite).toArray();
        if (present.length == 0) {
            throw new IllegalArgumentException("Every \"" + scoreName + "\" is missing. Choose a column with scores.");
        }
        final double lower = DoubleStream.of(present).min().orElseThrow();
        final double upper = DoubleStream.of(present).max().orElseThrow();
        final double margin = upper > lower ? 0.05 * (upper - lower) : 1;
        final Range range = new Range(lower - margin, upper + margin);
        final List<JFreeChart> charts = new ArrayList<>();
        for (final Role role : Role.values()) {
            if (Arrays.asList(roles).contains(role)) {
                charts.add(chart(role, scoreName, range, score, outcome, roles));
            }
        }
        return new PictureCanvas(name, caption, PANEL_WIDTH * charts.size(), HEIGHT).draw(charts);
    }

    private static JFreeChart chart(final Role role, final String scoreName, final Range range, final double[] score,
        final Outcome outcome, final Role[] roles) {
        final double[][] groups = new double[2][];
        final String[] labels = new String[2];
        for (int level = 0; level < 2; level++) {
            final boolean positive = level == 1;
            groups[level] = IntStream.range(0, score.length)
                .filter(i -> roles[i] == role && outcome.positive()[i] == positive && Double.isFinite(score[i]))
                .mapToDouble(i -> score[i]).toArray();
            labels[level] =
                (positive ? outcome.positiveLevel() : outcome.negativeLevel()) + " (n = " + groups[level].length + ")";
        }
        final NumberAxis y = PlotStyle.axis(scoreName);
        y.setRange(range);
        final XYPlot plot = PlotStyle.plot(levelAxis(outcome.name(), labels), y);
        plot.setDomainGridlinesVisible(false);
        for (int level = 0; level < 2; level++) {
            addDots(plot, level, groups[level]);
            if (groups[level].length > 0) {
                addBox(plot, level, groups[level]);
            }
        }
        return PlotStyle.chart(role.label(), plot);
    }

    private static NumberAxis levelAxis(final String label, final String[] levels) {
        final SymbolAxis axis = new SymbolAxis(label, levels);
        PlotStyle.dress(axis);
        axis.setGridBandsVisible(false);
        axis.setTickMarksVisible(false);
        axis.setTickUnit(new NumberTickUnit(1));
        axis.setRange(-0.5, 1.5);
        return axis;
    }

    private static void addDots(final XYPlot plot, final int level, final double[] values) {
        final double[] sorted = values.clone();
        Arrays.sort(sorted);
        final double[] x = IntStream.range(0, sorted.length)
            .mapToDouble(i -> level + ((i + 1) * GOLDEN % 1 - 0.5) * 2 * HALF_BOX * 0.9).toArray();
        final DefaultXYDataset data = new DefaultXYDataset();
        data.addSeries("dots", new double[][]{x, sorted});
        final XYLineAndShapeRenderer renderer = PlotStyle.addLines(plot, data);
        renderer.setSeriesLinesVisible(0, false);
        renderer.setSeriesShapesVisible(0, true);
        renderer.setSeriesShape(0, new Ellipse2D.Double(-2.5, -2.5, 5, 5));
        renderer.setSeriesPaint(0, PlotStyle.translucent(PlotStyle.series(level), 150));
    }

    private static void addBox(final XYPlot plot, final int level, final double[] values) {
        final Percentile quartiles = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
        quartiles.setData(values);
        final double low = quartiles.evaluate(25);
        final double median = quartiles.evaluate(50);
        final double high = quartiles.evaluate(75);
        final double reach = WHISKER * (high - low);
        final double bottom = DoubleStream.of(values).filter(v -> v >= low - reach).min().orElse(low);
        final double top = DoubleStream.of(values).filter(v -> v <= high + reach).max().orElse(high);
        final Color color = PlotStyle.series(level);
        final Rectangle2D box = new Rectangle2D.Double(level - HALF_BOX, low, 2 * HALF_BOX, high - low);
        plot.addAnnotation(new XYShapeAnnotation(box, PlotStyle.line(0), color, PlotStyle.translucent(color, 28)));
        addLine(plot, color, level - HALF_BOX, median, level + HALF_BOX, median);
        addLine(plot, color, level, low, level, bottom);
        addLine(plot, color, level, high, level, top);
        addLine(plot, color, level - HALF_CAP, bottom, level + HALF_CAP, bottom);
        addLine(plot, color, level - HALF_CAP, top, level + HALF_CAP, top);
    }

    private static void addLine(final XYPlot plot, final Color color, final double x1, final double y1, final double x2,
        final double y2) {
        plot.addAnnotation(new XYLineAnnotation(x1, y1, x2, y2, PlotStyle.line(0), color));
    }
}
