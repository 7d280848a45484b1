package org.radiomics.knime.stats.plot;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import org.radiomics.knime.stats.nomogram.Axis;
import org.radiomics.knime.stats.nomogram.Nomogram;
import org.radiomics.knime.stats.nomogram.Tick;
import org.radiomics.knime.stats.report.Picture;

/**
 * A nomogram to read points from with a ruler: the scale of points, an axis per variable below it, and the total points
 * with the log odds and the probability of the positive level that they mean. Labels never overlap: levels of a
 * category step aside, numbers leave some out.
 */
public final class NomogramPlot {

    /** The width of a page of A4 with margins. */
    public static final int A4_WIDTH = 680;

    private static final int MARGIN = 14;

    private static final int LEAST_WIDTH = 360;

    /** The names of the axes take at most this share of the width. */
    private static final double NAMES_SHARE = 0.3;

    private static final double NAME_GAP = 26;

    /** Between the variables and the total points. */
    private static final double BLOCK_GAP = 12;

    /** A row of the picture: an axis with its name, from the left end of the points to the right one. */
    private record Row(String name, NomogramAxis axis, boolean total) {
    }

    private NomogramPlot() {
    }

    /**
     * Draws the picture on A4's width.
     *
     * @param name of the output
     * @param caption for readers
     * @param nomogram to draw
     * @return the picture
     */
    public static Picture draw(final String name, final String caption, final Nomogram nomogram) {
        return draw(name, caption, nomogram, A4_WIDTH);
    }

    /**
     * Draws the picture.
     *
     * @param name of the output
     * @param caption for readers
     * @param nomogram to draw
     * @param width in units of 1/96 inch, at least 360; the height follows
     * @return the picture
     * @throws IllegalArgumentException if the width is too small for axes beside their names
     */
    public static Picture draw(final String name, final String caption, final Nomogram nomogram, final int width) {
        if (width < LEAST_WIDTH) {
            throw new IllegalArgumentException("A nomogram needs a width of at least " + LEAST_WIDTH + ", not "
                + width + ".");
        }
        final double names = namesWidth(nomogram, width);
        final double left = MARGIN + names + NAME_GAP;
        final List<Row> rows = rows(nomogram, left, width - MARGIN - NomogramAxis.OVERHANG);
        double height = 2 * MARGIN;
        for (final Row row : rows) {
            height += height(row, names);
        }
        height += BLOCK_GAP;
        return new PictureCanvas(name, caption, width, (int)Math.ceil(height))
            .draw(graphics -> paint(graphics, rows, names));
    }

    private static double namesWidth(final Nomogram nomogram, final int width) {
        double widest = 0;
        for (final String name : names(nomogram)) {
            for (final String line : TextLines.wrap(name, PlotStyle.BOLD, NAMES_SHARE * width)) {
                widest = Math.max(widest, TextLines.width(line, PlotStyle.BOLD));
            }
        }
        return Math.min(widest, NAMES_SHARE * width);
    }

    private static List<String> names(final Nomogram nomogram) {
        final List<String> names = new ArrayList<>();
        names.add("Points");
        nomogram.axes().forEach(axis -> names.add(axis.column()));
        names.add("Total points");
        names.add("Log odds");
        names.add("Probability of " + nomogram.model().positiveLevel());
        return names;
    }

    private static List<Row> rows(final Nomogram nomogram, final double left, final double right) {
        final List<String> names = names(nomogram);
        final List<Row> rows = new ArrayList<>();
        final double mostPoints = last(nomogram.pointsScale());
        final NomogramAxis.Scale points = new NomogramAxis.Scale(left, right, mostPoints);
        rows.add(new Row(names.get(0), NomogramAxis.ofNumbers(nomogram.pointsScale(), points).divided(), false));
        for (final Axis axis : nomogram.axes()) {
            rows.add(new Row(axis.column(), axis.categorical() ? NomogramAxis.ofLevels(axis.ticks(), points)
                : NomogramAxis.ofNumbers(axis.ticks(), points), false));
        }
        final NomogramAxis.Scale total = new NomogramAxis.Scale(left, right, last(nomogram.totalPointsScale()));
        rows.add(new Row(names.get(rows.size()), NomogramAxis.ofNumbers(nomogram.totalPointsScale(), total).divided(),
            true));
        rows.add(new Row(names.get(rows.size()), NomogramAxis.ofNumbers(total.within(nomogram.logOddsScale()), total),
            true));
        rows.add(new Row(names.get(rows.size()),
            NomogramAxis.ofUnevenNumbers(total.within(nomogram.probabilityScale()), total), true));
        return rows;
    }

    private static double last(final List<Tick> scale) {
        return scale.get(scale.size() - 1).points();
    }

    private static double height(final Row row, final double names) {
        final int lines = TextLines.wrap(row.name(), PlotStyle.BOLD, names + 1).size();
        return Math.max(row.axis().height(), lines * TextLines.height(PlotStyle.BOLD) + 10);
    }

    private static void paint(final Graphics2D graphics, final List<Row> rows, final double names) {
        final double[] baselines = new double[rows.size()];
        double top = MARGIN;
        for (int i = 0; i < rows.size(); i++) {
            final boolean firstTotal = rows.get(i).total() && !rows.get(i - 1).total();
            top += firstTotal ? BLOCK_GAP : 0;
            baselines[i] = top + rows.get(i).axis().above();
            top += height(rows.get(i), names);
        }
        paintGuides(graphics, rows, baselines);
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).axis().paint(graphics, baselines[i]);
            paintName(graphics, rows.get(i).name(), baselines[i], names);
        }
    }

    /** Pale lines from the points down through the variables, and from the total points down to the probability. */
    private static void paintGuides(final Graphics2D graphics, final List<Row> rows, final double[] baselines) {
        graphics.setColor(PlotStyle.GRID);
        graphics.setStroke(PlotStyle.HAIRLINE);
        for (int i = 0; i < rows.size(); i++) {
            final boolean heads = i == 0 || rows.get(i).total() && !rows.get(i - 1).total();
            int end = i;
            while (heads && end + 1 < rows.size() && rows.get(end + 1).total() == rows.get(i).total()) {
                end++;
            }
            if (heads) {
                for (final double x : rows.get(i).axis().positions()) {
                    graphics.draw(new Line2D.Double(x, baselines[i], x, baselines[end]));
                }
            }
        }
    }

    private static void paintName(final Graphics2D graphics, final String name, final double baseline,
        final double names) {
        graphics.setColor(PlotStyle.INK);
        graphics.setFont(PlotStyle.BOLD);
        final List<String> lines = TextLines.wrap(name, PlotStyle.BOLD, names + 1);
        final double height = TextLines.height(PlotStyle.BOLD);
        double y = baseline - (lines.size() - 1) * height / 2 + TextLines.capHeight(PlotStyle.BOLD) / 2;
        for (final String line : lines) {
            graphics.drawString(line, MARGIN, (float)y);
            y += height;
        }
    }
}
