package org.radiomics.knime.stats.plot;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.List;

/** Measures and wraps text before there is a picture to draw it on. */
final class TextLines {

    private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);

    private TextLines() {
    }

    /** @return the width of a text */
    static double width(final String text, final Font font) {
        return font.getStringBounds(text, METRICS).getWidth();
    }

    /** @return the distance between two lines */
    static double height(final Font font) {
        return font.getLineMetrics("Xg", METRICS).getHeight();
    }

    /** @return the height of a capital letter */
    static double capHeight(final Font font) {
        return font.createGlyphVector(METRICS, "H").getVisualBounds().getHeight();
    }

    /**
     * Breaks a text at spaces, underscores and hyphens, else before a capital after a small letter, else anywhere.
     *
     * @param text to break
     * @param font of the text
     * @param width that no line exceeds, unless a single character does
     * @return the lines, at least one
     */
    static List<String> wrap(final String text, final Font font, final double width) {
        final List<String> lines = new ArrayList<>();
        String rest = text;
        while (width(rest, font) > width && rest.length() > 1) {
            int end = rest.length() - 1;
            while (end > 1 && width(rest.substring(0, end).stripTrailing(), font) > width) {
                end--;
            }
            final int cut = lastBreak(rest, end);
            lines.add(rest.substring(0, cut).stripTrailing());
            rest = rest.substring(cut).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    private static int lastBreak(final String text, final int end) {
        for (int i = end; i > 1; i--) {
            if (text.charAt(i - 1) == ' ' || text.charAt(i - 1) == '_' || text.charAt(i - 1) == '-') {
                return i;
            }
        }
        for (int i = end; i > 1; i--) {
            if (Character.isLowerCase(text.charAt(i - 1)) && Character.isUpperCase(text.charAt(i))) {
                return i;
            }
        }
        return end;
    }
}
