package org.knime.core.util;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import org.radiomics.knime.standin.WorkflowContext;
import org.radiomics.knime.standin.internal.KnimeUrls;

/** Files of workflows. */
public final class FileUtil {

    private FileUtil() {
    }

    /**
     * @param path an address, <code>knime://knime.workflow/...</code> among them, or a path of this machine
     * @return the address
     * @throws InvalidPathException if it is empty or cannot be a path
     * @throws MalformedURLException if it cannot be an address
     */
    public static URL toURL(final String path) throws InvalidPathException, MalformedURLException {
        if (path.isEmpty()) {
            throw new InvalidPathException("", "Empty path");
        }
        return KnimeUrls.parse(path);
    }

    /**
     * @param url an address
     * @return the path on this machine, null if it lies elsewhere
     * @throws IOException if it is relative to a workflow and there is none
     * @throws URISyntaxException if it is not well-formed
     */
    public static Path resolveToPath(final URL url) throws IOException, URISyntaxException {
        return KnimeUrls.toPath(url);
    }

    /**
     * @param prefix of the name
     * @return a new folder for temporary files, deleted with the other data of the run
     * @throws IOException if it cannot be made
     */
    public static File createTempDir(final String prefix) throws IOException {
        return WorkflowContext.current().newTemporaryFolder(prefix).toFile();
    }
}
