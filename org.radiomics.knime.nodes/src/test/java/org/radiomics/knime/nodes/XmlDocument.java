package org.radiomics.knime.nodes;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A plugin.xml, or the description of a node. */
public final class XmlDocument {

    private final Document m_document;

    private XmlDocument(final Document document) {
        m_document = document;
    }

    /** Reads a document from a stream, which is left open. */
    public static XmlDocument read(final InputStream in) throws IOException, ParserConfigurationException,
        SAXException {
        return new XmlDocument(DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in));
    }

    /** @return the element that all others are in */
    public Element root() {
        return m_document.getDocumentElement();
    }

    /** @return all elements of a name, in the order of the document */
    public List<Element> elements(final String tag) {
        final NodeList nodes = m_document.getElementsByTagName(tag);
        final List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element)nodes.item(i));
        }
        return elements;
    }
}
