package org.radiomics.knime.batch;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.radiomics.knime.feature.FeatureVector;
import org.radiomics.knime.feature.cohort.FeatureTableWriter;
import org.radiomics.knime.feature.cohort.ImageCase;
import org.radiomics.knime.feature.region.Region;

/**
 * The tables of an extraction, written case by case: features, one row per case, and if they are wanted diagnostics,
 * one row per case and item. They appear when they are finished.
 */
final class FeatureFiles implements Closeable {

    private static final double[] NO_NUMBERS = {};

    private final boolean m_withRegion;

    private final FeatureTableWriter m_features;

    private final FeatureTableWriter m_diagnostics;

    /**
     * @param features where the features go
     * @param columns of the manifest
     * @param withRegion whether a column "region" follows with the region's name, or its number if it has none
     * @param names of the features
     * @param diagnostics where the diagnostics go; null for nowhere
     * @throws IOException if a file cannot be written
     */
    FeatureFiles(final Path features, final List<String> columns, final boolean withRegion, final List<String> names,
        final Path diagnostics) throws IOException {
        m_withRegion = withRegion;
        m_features = new FeatureTableWriter(features, texts(columns, "region"), names);
        try {
            m_diagnostics = diagnostics == null ? null : new FeatureTableWriter(diagnostics,
                texts(List.of("row", "patient", "sequence", "reading"), "region", "item", "value"), List.of());
        } catch (final IOException e) {
            m_features.close();
            throw e;
        }
    }

    /** Columns or cells: the first ones, that of the region if it is wanted, and the last ones. */
    private List<String> texts(final Collection<String> first, final String region, final String... last) {
        final List<String> texts = new ArrayList<>(first);
        if (m_withRegion) {
            texts.add(region);
        }
        texts.addAll(List.of(last));
        return texts;
    }

    /** Writes one region; in the diagnostics a feature without a value is an item whose value says why. */
    void write(final ImageCase imageCase, final Region region, final FeatureVector vector) {
        m_features.write(texts(imageCase.columns().values(), region.title()), vector.values());
        if (m_diagnostics == null) {
            return;
        }
        for (final Map.Entry<String, String> item : vector.diagnostics().entrySet()) {
            writeItem(imageCase, region, item.getKey(), item.getValue());
        }
        for (final String name : vector.names()) {
            vector.reason(name).ifPresent(reason -> writeItem(imageCase, region, name, "NaN: " + reason));
        }
    }

    private void writeItem(final ImageCase imageCase, final Region region, final String item, final String value) {
        m_diagnostics.write(texts(List.of(String.valueOf(imageCase.row()), imageCase.patient(), imageCase.sequence(),
            imageCase.reading()), region.title(), item, value), NO_NUMBERS);
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
