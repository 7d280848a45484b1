package org.radiomics.knime.stats.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.radiomics.knime.stats.report.Picture;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A picture as tests look at it: its pixels, and the elements of its SVG. */
final class DrawnPicture {

    /** A text of the SVG with the room that it takes. */
    record Text(String text, double left, double right, double baseline) {

        boolean overlaps(final Text other, final double height) {
            return left < other.right && other.left < right && Math.abs(baseline - other.baseline) < height;
        }
    }

    private final BufferedImage m_image;

    private final Element m_svg;

    private DrawnPicture(final BufferedImage image, final Element svg) {
        m_image = image;
        m_svg = svg;
    }

    /** Decodes and parses; requires the bitmap to be twice as large as the SVG. */
    static DrawnPicture of(final Picture picture) {
        try {
            final Element svg = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(picture.svg().getBytes(StandardCharsets.UTF_8))).getDocumentElement();
            final DrawnPicture drawn = new DrawnPicture(image(picture), svg);
            assertThat(svg.getAttribute("viewBox")).isEqualTo("0 0 " + drawn.width() + " " + drawn.height());
            assertThat(drawn.m_image.getWidth()).isEqualTo(2 * drawn.width());
            assertThat(drawn.m_image.getHeight()).isEqualTo(2 * drawn.height());
            return drawn;
        } catch (final IOException | SAXException | ParserConfigurationException e) {
            throw new AssertionError("The picture " + picture.name() + " cannot be read.", e);
        }
    }

    static BufferedImage image(final Picture picture) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(picture.png()));
    }

    int width() {
        return Integer.parseInt(m_svg.getAttribute("width"));
    }

    int height() {
        return Integer.parseInt(m_svg.getAttribute("height"));
    }

    BufferedImage image() {
        return m_image;
    }

    List<Element> elements(final String tag) {
        final NodeList nodes = m_svg.getElementsByTagName(tag);
        return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element)nodes.item(i)).toList();
    }

    List<String> texts() {
        return elements("text").stream().map(Element::getTextContent).toList();
    }

    List<Text> placedTexts() {
        return elements("text").stream().map(text -> {
            final double left = Double.parseDouble(text.getAttribute("x"));
            return new Text(text.getTextContent(), left, left + Double.parseDouble(text.getAttribute("textLength")),
                Double.parseDouble(text.getAttribute("y")));
        }).toList();
    }
}
