package org.radiomics.knime.stats.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.data.xy.DefaultXYDataset;
import org.radiomics.knime.stats.cohort.Outcome;
import org.radiomics.knime.stats.report.Picture;
import org.radiomics.knime.stats.validation.HeldOutPredictions;
import org.radiomics.knime.stats.validation.HonestValidation;
import org.radiomics.knime.stats.validation.Measure;
import org.radiomics.knime.stats.validation.ModelKind;
import org.radiomics.knime.stats.validation.Performance;
import org.radiomics.knime.stats.validation.Stability;

/**
 * What is left of a model on patients that it has not seen: on the left the mean ROC curve of held-out predictions
 * beside the apparent one, on the right how often each feature entered the signature.
 */
public final class HonestValidationPlot {

    private static final int CURVES_WIDTH = 440;

    private static final int BARS_WIDTH = 560;

    private static final int HEIGHT = 480;

    /** Features that are shown; the table has all. */
    private static final int MOST_BARS = 20;

    private static final int TOP = 40;

    private static final int BOTTOM = 46;

    private static final int MARGIN = 14;

    private static final int GAP = 8;

    private static final int LONGEST_NAME = 290;

    private static final Color NOT_IN_WHOLE = PlotStyle.translucent(PlotStyle.series(0), 90);

    private HonestValidationPlot() {
    }

    /**
     * Draws the picture.
     *
     * @param name of the output
     * @param caption for readers
     * @param outcome of the rows of the result
     * @param result to show
     * @return the picture
     */
    public static Picture draw(final String name, final String caption, final Outcome outcome,
        final HonestValidation.Result result) {
        final JFreeChart curves = curves(outcome, result);
        return new PictureCanvas(name, caption, CURVES_WIDTH + BARS_WIDTH, HEIGHT).draw(graphics -> {
            curves.draw(graphics, new Rectangle2D.Double(0, 0, CURVES_WIDTH, HEIGHT));
            bars(graphics, result.stability());
        });
    }

    /**
     * Draws the picture of an analysis that could not be repeated.
     *
     * @param name of the output
     * @param caption for readers
     * @param sentence that says why
     * @return the picture
     */
    public static Picture absent(final String name, final String caption, final String sentence) {
        final int width = CURVES_WIDTH + BARS_WIDTH;
        final List<String> lines = TextLines.wrap(sentence, PlotStyle.SMALL, width - 2.0 * BOTTOM);
        return new PictureCanvas(name, caption, width, HEIGHT).draw(graphics -> {
            centred(graphics, "There are no held-out figures", width / 2.0, HEIGHT / 3.0, true);
            for (int i = 0; i < lines.size(); i++) {
                centred(graphics, lines.get(i), width / 2.0,
                    HEIGHT / 3.0 + TOP + i * TextLines.height(PlotStyle.SMALL), false);
            }
        });
    }

    private static JFreeChart curves(final Outcome outcome, final HonestValidation.Result result) {
        final XYPlot plot = PlotStyle.plot(PlotStyle.unitAxis("1 \u2212 specificity"),
            PlotStyle.unitAxis("Sensitivity for " + outcome.positiveLevel()));
        final DefaultXYDataset data = new DefaultXYDataset();
        final XYLineAndShapeRenderer renderer = PlotStyle.addLines(plot, data);
        for (final ModelKind kind : ModelKind.values()) {
            final HeldOutPredictions predictions = result.predictions().get(kind);
            if (predictions != null) {
                final Performance auc = result.performance(kind, Measure.AUC);
                add(data, renderer, kind, "held out", auc.heldOut(), predictions.heldOutCurve(outcome.positive()));
                add(data, renderer, kind, "apparent", auc.apparent(), predictions.apparentCurve(outcome.positive()));
                renderer.setSeriesStroke(data.getSeriesCount() - 1, PlotStyle.REFERENCE);
            }
        }
        PlotStyle.addReferenceLine(plot, new double[]{0, 1}, new double[]{0, 1});
        PlotStyle.addLegend(plot, 0.98, 0.03, RectangleAnchor.BOTTOM_RIGHT);
        return PlotStyle.chart("ROC, apparent and held out", plot);
    }

