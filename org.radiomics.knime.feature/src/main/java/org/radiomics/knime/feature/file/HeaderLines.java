package org.radiomics.knime.feature.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.radiomics.knime.feature.image.ImageFormatException;

/** Reads the text lines before binary data, never past the end of the line that was asked for. */
final class HeaderLines {

    /** Longer than any header met in practice, metadata of segmentations included. */
    private static final long LONGEST = 1 << 24;

    private final Path m_file;

    private final InputStream m_in;

    private long m_position;

    /**
     * @param file for messages
     * @param in buffered, at the start of the file
     */
    HeaderLines(final Path file, final InputStream in) {
        m_file = file;
        m_in = in;
    }

    /** @return the number of bytes read so far */
    long position() {
        return m_position;
    }

    /** @return the next line without its end; null at the end of the file */
    String next() throws IOException {
        final ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        int next = m_in.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n') {
            m_position++;
            if (m_position > LONGEST) {
                throw new ImageFormatException(m_file, "its header has no end within 16 MB; it is damaged");
            }
            line.write(next);
            next = m_in.read();
        }
        m_position += next == '\n' ? 1 : 0;
        final String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
