package org.radiomics.knime.stats.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Line2D;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItemSource;
import org.jfree.chart.annotations.XYTitleAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.block.Arrangement;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.block.ColumnArrangement;
import org.jfree.chart.block.FlowArrangement;
import org.jfree.chart.block.LineBorder;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.chart.ui.VerticalAlignment;
import org.jfree.data.Range;
import org.jfree.data.xy.DefaultXYDataset;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** How all pictures look: colours that colour-blind readers tell apart, one font, thin axes, no decoration. */
final class PlotStyle {

    static final Color INK = new Color(0x1c2430);

    static final Color QUIET = new Color(0x5b6573);

    static final Color GRID = new Color(0xe4e7ec);

    static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

    static final Font SMALL = TEXT.deriveFont(11f);

    static final Font BOLD = TEXT.deriveFont(Font.BOLD);

    static final Font TITLE = TEXT.deriveFont(Font.BOLD, 13f);

    static final BasicStroke HAIRLINE = new BasicStroke(0.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);

    /** Of curves that models are compared with. */
    static final BasicStroke THIN = new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);

    /** Of another such curve. */
    static final BasicStroke THIN_DASHED =
        new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[]{10, 3, 2, 3}, 0);

    /** Of reference lines: chance, ideal. */
    static final BasicStroke REFERENCE =
        new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[]{4, 4}, 0);

    /** Okabe and Ito's palette, without its yellow, which is too pale for lines. */
    private static final Color[] SERIES = {new Color(0x0072b2), new Color(0xd55e00), new Color(0x009e73),
        new Color(0xcc79a7), new Color(0xe69f00), new Color(0x56b4e9), new Color(0x000000)};

    /** Dashes tell curves apart where colours are not printed. */
    private static final float[][] DASHES = {null, {9, 3}, {3, 3}, {9, 3, 2, 3}};

    /** A line further right than this has its text on the left. */
    private static final double LEFT_SHARE = 0.6;

    private static final float BAND_ALPHA = 0.16f;

    private static final Line2D LEGEND_LINE = new Line2D.Double(-14, 0, 14, 0);

    static {
        // Else the labels of vertical axes are shapes, not text, in SVG.
        TextUtils.setUseDrawRotatedStringWorkaround(false);
    }

    private PlotStyle() {
    }

    /** @return the colour of a series; colours repeat after seven */
    static Color series(final int index) {
        return SERIES[index % SERIES.length];
    }

    /** @return the line of a series; dashes repeat after four */
    static BasicStroke line(final int index) {
        return new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, DASHES[index % DASHES.length], 0);
    }

    /** @return the same colour, translucent */
    static Color translucent(final Color color, final int alpha) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
    }

    /** @return an axis that finds its own range, without forcing 0 into it */
    static NumberAxis axis(final String label) {
        final NumberAxis axis = new NumberAxis(label);
        axis.setAutoRangeIncludesZero(false);
        dress(axis);
        return axis;
    }

    /** Gives an axis the fonts and colours of all axes. */
    static void dress(final NumberAxis axis) {
        axis.setLabelFont(TEXT);
        axis.setTickLabelFont(SMALL);
        axis.setLabelPaint(INK);
        axis.setTickLabelPaint(INK);
        axis.setAxisLinePaint(INK);
        axis.setTickMarkPaint(INK);
        axis.setTickMarkOutsideLength(4);
        axis.setTickMarkInsideLength(0);
    }

    /** @return an axis from 0 to 1 with a little room at both ends, so that curves along the edges show whole */
    static NumberAxis unitAxis(final String label) {
        final NumberAxis axis = axis(label);
        axis.setRange(-0.012, 1.012);
        axis.setTickUnit(new NumberTickUnit(0.2));
        return axis;
    }

    /** @return an empty plot with two axes and a pale grid */
    static XYPlot plot(final NumberAxis x, final NumberAxis y) {
        final XYPlot plot = new XYPlot();
        plot.setOrientation(PlotOrientation.VERTICAL);
        plot.setDomainAxis(x);
        plot.setRangeAxis(y);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlineVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setDomainGridlinePaint(GRID);
        plot.setRangeGridlinePaint(GRID);
        plot.setDomainGridlineStroke(HAIRLINE);
        plot.setRangeGridlineStroke(HAIRLINE);
        plot.setDomainZeroBaselineVisible(false);
        return plot;
    }

    /**
     * Adds data with a renderer for lines without shapes.
     *
     * @return the renderer
     */
    static XYLineAndShapeRenderer addLines(final XYPlot plot, final XYDataset data) {
        final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setLegendLine(LEGEND_LINE);
        renderer.setDrawSeriesLineAsPath(true);
        final int index = plot.getDataset(0) == null ? 0 : plot.getDatasetCount();
        plot.setDataset(index, data);
        plot.setRenderer(index, renderer);
        return renderer;
    }

    /** A name of a series, which another one may share. */
    private record SeriesKey(int index, String label) implements Comparable<SeriesKey> {

        @Override
        public int compareTo(final SeriesKey other) {
            return Integer.compare(index, other.index);
        }

        @Override
        public String toString() {
            return label;
        }
    }

    /**
     * Adds a series.
     *
     * @return its index
     */
    static int addSeries(final DefaultXYDataset data, final String label, final double[] x, final double[] y) {
        final int index = data.getSeriesCount();
        data.addSeries(new SeriesKey(index, label), new double[][]{x, y});
        return index;
    }

    /** Adds a translucent band behind the lines, which the legend does not show. */
    static void addBand(final XYPlot plot, final double[] x, final double[] lower, final double[] upper,
        final Color color) {
        final YIntervalSeries band = new YIntervalSeries("band " + plot.getDatasetCount());
        for (int k = 0; k < x.length; k++) {
            band.add(x[k], (lower[k] + upper[k]) / 2, lower[k], upper[k]);
        }
        final YIntervalSeriesCollection data = new YIntervalSeriesCollection();
        data.addSeries(band);
        final DeviationRenderer renderer = new DeviationRenderer(false, false);
        renderer.setSeriesFillPaint(0, color);
        renderer.setAlpha(BAND_ALPHA);
        renderer.setSeriesVisibleInLegend(0, false);
        final int index = plot.getDatasetCount();
        plot.setDataset(index, data);
        plot.setRenderer(index, renderer);
    }

    /**
     * Adds a thin dashed line that is called ideal, where a legend shows it.
     *
     * @return the renderer, whose only series the legend does not show
     */
    static XYLineAndShapeRenderer addReferenceLine(final XYPlot plot, final double[] x, final double[] y) {
        final DefaultXYDataset data = new DefaultXYDataset();
        addSeries(data, "Ideal", x, y);
        final XYLineAndShapeRenderer renderer = addLines(plot, data);
        renderer.setSeriesPaint(0, QUIET);
        renderer.setSeriesStroke(0, REFERENCE);
        renderer.setSeriesVisibleInLegend(0, false);
        return renderer;
    }

    /** Adds a legend inside the plot; x and y from 0 to 1 say where its anchor is. */
    static void addLegend(final XYPlot plot, final double x, final double y, final RectangleAnchor anchor) {
        final LegendTitle legend =
            legend(plot, new ColumnArrangement(HorizontalAlignment.LEFT, VerticalAlignment.TOP, 0, 2));
        legend.setBackgroundPaint(translucent(Color.WHITE, 225));
        legend.setFrame(new LineBorder(GRID, HAIRLINE, new RectangleInsets(1, 1, 1, 1)));
        plot.addAnnotation(new XYTitleAnnotation(x, y, legend, anchor));
    }

    /** Adds a legend below the plot, for curves that leave no corner free. */
    static void addLegendBelow(final JFreeChart chart) {
        final LegendTitle legend = legend(chart.getPlot(), new FlowArrangement());
        legend.setPosition(RectangleEdge.BOTTOM);
        chart.addLegend(legend);
    }

    private static LegendTitle legend(final LegendItemSource items, final Arrangement arrangement) {
        final LegendTitle legend = new LegendTitle(items, arrangement, new ColumnArrangement());
        legend.setItemFont(SMALL);
        legend.setItemPaint(INK);
        legend.setPadding(3, 5, 3, 5);
        legend.setItemLabelPadding(new RectangleInsets(1, 4, 1, 2));
        return legend;
    }

    /**
     * Adds a vertical line with a text beside its top, on the side where there is room.
     *
     * @param plot with a domain axis whose range is fixed
     * @param x of the line
     * @param text of the line
     * @param row of the text, 0 is the uppermost; texts in different rows do not touch
     */
    static void addVerticalLine(final XYPlot plot, final double x, final String text, final int row) {
        final Range range = plot.getDomainAxis().getRange();
        final boolean left = x > range.getLowerBound() + LEFT_SHARE * range.getLength();
        final ValueMarker marker = new ValueMarker(x, QUIET, REFERENCE);
        marker.setLabel(text);
        marker.setLabelFont(SMALL);
        marker.setLabelPaint(INK);
        marker.setLabelBackgroundColor(translucent(Color.WHITE, 200));
        marker.setLabelAnchor(left ? RectangleAnchor.TOP_LEFT : RectangleAnchor.TOP_RIGHT);
        marker.setLabelTextAnchor(left ? TextAnchor.TOP_RIGHT : TextAnchor.TOP_LEFT);
        marker.setLabelOffset(new RectangleInsets(4 + row * 1.6 * SMALL.getSize(), 5, 4, 5));
        plot.addDomainMarker(marker);
    }

    /** @return a chart of a plot with a heading, or without one if it is empty */
    static JFreeChart chart(final String title, final XYPlot plot) {
        final JFreeChart chart = new JFreeChart(title.isEmpty() ? null : title, TITLE, plot, false);
        chart.setBackgroundPaint(null);
        chart.setPadding(new RectangleInsets(6, 8, 6, 14));
        if (chart.getTitle() != null) {
            chart.getTitle().setPaint(INK);
            chart.getTitle().setPadding(2, 0, 8, 0);
            chart.getTitle().setFrame(BlockBorder.NONE);
        }
        return chart;
    }
}