    private static void add(final DefaultXYDataset data, final XYLineAndShapeRenderer renderer, final ModelKind kind,
        final String what, final double auc, final HeldOutPredictions.MeanCurve curve) {
        final int series = PlotStyle.addSeries(data, String.format(Locale.ROOT, "%s, %s: AUC %.3f", kind.label(), what,
            auc), curve.falsePositiveRate(), curve.sensitivity());
        renderer.setSeriesPaint(series, PlotStyle.series(kind.ordinal()));
        renderer.setSeriesStroke(series, PlotStyle.line(0));
    }

    private static void bars(final Graphics2D graphics, final Stability stability) {
        final List<Stability.Choice> shown =
            stability.choices().subList(0, Math.min(MOST_BARS, stability.choices().size()));
        final double middle = CURVES_WIDTH + BARS_WIDTH / 2.0;
        centred(graphics, "How often a feature entered the signature", middle, TOP - 18.0, true);
        if (shown.isEmpty()) {
            centred(graphics, "No feature entered any signature.", middle, HEIGHT / 2.0, false);
            return;
        }
        graphics.setFont(PlotStyle.SMALL);
        final double names = Math.min(LONGEST_NAME,
            shown.stream().mapToDouble(choice -> TextLines.width(choice.feature(), PlotStyle.SMALL)).max().orElse(0));
        final double left = CURVES_WIDTH + MARGIN + names + GAP;
        final double longest = CURVES_WIDTH + BARS_WIDTH - left - TextLines.width("100 %",
            PlotStyle.SMALL) - GAP - MARGIN;
        final double row = (HEIGHT - TOP - BOTTOM) / (double)Math.max(10, shown.size());
        for (int i = 0; i < shown.size(); i++) {
            final Stability.Choice choice = shown.get(i);
            final double centre = TOP + (i + 0.5) * row;
            graphics.setColor(choice.inWhole() ? PlotStyle.series(0) : NOT_IN_WHOLE);
            graphics.fill(new Rectangle2D.Double(left, centre - 0.36 * row, longest * choice.frequency(), 0.72 * row));
            graphics.setColor(PlotStyle.INK);
            final float baseline = (float)(centre + TextLines.capHeight(PlotStyle.SMALL) / 2);
            final String name = shortened(choice.feature());
            graphics.drawString(name, (float)(left - GAP - TextLines.width(name, PlotStyle.SMALL)), baseline);
            graphics.drawString(String.format(Locale.ROOT, "%.0f %%", 100 * choice.frequency()),
                (float)(left + longest * choice.frequency() + GAP), baseline);
        }
        final int more = stability.choices().size() - shown.size();
        centred(graphics, "Dark: also in the signature of the single-pass analysis." + (more == 0 ? ""
            : " Another " + more + " entered no more often."), middle, HEIGHT - 18.0, false);
    }

    private static void centred(final Graphics2D graphics, final String text, final double x, final double y,
        final boolean title) {
        graphics.setFont(title ? PlotStyle.TITLE : PlotStyle.SMALL);
        graphics.setColor(PlotStyle.INK);
        graphics.drawString(text, (float)(x - TextLines.width(text, graphics.getFont()) / 2), (float)y);
    }

    /** The end of a feature's name says more than its middle. */
    private static String shortened(final String name) {
        String text = name;
        for (int cut = 1; TextLines.width(text, PlotStyle.SMALL) > LONGEST_NAME; cut++) {
            final int head = (name.length() - cut) * 2 / 5;
            text = name.substring(0, head) + "\u2026" + name.substring(head + cut);
        }
        return text;
    }
}
