package org.radiomics.knime.standin.settings;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;

import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads and writes settings as KNIME's XML files have them (<code>http://www.knime.org/2008/09/XMLConfig</code>). */
public final class SettingsXml {

    private SettingsXml() {
    }

    /**
     * @param file with settings
     * @return the settings
     * @throws IOException if the file cannot be read or is no settings file; the message names it
     */
    public static SettingsTree read(final Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in);
        } catch (final SettingsFormatException e) {
            throw new IOException(file + ": " + e.getMessage() + ".", e);
        }
    }

    /**
     * @param in with settings; not closed
     * @return the settings
     * @throws IOException if it cannot be read or holds no settings
     */
    public static SettingsTree read(final InputStream in) throws IOException {
        final SettingsParser handler = new SettingsParser();
        try {
            SAXParserFactory.newInstance().newSAXParser().parse(new InputSource(new Unclosed(in)), handler);
            return handler.root();
        } catch (final SAXException e) {
            throw new SettingsFormatException("this is not a settings file of KNIME ("
                + e.getMessage().replaceAll("\\.$", "") + ")", e);
        } catch (final ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param config to write
     * @param file to write to
     * @throws IOException if writing fails
     */
    public static void write(final SettingsTree config, final Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            write(config, out);
        }
    }

    /**
     * @param config to write
     * @param out to write to; not closed
     * @throws IOException if writing fails
     */
    public static void write(final SettingsTree config, final OutputStream out) throws IOException {
        new SettingsPrinter(out).print(config);
    }

    /** A parser closes what it reads; the entries of a zip file must stay open. */
    private static final class Unclosed extends FilterInputStream {

        Unclosed(final InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // the caller's
        }
    }
}
