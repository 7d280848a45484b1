package org.radiomics.knime.stats.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.radiomics.knime.stats.nomogram.Tick;

/**
 * One axis of a nomogram: a line with ticks and labels. A label goes below the line; the label of a level that would
 * touch another goes above, then further down and further up, with a line to its tick; the label of a number that would
 * touch another is left out.
 */
final class NomogramAxis {

    private static final Font FONT = PlotStyle.SMALL;

    private static final double TICK = 5;

    private static final double MINOR_TICK = 3;

    /** Between a tick and its label. */
    private static final double LABEL_GAP = 3;

    /** At least so much white between two labels of a line. */
    private static final double SPACE = 5;

    private static final double ROW_GAP = 12;

    /** Minor ticks divide an interval into so many parts. */
    private static final int PARTS = 5;

    /** How far a label may reach beyond the scale. */
    static final double OVERHANG = 20;

    /**
     * Where points are on the picture.
     *
     * @param left position of 0 points
     * @param right position of the most points
     * @param most points
     */
    record Scale(double left, double right, double most) {

        /** A tick may miss the end of the scale by rounding. */
        private static final double TOLERANCE = 1e-9;

        double position(final double points) {
            return left + (right - left) * points / most;
        }

        /** @return the ticks that lie on the scale */
        List<Tick> within(final List<Tick> ticks) {
            return ticks.stream()
                .filter(tick -> tick.points() >= -TOLERANCE * most && tick.points() <= (1 + TOLERANCE) * most).toList();
        }
    }

    /**
     * A label and where it is.
     *
     * @param text of the label
     * @param position of its tick
     * @param left end of the text
     * @param right end of the text
     * @param line 0 is the first below the axis, 1 the second, -1 the first above
     */
    private record Label(String text, double position, double left, double right, int line) {

        /** A label centred at its tick, unless that would leave the picture or touch the names. */
        static Label at(final Tick tick, final Scale scale, final int line) {
            final double position = scale.position(tick.points());
            final double width = TextLines.width(tick.label(), FONT);
            final double rightmost = scale.right() + OVERHANG - width;
            final double left = Math.max(scale.left() - OVERHANG, Math.min(position - width / 2, rightmost));
            return new Label(tick.label(), position, left, left + width, line);
        }

        boolean touches(final Label other) {
            return line == other.line && left < other.right + SPACE && other.left < right + SPACE;
        }
    }

    private final List<Double> m_positions;

    private final List<Double> m_minorPositions;

    private final List<Label> m_labels;

    private NomogramAxis(final List<Double> positions, final List<Label> labels) {
        this(positions, List.of(), labels);
    }

    private NomogramAxis(final List<Double> positions, final List<Double> minorPositions, final List<Label> labels) {
        m_positions = positions;
        m_minorPositions = minorPositions;
        m_labels = labels;
    }

    /**
     * @param ticks of a number, whose labels may be left out
     * @param scale of the points
     * @return the axis
     */
    static NomogramAxis ofNumbers(final List<Tick> ticks, final Scale scale) {
        List<Label> labels = List.of();
        for (int stride = 1; labels.isEmpty() && stride < ticks.size(); stride++) {
            labels = everyOther(ticks, scale, stride);
        }
        if (labels.size() < 2 && ticks.size() > 1) {
            labels = List.of(Label.at(ticks.get(0), scale, 0), Label.at(ticks.get(ticks.size() - 1), scale, -1));
        }
        return new NomogramAxis(positions(ticks, scale), labels);
    }

    /**
     * @param ticks of a number at uneven distances, as probabilities are; as many get a label as there is room for
     *             below or above, the ends and the middle first
     * @param scale of the points
     * @return the axis
     */
    static NomogramAxis ofUnevenNumbers(final List<Tick> ticks, final Scale scale) {
        final int size = ticks.size();
        final int[] order = IntStream.concat(IntStream.of(0, size - 1, size / 2), IntStream.range(0, size))
            .filter(i -> i >= 0 && i < size).distinct().toArray();
        final List<Label> labels = new ArrayList<>();
        for (final int i : order) {
            Stream.of(Label.at(ticks.get(i), scale, 0), Label.at(ticks.get(i), scale, -1))
                .filter(label -> labels.stream().noneMatch(label::touches)).findFirst().ifPresent(labels::add);
        }
        return new NomogramAxis(positions(ticks, scale), labels);
    }

    /** Every so many ticks from the first, or none if two of them touch. */
    private static List<Label> everyOther(final List<Tick> ticks, final Scale scale, final int stride) {
        final List<Label> labels = new ArrayList<>();
        for (int i = 0; i < ticks.size(); i += stride) {
            final Label label = Label.at(ticks.get(i), scale, 0);
            if (labels.stream().anyMatch(label::touches)) {
                return List.of();
            }
            labels.add(label);
        }
        return labels;
    }

