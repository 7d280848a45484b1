package org.radiomics.knime.stats.plot;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.io.StringWriter;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.DOMGroupManager;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Draws SVG whose texts keep the width that they had when they were placed: whatever font a viewer finds, it squeezes
 * or stretches the text to that width, so that nothing overlaps and centred text stays centred. Text stays text.
 */
final class MeasuredSvg extends SVGGraphics2D {

    private static final String SVG_NAMESPACE = "http://www.w3.org/2000/svg";

    private MeasuredSvg(final Document document) {
        super(document);
    }

    private MeasuredSvg(final MeasuredSvg parent) {
        super(parent);
    }

    /**
     * @param width of the picture
     * @param height of the picture
     * @return an empty picture
     */
    static MeasuredSvg of(final int width, final int height) {
        try {
            final Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().getDOMImplementation()
                .createDocument(SVG_NAMESPACE, "svg", null);
            final MeasuredSvg svg = new MeasuredSvg(document);
            svg.setSVGCanvasSize(new Dimension(width, height));
            return svg;
        } catch (final ParserConfigurationException e) {
            throw new IllegalStateException("Every Java platform has an XML parser.", e);
        }
    }

    @Override
    public Graphics create() {
        return new MeasuredSvg(this);
    }

    @Override
    public void drawString(final String text, final float x, final float y) {
        final AffineTransform fontTransform = getFont().getTransform();
        if (text.isEmpty() || !fontTransform.isIdentity()) {
            super.drawString(text, x, y);
            return;
        }
        final Element element = getDOMFactory().createElementNS(SVG_NAMESPACE, "text");
        element.setAttributeNS(null, "x", getGeneratorContext().doubleString(x));
        element.setAttributeNS(null, "y", getGeneratorContext().doubleString(y));
        final double length = getFont().getStringBounds(text, getFontRenderContext()).getWidth();
        element.setAttributeNS(null, "textLength", getGeneratorContext().doubleString(length));
        element.setAttributeNS(null, "lengthAdjust", "spacingAndGlyphs");
        element.appendChild(getDOMFactory().createTextNode(text));
        domGroupManager.addElement(element, DOMGroupManager.FILL);
    }

    /** @return the picture as an SVG document without prolog and document type, so that no reader looks for a DTD */
    String text() {
        final Element root = getRoot();
        root.setAttributeNS(null, "viewBox", "0 0 " + getSVGCanvasSize().width + " " + getSVGCanvasSize().height);
        final StringWriter writer = new StringWriter();
        try {
            stream(root, writer, false, false);
        } catch (final IOException e) {
            throw new IllegalStateException("Writing to memory failed.", e);
        }
        final String document = writer.toString();
        return document.substring(document.indexOf("<svg"));
    }
}
