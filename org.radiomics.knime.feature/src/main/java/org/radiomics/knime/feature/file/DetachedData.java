package org.radiomics.knime.feature.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import org.radiomics.knime.feature.image.ImageFormatException;

/**
 * The data file that a header names. One outside the header's folder is refused, since whoever wrote the header chose
 * it.
 */
final class DetachedData {

    private DetachedData() {
    }

    /**
     * @param header file that names the data
     * @param name as the header gives it
     * @return the data file, which exists
     * @throws ImageFormatException if it is not there or not in the header's folder or below
     */
    static Path beside(final Path header, final String name) throws IOException {
        final Path folder = header.toAbsolutePath().normalize().getParent();
        final Path data;
        try {
            data = folder.resolve(name).normalize();
        } catch (final InvalidPathException e) {
            throw new ImageFormatException(header, "names the data file \"" + name + "\", which is no file name", e);
        }
        if (!data.startsWith(folder)) {
            throw new ImageFormatException(header,
                "names the data file " + name + " outside its own folder, which is refused; put it beside the header");
        }
        if (!Files.isRegularFile(data)) {
            throw new ImageFormatException(header, "its data file " + name + " is not there; put it beside the header");
        }
        if (!data.toRealPath().startsWith(folder.toRealPath())) {
            throw new ImageFormatException(header,
                "its data file " + name + " leads outside its own folder, which is refused; put it beside the header");
        }
        return data;
    }
}
