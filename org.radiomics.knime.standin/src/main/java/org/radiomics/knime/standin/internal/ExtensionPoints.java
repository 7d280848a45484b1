package org.radiomics.knime.standin.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What bundles register in their <code>plugin.xml</code>, as far as data needs it: serialisers of cells (extension
 * point <code>org.knime.core.DataType</code>), of port objects and of their specs
 * (<code>org.knime.core.PortType</code>).
 */
public final class ExtensionPoints {

    private static final ClassValue<Map<String, String>> REGISTERED = new ClassValue<>() {
        @Override
        protected Map<String, String> computeValue(final Class<?> type) {
            return read(type.getClassLoader());
        }
    };

    private ExtensionPoints() {
    }

    /**
     * @param <T> of the serialiser
     * @param type of cells, port objects or specs
     * @param serializer what the serialiser must be
     * @return a new serialiser for objects of exactly that class
     * @throws IllegalStateException if none is registered
     */
    public static <T> T serializerOf(final Class<?> type, final Class<T> serializer) {
        final String name = REGISTERED.get(type).get(type.getName());
        if (name == null) {
            throw new IllegalStateException("No serializer is registered for " + type.getName()
                + ": add it to plugin.xml at the extension point org.knime.core.DataType or org.knime.core.PortType.");
        }
        try {
            return Instances.of(Class.forName(name, true, type.getClassLoader()), serializer);
        } catch (final ClassNotFoundException e) {
            throw new IllegalStateException("plugin.xml registers " + name + " for " + type.getName()
                + ", but there is no such class.", e);
        }
    }

    private static Map<String, String> read(final ClassLoader loader) {
        final Map<String, String> serializers = new HashMap<>();
        try {
            for (final URL plugin : Collections.list(loader.getResources("plugin.xml"))) {
                try (InputStream in = plugin.openStream()) {
                    final Element root =
                        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in).getDocumentElement();
                    register(root, "serializer", "cellClass", "serializerClass", serializers);
                    register(root, "portType", "objectClass", "objectSerializer", serializers);
                    register(root, "portType", "specClass", "specSerializer", serializers);
                }
            }
        } catch (final IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("A plugin.xml cannot be read: " + e.getMessage(), e);
        }
        return serializers;
    }

    private static void register(final Element root, final String tag, final String type, final String serializer,
        final Map<String, String> serializers) {
        final NodeList elements = root.getElementsByTagName(tag);
        for (int i = 0; i < elements.getLength(); i++) {
            final Element element = (Element)elements.item(i);
            if (element.hasAttribute(serializer)) {
                serializers.put(element.getAttribute(type), element.getAttribute(serializer));
            }
        }
    }
}
