package org.radiomics.knime.nodes.data;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;

import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

import org.knime.core.data.renderer.AbstractPainterDataValueRenderer;
import org.radiomics.knime.feature.image.MidSlice;

/** Draws the middle slice of an image, or of a region of interest on its image, in a table's cell. */
final class MidSliceRenderer extends AbstractPainterDataValueRenderer {

    static final String DESCRIPTION = "Middle slice";

    static final int PIXELS = 96;

    private static final long serialVersionUID = 1L;

    private transient BufferedImage m_picture;

    private String m_text = "";

    @Override
    public String getDescription() {
        return DESCRIPTION;
    }

    @Override
    protected void setValue(final Object value) {
        m_picture = null;
        m_text = String.valueOf(value);
        try {
            if (value instanceof VolumeValue image) {
                m_picture = MidSlice.render(image.volume(), PIXELS);
            } else if (value instanceof MaskValue region && region.picture().isPresent()) {
                m_picture = ImageIO.read(new MemoryCacheImageInputStream(
                    new ByteArrayInputStream(region.picture().get())));
            } else if (value instanceof MaskValue region) {
                m_picture = MidSlice.render(MaskCell.asVolume(region.mask()), region.mask(), PIXELS);
            }
        } catch (final IOException e) {
            m_text = e.getMessage();
        }
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(PIXELS, PIXELS);
    }

    @Override
    protected void paintComponent(final Graphics graphics) {
        super.paintComponent(graphics);
        if (m_picture == null) {
            graphics.drawString(m_text, 4, graphics.getFontMetrics().getAscent() + 4);
            return;
        }
        final double scale = Math.min((double)getWidth() / m_picture.getWidth(),
            (double)getHeight() / m_picture.getHeight());
        final int width = (int)Math.round(scale * m_picture.getWidth());
        final int height = (int)Math.round(scale * m_picture.getHeight());
        graphics.drawImage(m_picture, (getWidth() - width) / 2, (getHeight() - height) / 2, width, height, null);
    }
}
