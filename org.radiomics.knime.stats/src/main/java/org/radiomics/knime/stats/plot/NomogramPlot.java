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

    /** The least width with room for axes beside their names. */
    public static final int LEAST_WIDTH = 360;

    /** The names of the axes take at most this share of the width. */
    private static final double NAMES_SHARE = 0.3;

    private static final double NAME_GAP = 26;

    /** Below a name. */
    private static final double NAME_SPACE = 8;

    /** Between the variables and the total points. */
    private static final double BLOCK_GAP = 12;

    /** A row of the picture: an axis with its name, from the left end of the points to the right one. */
    private record Row(String name, NomogramAxis axis, boolean total) {

        /** Half of the height of the name, which is centred at the line of the axis. */
        private double halfName(final double names) {
            return TextLines.wrap(name, PlotStyle.BOLD, names + 1).size() * TextLines.height(PlotStyle.BOLD) / 2;
        }

        double above(final double names) {
            return Math.max(axis.above(), halfName(names));
        }

        double height(final double names) {
            return above(names) + Math.max(axis.height() - axis.above(), halfName(names) + NAME_SPACE);
        }
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
     * Draws the picture. Beyond A4's width everything grows, so that its text is readable where such a picture is
     * printed on a page; a narrower one keeps the size of its text.
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
        final double scale = Math.max(1, width / (double)A4_WIDTH);
        final double laidOut = width / scale;
        final double names = namesWidth(nomogram, laidOut);
        final double left = MARGIN + names + NAME_GAP;
        final List<Row> rows = rows(nomogram, left, laidOut - MARGIN - NomogramAxis.OVERHANG);
        double height = 2 * MARGIN;
        for (final Row row : rows) {
            height += row.height(names);
        }
        height += BLOCK_GAP;
        return new PictureCanvas(name, caption, width, (int)Math.ceil(height * scale)).draw(graphics -> {
            graphics.scale(scale, scale);
            paint(graphics, rows, names);
        });
    }

    private static double namesWidth(final Nomogram nomogram, final double width) {
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

    private static void paint(final Graphics2D graphics, final List<Row> rows, final double names) {
        final double[] baselines = new double[rows.size()];
        double top = MARGIN;
        for (int i = 0; i < rows.size(); i++) {
            final boolean firstTotal = rows.get(i).total() && !rows.get(i - 1).total();
            top += firstTotal ? BLOCK_GAP : 0;
            baselines[i] = top + rows.get(i).above(names);
            top += rows.get(i).height(names);
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
