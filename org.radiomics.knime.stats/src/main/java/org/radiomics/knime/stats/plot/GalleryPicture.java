package org.radiomics.knime.stats.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.radiomics.knime.stats.report.Picture;

/** A contact sheet: images on black tiles of one size with a label below each. Only a bitmap makes sense. */
public final class GalleryPicture {

    private static final int WIDTH = 900;

    private static final int GAP = 8;

    private static final int LABEL = 22;

    /**
     * An image of the sheet.
     *
     * @param label below it; cut short where it is too long
     * @param image of any size; keeps its proportions
     */
    public record Tile(String label, BufferedImage image) {
    }

    private GalleryPicture() {
    }

    /**
     * Draws the picture.
     *
     * @param name of the output
     * @param caption for readers
     * @param tiles row by row
     * @param columns tiles per row
     * @return the picture, without SVG
     * @throws IllegalArgumentException if there are no tiles or columns
     */
    public static Picture draw(final String name, final String caption, final List<Tile> tiles, final int columns) {
        if (tiles.isEmpty() || columns < 1) {
            throw new IllegalArgumentException("A gallery needs at least one image and one column, but has "
                + tiles.size() + " image(s) and " + columns + " column(s).");
        }
        final int size = (WIDTH - GAP) / columns - GAP;
        final int rows = (tiles.size() + columns - 1) / columns;
        return new PictureCanvas(name, caption, WIDTH, GAP + rows * (size + LABEL)).drawBitmap(graphics -> {
            for (int i = 0; i < tiles.size(); i++) {
                paint(graphics, tiles.get(i), GAP + i % columns * (size + GAP), GAP + i / columns * (size + LABEL),
                    size);
            }
        });
    }

    private static void paint(final Graphics2D graphics, final Tile tile, final int x, final int y, final int size) {
        graphics.setColor(Color.BLACK);
        graphics.fill(new Rectangle2D.Double(x, y, size, size));
        final BufferedImage image = tile.image();
        final double scale = size / (double)Math.max(image.getWidth(), image.getHeight());
        final AffineTransform place = AffineTransform.getTranslateInstance(x + (size - scale * image.getWidth()) / 2,
            y + (size - scale * image.getHeight()) / 2);
        place.scale(scale, scale);
        graphics.drawImage(image, place, null);
        graphics.setColor(PlotStyle.INK);
        graphics.setFont(PlotStyle.SMALL);
        graphics.drawString(fitting(graphics, tile.label(), size), x, y + size + LABEL - 8);
    }

    private static String fitting(final Graphics2D graphics, final String label, final int width) {
        String text = label;
        while (text.length() > 1 && graphics.getFontMetrics().stringWidth(text) > width) {
            text = text.substring(0, text.length() - 2) + "\u2026";
        }
        return text;
    }
}
