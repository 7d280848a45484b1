package org.radiomics.knime.standin.settings;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;

import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Builds a tree of settings from its XML. */
final class SettingsParser extends DefaultHandler {

    private final Deque<SettingsTree> m_open = new ArrayDeque<>();

    private SettingsTree m_root;

    SettingsTree root() {
        return m_root;
    }

    @Override
    public void startElement(final String uri, final String localName, final String qName,
        final Attributes attributes) throws SAXException {
        final String key = attributes.getValue("key");
        if ("config".equals(qName)) {
            open(key);
        } else if ("entry".equals(qName) && m_root != null) {
            m_open.element().put(key, value(key, attributes));
        } else {
            throw new SAXException("\"" + qName + "\" is not a valid tag name.");
        }
    }

    private void open(final String key) {
        final SettingsTree config = new SettingsTree(key);
        if (m_root == null) {
            m_root = config;
        } else {
            m_open.element().put(key, config);
        }
        m_open.push(config);
    }

    private static Object value(final String key, final Attributes attributes) throws SAXException {
        final String type = attributes.getValue("type");
        final String text = attributes.getValue("value");
        if ("true".equals(attributes.getValue("isnull"))) {
            return null;
        }
        try {
            return EntryType.valueOf(type).parse(Escapes.unescape(text));
        } catch (final IllegalArgumentException e) {
            throw new SAXException("the entry \"" + key + "\" has the type " + type + " and the value \"" + text
                + "\", which do not fit.", e);
        }
    }

    @Override
    public void endElement(final String uri, final String localName, final String qName) {
        if ("config".equals(qName)) {
            m_open.pop();
        }
    }

    @Override
    public InputSource resolveEntity(final String publicId, final String systemId) {
        return new InputSource(new StringReader("")); // nothing from outside, as in KNIME
    }

    @Override
    public void error(final SAXParseException e) throws SAXException {
        throw e;
    }
}
