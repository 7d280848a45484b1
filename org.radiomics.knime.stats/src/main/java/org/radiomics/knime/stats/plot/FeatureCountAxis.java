package org.radiomics.knime.stats.plot;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** The axis above a LASSO picture: how many features the models at some penalties have. */
final class FeatureCountAxis extends NumberAxis {

    private static final long serialVersionUID = 1L;

    /** Between two labels, as a share of the axis. */
    private static final double LEAST_DISTANCE = 0.075;

    private final transient double[] m_positions;

    private final transient int[] m_counts;

    private FeatureCountAxis(final double[] positions, final int[] counts) {
        super("Number of features");
        m_positions = positions;
        m_counts = counts;
    }

    /**
     * Adds the axis above a plot.
     *
     * @param plot with a domain axis whose range is fixed
     * @param positions on that axis
     * @param counts at the positions
     */
    static void addTo(final XYPlot plot, final double[] positions, final int[] counts) {
        final FeatureCountAxis axis = new FeatureCountAxis(positions, counts);
        PlotStyle.dress(axis);
        axis.setRange(plot.getDomainAxis().getRange());
        plot.setDomainAxis(1, axis);
        plot.setDomainAxisLocation(1, AxisLocation.TOP_OR_LEFT);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public List refreshTicks(final Graphics2D graphics, final AxisState state, final Rectangle2D area,
        final RectangleEdge edge) {
        final List<NumberTick> ticks = new ArrayList<>();
        final double distance = LEAST_DISTANCE * getRange().getLength();
        for (int i = 0; i < m_positions.length; i++) {
            final double position = m_positions[i];
            if (ticks.stream().noneMatch(tick -> Math.abs(tick.getValue() - position) < distance)) {
                ticks.add(new NumberTick(position, Integer.toString(m_counts[i]), TextAnchor.BOTTOM_CENTER,
                    TextAnchor.CENTER, 0));
            }
        }
        return ticks;
    }
}
