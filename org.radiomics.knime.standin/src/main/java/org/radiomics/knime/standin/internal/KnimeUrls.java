package org.radiomics.knime.standin.internal;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Path;

import org.radiomics.knime.standin.WorkflowContext;

/** Addresses relative to a workflow: <code>knime://knime.workflow/data/cohort.csv</code>. */
public final class KnimeUrls {

    private static final String PROTOCOL = "knime";

    private static final String HOST = "knime.workflow";

    private KnimeUrls() {
    }

    /**
     * @param text an address or a path of this machine
     * @return the address
     * @throws MalformedURLException if it is neither
     */
    public static URL parse(final String text) throws MalformedURLException {
        final String encoded = text.replace(" ", "%20");
        if (encoded.startsWith(PROTOCOL + ":")) {
            return new URL(null, encoded, new Handler());
        }
        try {
            return new URL(encoded);
        } catch (final MalformedURLException e) { // then it is a path, as in KNIME
            return Path.of(text).toAbsolutePath().toUri().toURL();
        }
    }

    /**
     * @param url an address
     * @return the path on this machine, null if it lies elsewhere
     * @throws IOException if it is relative to a workflow and there is none
     * @throws URISyntaxException if it is not well-formed
     */
    public static Path toPath(final URL url) throws IOException, URISyntaxException {
        if (PROTOCOL.equals(url.getProtocol())) {
            return relativeToWorkflow(url);
        }
        return "file".equalsIgnoreCase(url.getProtocol()) ? Path.of(new URI(url.toString().replace(" ", "%20"))) : null;
    }

    private static Path relativeToWorkflow(final URL url) throws IOException, URISyntaxException {
        if (!HOST.equalsIgnoreCase(url.getHost())) {
            throw new IOException("The address " + url
                + " cannot be resolved here: only knime://knime.workflow/... can.");
        }
        final Path workflow = WorkflowContext.current().directory();
        if (workflow == null) {
            throw new IOException("The address " + url + " is relative to a workflow, but none is running.");
        }
        final String path = new URI(url.toString()).getPath();
        return workflow.resolve(path.replaceFirst("^/+", "")).normalize();
    }

    private static final class Handler extends URLStreamHandler {

        @Override
        protected URLConnection openConnection(final URL url) throws IOException {
            try {
                return toPath(url).toUri().toURL().openConnection();
            } catch (final URISyntaxException e) {
                throw new IOException("The address " + url + " is not well-formed.", e);
            }
        }
    }
}