    /**
     * @param ticks of the levels of a category, all of which get a label
     * @param scale of the points
     * @return the axis
     */
    static NomogramAxis ofLevels(final List<Tick> ticks, final Scale scale) {
        final List<Label> labels = new ArrayList<>();
        ticks.stream().sorted(Comparator.comparingDouble(Tick::points))
            .forEach(tick -> labels.add(besideOthers(tick, scale, labels)));
        return new NomogramAxis(positions(ticks, scale), labels);
    }

    private static Label besideOthers(final Tick tick, final Scale scale, final List<Label> others) {
        for (int step = 0;; step++) {
            final Label label = Label.at(tick, scale, step % 2 == 0 ? step / 2 : -(step + 1) / 2);
            if (others.stream().noneMatch(label::touches)) {
                return label;
            }
        }
    }

    private static List<Double> positions(final List<Tick> ticks, final Scale scale) {
        return ticks.stream().map(tick -> scale.position(tick.points())).toList();
    }

    /** @return the same axis with every interval divided into five, for reading points */
    NomogramAxis divided() {
        final List<Double> minor = new ArrayList<>();
        for (int i = 1; i < m_positions.size(); i++) {
            for (int part = 1; part < PARTS; part++) {
                minor.add(m_positions.get(i - 1) + (m_positions.get(i) - m_positions.get(i - 1)) * part / PARTS);
            }
        }
        return new NomogramAxis(m_positions, minor, m_labels);
    }

    /** @return the positions of the ticks */
    List<Double> positions() {
        return m_positions;
    }

    private static double lineHeight() {
        return TextLines.height(FONT);
    }

    /** @return the room above the line */
    double above() {
        final int lines = m_labels.stream().mapToInt(label -> Math.max(0, -label.line())).max().orElse(0);
        return Math.max(TextLines.height(PlotStyle.BOLD) / 2, lines == 0 ? 0 : TICK + LABEL_GAP + lines * lineHeight());
    }

    /** @return the room above and below the line, with the gap to the next axis */
    double height() {
        final int lines = m_labels.stream().mapToInt(label -> Math.max(0, label.line() + 1)).max().orElse(0);
        return above() + TICK + LABEL_GAP + lines * lineHeight() + ROW_GAP;
    }

    /**
     * @param graphics to draw on
     * @param y of the line
     */
    void paint(final Graphics2D graphics, final double y) {
        if (m_positions.isEmpty()) {
            return;
        }
        graphics.setColor(PlotStyle.INK);
        graphics.setStroke(PlotStyle.THIN);
        final double left = m_positions.stream().min(Comparator.naturalOrder()).orElseThrow();
        final double right = m_positions.stream().max(Comparator.naturalOrder()).orElseThrow();
        graphics.draw(new Line2D.Double(left, y, right, y));
        graphics.setStroke(PlotStyle.HAIRLINE);
        m_positions.forEach(x -> graphics.draw(new Line2D.Double(x, y, x, y + TICK)));
        m_minorPositions.forEach(x -> graphics.draw(new Line2D.Double(x, y, x, y + MINOR_TICK)));
        m_labels.forEach(label -> paintLeader(graphics, label, y));
        m_labels.forEach(label -> paintLabel(graphics, label, y));
    }

    /** The line from a tick to its label, which the labels between cover. */
    private static void paintLeader(final Graphics2D graphics, final Label label, final double y) {
        final double end = baseline(label, y) + (label.line() >= 0 ? -TextLines.capHeight(FONT) : LABEL_GAP);
        final double start = label.line() >= 0 ? y + TICK : y - TICK;
        if (label.line() < 0) {
            graphics.setColor(PlotStyle.INK);
            graphics.draw(new Line2D.Double(label.position(), y, label.position(), start));
        }
        if (label.line() > 0 || label.line() < -1) {
            graphics.setColor(PlotStyle.QUIET);
            graphics.draw(new Line2D.Double(label.position(), start, label.position(), end));
        }
    }

    private static double baseline(final Label label, final double y) {
        return label.line() >= 0 ? y + TICK + LABEL_GAP + TextLines.capHeight(FONT) + label.line() * lineHeight()
            : y - TICK - LABEL_GAP + (label.line() + 1) * lineHeight();
    }

    private static void paintLabel(final Graphics2D graphics, final Label label, final double y) {
        final double capHeight = TextLines.capHeight(FONT);
        final double baseline = baseline(label, y);
        graphics.setColor(Color.WHITE);
        graphics.fill(new Rectangle2D.Double(label.left() - 1, baseline - capHeight - 1,
            label.right() - label.left() + 2, capHeight + 2));
        graphics.setColor(PlotStyle.INK);
        graphics.setFont(FONT);
        graphics.drawString(label.text(), (float)label.left(), (float)baseline);
    }
}
