package org.radiomics.knime.standin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.knime.core.node.InvalidSettingsException;
import org.radiomics.knime.standin.settings.SettingsTree;
import org.radiomics.knime.standin.settings.SettingsFormatException;
import org.radiomics.knime.standin.settings.SettingsXml;

/**
 * Entries of a workflow's file, or of a sub tree of it; a missing one is reported with the file and the path of its
 * key.
 */
final class FileEntries {

    private final Path m_file;

    private final String m_path;

    private final SettingsTree m_settings;

    private FileEntries(final Path file, final String path, final SettingsTree settings) {
        m_file = file;
        m_path = path;
        m_settings = settings;
    }

    static FileEntries read(final Path file) throws WorkflowLoadException {
        if (!Files.isRegularFile(file)) {
            throw new WorkflowLoadException(file, "there is no such file; a workflow folder of KNIME has it.", null);
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new FileEntries(file, "", SettingsXml.read(in));
        } catch (final SettingsFormatException e) {
            throw new WorkflowLoadException(file, e.getMessage() + "; restore the file from the workflow's source.", e);
        } catch (final IOException e) {
            throw new WorkflowLoadException(file, "the file cannot be read (" + e + "); check its permissions.", e);
        }
    }

    SettingsTree settings() {
        return m_settings;
    }

    boolean has(final String key) {
        return m_settings.containsKey(key);
    }

    FileEntries tree(final String key) throws WorkflowLoadException {
        try {
            return new FileEntries(m_file, m_path + key + "/", m_settings.tree(key));
        } catch (final InvalidSettingsException e) {
            throw problem(key, "is missing", e);
        }
    }

    /** @return the sub trees in order */
    List<FileEntries> trees() throws WorkflowLoadException {
        final List<FileEntries> trees = new ArrayList<>();
        for (final String key : m_settings) {
            trees.add(tree(key));
        }
        return trees;
    }

    String text(final String key) throws WorkflowLoadException {
        try {
            return m_settings.getString(key);
        } catch (final InvalidSettingsException e) {
            throw problem(key, "is missing or no text", e);
        }
    }

    int integer(final String key) throws WorkflowLoadException {
        try {
            return m_settings.getInt(key);
        } catch (final InvalidSettingsException e) {
            throw problem(key, "is missing or no whole number", e);
        }
    }

    double number(final String key) throws WorkflowLoadException {
        try {
            return m_settings.getDouble(key);
        } catch (final InvalidSettingsException e) {
            throw problem(key, "is missing or no number", e);
        }
    }

    WorkflowLoadException problem(final String key, final String what, final Throwable cause) {
        return problem("the entry \"" + m_path + key + "\" " + what + ".", cause);
    }

    WorkflowLoadException problem(final String sentence, final Throwable cause) {
        return new WorkflowLoadException(m_file, sentence, cause);
    }

    WorkflowVariableException variableProblem(final String sentence, final Throwable cause) {
        return new WorkflowVariableException(m_file, sentence, cause);
    }
}
