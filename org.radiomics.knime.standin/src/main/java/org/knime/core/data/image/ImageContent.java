package org.knime.core.data.image;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.io.IOException;
import java.io.OutputStream;

import org.knime.core.data.DataCell;

/** A picture that can be painted and saved. */
public interface ImageContent {

    /**
     * @param g to paint with
     * @param width to fill
     * @param height to fill
     */
    void paint(Graphics2D g, int width, int height);

    /** @return the picture's own size */
    Dimension getPreferredSize();

    /** @return a cell with the picture */
    DataCell toImageCell();

    /**
     * @param output to write to, in the picture's own format
     * @throws IOException if writing fails
     */
    void save(OutputStream output) throws IOException;

    /** @return the picture in a few words */
    String getSummary();
}
