package org.radiomics.knime.standin;

import java.io.IOException;
import java.io.InputStream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.knime.core.node.NodeFactory;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * What the file beside a node's factory, <code>&lt;simple name&gt;.xml</code>, says of the node.
 *
 * @param name of the node
 */
public record NodeDescription(String name) {

    /**
     * @param factory of a node
     * @return its description
     * @throws IllegalArgumentException if the file is missing, is no XML or has no name
     */
    @SuppressWarnings("rawtypes") // any factory
    public static NodeDescription of(final Class<? extends NodeFactory> factory) {
        final String file = factory.getSimpleName() + ".xml";
        try (InputStream in = factory.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("The node description " + file + " is missing beside "
                    + factory.getName() + ".");
            }
            final Element root =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in).getDocumentElement();
            final var names = root.getElementsByTagName("name");
            if (names.getLength() == 0) {
                throw new IllegalArgumentException("The node description " + file + " has no <name>.");
            }
            return new NodeDescription(names.item(0).getTextContent().strip());
        } catch (final IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalArgumentException(
                "The node description " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
