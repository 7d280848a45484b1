package org.radiomics.knime.feature.quality;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** All cases on few pictures: slice, name, and an orange frame around those with flags. */
public final class ContactSheet {

    /** Cases on one sheet. */
    public static final int MOST = 200;

    private static final int COLUMNS = 8;

    private static final int TILE = 160;

    private static final int GAP = 10;

    private static final int LABEL = 20;

    private static final Color FLAGGED = new Color(0xd9, 0x77, 0x06);

    private static final Color INK = new Color(0x1c, 0x24, 0x30);

    private ContactSheet() {
    }

    /**
     * @param cases at most {@link #MOST}
     * @return the sheet as PNG
     * @throws IOException if a case's picture is damaged
     */
    public static byte[] draw(final List<QualityCase> cases) throws IOException {
        final int columns = Math.max(1, Math.min(COLUMNS, cases.size()));
        final int rows = (cases.size() + columns - 1) / columns;
        final BufferedImage sheet = new BufferedImage(GAP + columns * (TILE + GAP),
            GAP + Math.max(1, rows) * (TILE + LABEL + GAP), BufferedImage.TYPE_INT_RGB);
        final Graphics2D graphics = sheet.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        for (int i = 0; i < cases.size(); i++) {
            paint(graphics, cases.get(i), GAP + i % columns * (TILE + GAP), GAP + i / columns * (TILE + LABEL + GAP));
        }
        graphics.dispose();
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(sheet, "png", out);
        }
        return bytes.toByteArray();
    }

    private static void paint(final Graphics2D graphics, final QualityCase one, final int x, final int y)
        throws IOException {
        graphics.setColor(one.flags().isEmpty() ? Color.BLACK : FLAGGED);
        graphics.fillRect(x - 3, y - 3, TILE + 6, TILE + 6);
        graphics.setColor(Color.BLACK);
        graphics.fillRect(x, y, TILE, TILE);
        final BufferedImage slice =
            ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(one.picture())));
        final double scale = (double)TILE / Math.max(slice.getWidth(), slice.getHeight());
        final int width = (int)Math.round(scale * slice.getWidth());
        final int height = (int)Math.round(scale * slice.getHeight());
        graphics.drawImage(slice, x + (TILE - width) / 2, y + (TILE - height) / 2, width, height, null);
        graphics.setColor(INK);
        String label = one.quality().name();
        while (label.length() > 2 && graphics.getFontMetrics().stringWidth(label) > TILE) {
            label = label.substring(0, label.length() - 2) + "\u2026";
        }
        graphics.drawString(label, x, y + TILE + LABEL - 4);
    }
}
