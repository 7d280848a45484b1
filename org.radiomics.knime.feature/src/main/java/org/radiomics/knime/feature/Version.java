package org.radiomics.knime.feature;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of this bundle. */
final class Version {

    /** The version, as the build wrote it into {@code version.txt}. */
    static final String TEXT = read();

    private Version() {
    }

    private static String read() {
        try (InputStream in = Version.class.getResourceAsStream("version.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).trim();
        } catch (final IOException e) {
            throw new UncheckedIOException("version.txt of this bundle cannot be read.", e);
        }
    }
}
