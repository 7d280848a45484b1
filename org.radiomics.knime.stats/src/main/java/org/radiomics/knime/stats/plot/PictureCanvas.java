package org.radiomics.knime.stats.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.jfree.chart.JFreeChart;
import org.radiomics.knime.stats.report.Picture;

/**
 * The sheet that pictures are drawn on: once as a bitmap of two pixels per unit, once as SVG.
 *
 * @param name of the output
 * @param caption for readers
 * @param width in units of 1/96 inch
 * @param height in the same units
 */
record PictureCanvas(String name, String caption, int width, int height) {

    private static final int PIXELS_PER_UNIT = 2;

    /**
     * @param painter draws within the width and height
     * @return the picture as bitmap and SVG
     */
    Picture draw(final Consumer<Graphics2D> painter) {
        final MeasuredSvg svg = MeasuredSvg.of(width, height);
        paint(svg, painter);
        return new Picture(name, caption, png(painter), svg.text());
    }

    /**
     * @param painter draws within the width and height
     * @return the picture as bitmap only
     */
    Picture drawBitmap(final Consumer<Graphics2D> painter) {
        return new Picture(name, caption, png(painter), null);
    }

    /**
     * @param charts to draw side by side
     * @return the picture as bitmap and SVG
     */
    Picture draw(final List<JFreeChart> charts) {
        final double each = width / (double)charts.size();
        return draw(graphics -> {
            for (int i = 0; i < charts.size(); i++) {
                charts.get(i).draw(graphics, new Rectangle2D.Double(i * each, 0, each, height));
            }
        });
    }

    private byte[] png(final Consumer<Graphics2D> painter) {
        final BufferedImage image =
            new BufferedImage(width * PIXELS_PER_UNIT, height * PIXELS_PER_UNIT, BufferedImage.TYPE_INT_RGB);
        final Graphics2D graphics = image.createGraphics();
        graphics.scale(PIXELS_PER_UNIT, PIXELS_PER_UNIT);
        paint(graphics, painter);
        graphics.dispose();
        try (ByteArrayOutputStream png = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", png);
            return png.toByteArray();
        } catch (final IOException e) {
            throw new UncheckedIOException("The picture \"" + name + "\" could not be encoded as PNG.", e);
        }
    }

    private void paint(final Graphics2D graphics, final Consumer<Graphics2D> painter) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setColor(Color.WHITE);
        graphics.fill(new Rectangle2D.Double(0, 0, width, height));
        painter.accept(graphics);
    }
}
