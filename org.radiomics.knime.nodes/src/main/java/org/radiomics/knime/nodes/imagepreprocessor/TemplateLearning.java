package org.radiomics.knime.nodes.imagepreprocessor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.radiomics.knime.feature.Monitor;
import org.radiomics.knime.feature.preprocess.HistogramTemplate;
import org.radiomics.knime.feature.preprocess.HistogramTemplates;
import org.radiomics.knime.nodes.data.ImageTable;
import org.radiomics.knime.nodes.data.VolumeValue;
import org.radiomics.knime.nodes.execution.Location;
import org.radiomics.knime.nodes.execution.NodeMonitor;
import org.radiomics.knime.nodes.execution.WorkerPool;
import org.radiomics.knime.nodes.options.Settings;

/** Templates of histograms, one per sequence: from a file, or learned on the training images of a table. */
final class TemplateLearning {

    private final Settings m_settings;

    private final ImageTable m_images;

    /**
     * @param settings of the node
     * @param images the table's columns
     * @throws InvalidSettingsException if the training column is not there
     */
    TemplateLearning(final Settings settings, final ImageTable images) throws InvalidSettingsException {
        m_settings = settings;
        m_images = images;
        final String column = settings.get(PreprocessorOptions.TRAINING_COLUMN);
        if (!fromFile() && !column.isEmpty() && !images.spec().containsName(column)) {
            throw new InvalidSettingsException("Setting \"" + PreprocessorOptions.TRAINING_COLUMN.label()
                + "\" is \"" + column + "\", and the table has no such column; choose one of its columns.");
        }
    }

    private boolean fromFile() {
        return !m_settings.get(PreprocessorOptions.TEMPLATE_FILE).isBlank();
    }

    /** @return a warning if validation images may be among those that a template learns from */
    Optional<String> warning() {
        return fromFile() || !m_settings.get(PreprocessorOptions.TRAINING_COLUMN).isEmpty() ? Optional.empty()
            : Optional.of("The histogram templates were learned on all images, so images of a later validation set "
                + "are no longer unseen; name the column that marks training images, or a file of templates.");
    }

    /**
     * Reads or learns templates; learned ones are written to the file that the settings name.
     *
     * @param entries of the table
     * @param steps that come before the images are normalised
     * @param pool works on the images
     * @param monitor of this part of the node
     * @return templates by sequence
     */
    Map<String, HistogramTemplate> templates(final List<ImageTable.Entry> entries, final Steps steps,
        final WorkerPool pool, final ExecutionMonitor monitor) throws Exception {
        if (fromFile()) {
            return HistogramTemplates.read(Location.of(m_settings, PreprocessorOptions.TEMPLATE_FILE));
        }
        final Map<String, HistogramTemplate> templates = learn(training(entries, steps), steps,
            m_settings.get(PreprocessorOptions.SCALE), pool, monitor);
        if (!m_settings.get(PreprocessorOptions.SAVED_TEMPLATES).isBlank()) {
            save(templates, Location.of(m_settings, PreprocessorOptions.SAVED_TEMPLATES));
        }
        return templates;
    }

    /** The first row of each training image. */
    private List<ImageTable.Entry> training(final List<ImageTable.Entry> entries, final Steps steps) {
        final String column = m_settings.get(PreprocessorOptions.TRAINING_COLUMN);
        final String value = m_settings.get(PreprocessorOptions.TRAINING_VALUE);
        final Map<VolumeValue, ImageTable.Entry> training = new LinkedHashMap<>();
        for (final ImageTable.Entry entry : entries) {
            if (entry.image() != null && steps.normalizes(entry.sequence())
                && (column.isEmpty() || m_images.text(entry.row(), column).equals(value))) {
                training.putIfAbsent(entry.image(), entry);
            }
        }
        if (training.isEmpty()) {
            throw new IllegalArgumentException("No image has \"" + value + "\" in column \"" + column
                + "\", so no histogram template can be learned; check column and value of training images.");
        }
        return List.copyOf(training.values());
    }

    private static Map<String, HistogramTemplate> learn(final List<ImageTable.Entry> training, final Steps steps,
        final double scale, final WorkerPool pool, final ExecutionMonitor monitor) throws Exception {
        final Monitor cancellation = new NodeMonitor(monitor.createSilentSubProgress(0));
        final List<Optional<double[]>> landmarks = pool.map(training, entry -> {
            try {
                return Optional.of(HistogramTemplate.landmarks(
                    steps.beforeNormalization(entry.sequence()).apply(entry.image().volume(), null, cancellation)));
            } catch (final IllegalArgumentException e) {
                // Such an image cannot be matched either, and is left out with its reason then.
                return Optional.empty();
            }
        }, monitor);
        final Map<String, List<double[]>> bySequence = new LinkedHashMap<>();
        for (int i = 0; i < training.size(); i++) {
            final List<double[]> learned =
                bySequence.computeIfAbsent(training.get(i).sequence(), sequence -> new ArrayList<>());
            landmarks.get(i).ifPresent(learned::add);
        }
        final Map<String, HistogramTemplate> templates = new LinkedHashMap<>();
        bySequence.forEach((sequence, learned) -> templates.put(sequence, template(sequence, learned, scale)));
        return templates;
    }

    private static HistogramTemplate template(final String sequence, final List<double[]> landmarks,
        final double scale) {
        try {
            return HistogramTemplate.learn(landmarks, scale);
        } catch (final IllegalArgumentException e) {
            throw new IllegalArgumentException("Sequence " + sequence + ": " + e.getMessage(), e);
        }
    }

    private static void save(final Map<String, HistogramTemplate> templates, final Path file) throws IOException {
        try {
            Files.writeString(file, HistogramTemplates.toJson(templates));
        } catch (final IOException e) {
            throw new IOException(
                "The templates cannot be written to " + file + "; check that its folder is there and may be written.",
                e);
        }
    }
}
