package org.radiomics.knime.standin.settings;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Prints a tree of settings as XML, with KNIME's line breaks and indents. */
final class SettingsPrinter {

    private static final String SCHEMA = " xmlns=\"http://www.knime.org/2008/09/XMLConfig\""
        + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
        + " xsi:schemaLocation=\"http://www.knime.org/2008/09/XMLConfig http://www.knime.org/XMLConfig_2008_09.xsd\"";

    private final Writer m_out;

    SettingsPrinter(final OutputStream out) {
        m_out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    void print(final SettingsTree root) throws IOException {
        m_out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        print(root, SCHEMA, "");
        m_out.flush();
    }

    private void print(final SettingsTree config, final String schema, final String indent) throws IOException {
        m_out.write(indent + "<config" + schema + " key=\"" + attribute(config.key()) + "\"");
        if (config.keySet().isEmpty()) {
            m_out.write("/>\n");
            return;
        }
        m_out.write(">\n");
        for (final String key : config) {
            if (config.get(key) instanceof SettingsTree child) {
                print(child, "", indent + "    ");
            } else {
                print(key, config.get(key), indent + "    ");
            }
        }
        m_out.write(indent + "</config>\n");
    }

    private void print(final String key, final Object value, final String indent) throws IOException {
        m_out.write(indent + "<entry key=\"" + attribute(key) + "\" type=\"" + EntryType.of(value) + "\"");
        m_out.write(value == null ? " isnull=\"true\" value=\"\"/>\n"
            : " value=\"" + attribute(Escapes.escape(value.toString())) + "\"/>\n");
    }

    private static String attribute(final String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
