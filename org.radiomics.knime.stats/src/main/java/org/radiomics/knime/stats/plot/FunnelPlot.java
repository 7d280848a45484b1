package org.radiomics.knime.stats.plot;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import org.radiomics.knime.stats.report.FunnelStep;
import org.radiomics.knime.stats.report.Picture;

/** How the features became fewer: one bar per step of the study, as long as the number of features left. */
public final class FunnelPlot {

    private static final int WIDTH = 660;

    private static final int ROW = 34;

    private static final int BAR = 20;

    private static final int MARGIN = 12;

    private static final int GAP = 10;

    private FunnelPlot() {
    }

    /**
     * Draws the picture.
     *
     * @param name of the output
     * @param caption for readers
     * @param steps of the study in order
     * @return the picture
     * @throws IllegalArgumentException if there is no step
     */
    public static Picture draw(final String name, final String caption, final List<FunnelStep> steps) {
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("A funnel needs at least one step, but the study record has none.");
        }
        final PictureCanvas canvas = new PictureCanvas(name, caption, WIDTH, 2 * MARGIN + steps.size() * ROW);
        return canvas.draw(graphics -> paint(graphics, steps));
    }

    private static void paint(final Graphics2D graphics, final List<FunnelStep> steps) {
        graphics.setFont(PlotStyle.TEXT);
        final int first = Math.max(1, steps.get(0).features());
        int most = first;
        double names = 0;
        double numbers = 0;
        for (final FunnelStep step : steps) {
            most = Math.max(most, step.features());
            names = Math.max(names, width(graphics, step.step()));
            numbers = Math.max(numbers, width(graphics, number(step, first)));
        }
        final double left = MARGIN + names + GAP;
        final double longest = WIDTH - left - GAP - numbers - MARGIN;
        for (int i = 0; i < steps.size(); i++) {
            final FunnelStep step = steps.get(i);
            final double middle = MARGIN + (i + 0.5) * ROW;
            final double length = Math.max(1, longest * step.features() / most);
            graphics.setColor(PlotStyle.series(0));
            graphics.fill(new Rectangle2D.Double(left, middle - BAR / 2.0, length, BAR));
            graphics.setColor(PlotStyle.INK);
            final float baseline = (float)(middle + graphics.getFontMetrics().getAscent() / 2.0 - 1.5);
            graphics.drawString(step.step(), (float)(left - GAP - width(graphics, step.step())), baseline);
            graphics.drawString(number(step, first), (float)(left + length + GAP), baseline);
        }
    }

    private static String number(final FunnelStep step, final int first) {
        final String count = String.format(Locale.ROOT, "%,d", step.features());
        return step.features() == first ? count
            : count + String.format(Locale.ROOT, " (%.1f %%)", 100.0 * step.features() / first);
    }

    private static double width(final Graphics2D graphics, final String text) {
        return graphics.getFont().getStringBounds(text, graphics.getFontRenderContext()).getWidth();
    }
}
