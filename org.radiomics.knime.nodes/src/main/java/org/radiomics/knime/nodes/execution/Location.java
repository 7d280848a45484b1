package org.radiomics.knime.nodes.execution;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.util.FileUtil;
import org.radiomics.knime.nodes.options.TextOption;
import org.radiomics.knime.nodes.options.Settings;

/** Paths in settings: plain ones, and addresses such as {@code knime://knime.workflow/data/images}. */
public final class Location {

    private Location() {
    }

    /**
     * @param settings of a node
     * @param option a file of it
     * @return the path of a file that is there
     * @throws InvalidSettingsException if the setting is empty or names no file of this machine
     */
    public static Path file(final Settings settings, final TextOption option) throws InvalidSettingsException {
        final Path path = of(settings, option);
        if (!Files.isRegularFile(path)) {
            throw new InvalidSettingsException("Setting \"" + option.label() + "\" names " + path
                + (Files.isDirectory(path) ? ", which is a folder; name a file in it."
                    : ", but there is no such file; correct the path."));
        }
        return path;
    }

    /**
     * @param settings of a node
     * @param option a file or folder of it
     * @return the path in the local file system, which need not exist
     * @throws InvalidSettingsException if the setting is empty or names no local path
     */
    public static Path of(final Settings settings, final TextOption option) throws InvalidSettingsException {
        final String text = settings.get(option).strip();
        if (text.isEmpty()) {
            throw new InvalidSettingsException("Setting \"" + option.label() + "\" is empty; it must name a path.");
        }
        try {
            final Path path = FileUtil.resolveToPath(FileUtil.toURL(text));
            if (path == null) {
                throw new InvalidSettingsException("Setting \"" + option.label() + "\" is \"" + text
                    + "\", which lies on another machine; copy it to the data folder of the workflow and give "
                    + "knime://knime.workflow/data/... instead, or a path of this machine.");
            }
            return path;
        } catch (final IOException | URISyntaxException | InvalidPathException e) {
            throw new InvalidSettingsException(
                "Setting \"" + option.label() + "\" is \"" + text + "\", which is no path: " + e.getMessage(), e);
        }
    }
}
