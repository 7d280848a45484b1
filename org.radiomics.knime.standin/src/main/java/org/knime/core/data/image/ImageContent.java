package org.knime.core.data.image;

import java.io.IOException;
import java.io.OutputStream;

/** A picture that can be saved. */
public interface ImageContent {

    /**
     * @param output to write to, in the picture's own format
     * @throws IOException if writing fails
     */
    void save(OutputStream output) throws IOException;

    /** @return the picture in a few words */
    String getSummary();
}
