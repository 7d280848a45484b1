package org.radiomics.knime.batch;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.radiomics.knime.feature.FeatureVector;
import org.radiomics.knime.feature.cohort.FeatureTableWriter;
import org.radiomics.knime.feature.cohort.ImageCase;

/**
 * The tables of an extraction, written case by case: features, one row per case, and if they are wanted diagnostics, one
 * row per case and item. They appear when they are finished.
 */
final class FeatureFiles implements Closeable {

    private static final double[] NO_NUMBERS = {};

    private final FeatureTableWriter m_features;

    private final FeatureTableWriter m_diagnostics;

    /**
     * @param features where the features go
     * @param columns of the manifest
     * @param names of the features
     * @param diagnostics where the diagnostics go; null for nowhere
     * @throws IOException if a file cannot be written
     */
    FeatureFiles(final Path features, final List<String> columns, final List<String> names, final Path diagnostics)
        throws IOException {
        m_features = new FeatureTableWriter(features, columns, names);
        try {
            m_diagnostics = diagnostics == null ? null : new FeatureTableWriter(diagnostics,
                List.of("row", "patient", "sequence", "reading", "item", "value"), List.of());
        } catch (final IOException e) {
            m_features.close();
            throw e;
        }
    }

    /** Writes one case; in the diagnostics a feature without a value is an item whose value says why. */
    void write(final ImageCase imageCase, final FeatureVector vector) {
        m_features.write(List.copyOf(imageCase.columns().values()), vector.values());
        if (m_diagnostics == null) {
            return;
        }
        for (final Map.Entry<String, String> item : vector.diagnostics().entrySet()) {
            writeItem(imageCase, item.getKey(), item.getValue());
        }
        for (final String name : vector.names()) {
            vector.reason(name).ifPresent(reason -> writeItem(imageCase, name, "NaN: " + reason));
        }
    }

    private void writeItem(final ImageCase imageCase, final String item, final String value) {
        m_diagnostics.write(List.of(String.valueOf(imageCase.row()), imageCase.patient(), imageCase.sequence(),
            imageCase.reading(), item, value), NO_NUMBERS);
    }

    /** Puts the tables in their places. Without this call, closing leaves nothing behind. */
    void finish() throws IOException {
        m_features.finish();
        if (m_diagnostics != null) {
            m_diagnostics.finish();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            m_features.close();
        } finally {
            if (m_diagnostics != null) {
                m_diagnostics.close();
            }
        }
    }
}
