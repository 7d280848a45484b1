package org.radiomics.knime.feature;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/** What the features mean. Definitions are in words; the section is that of the IBSI's manual (arXiv:1612.07003). */
public final class FeatureDictionary {

    private static final String RESOURCE = "feature-dictionary.csv";

    private static final Map<String, Entry> ENTRIES = read();

    private FeatureDictionary() {
    }

    /**
     * One feature.
     *
     * @param featureClass its class
     * @param name without image type and class
     * @param ibsiTag the four characters by which the IBSI knows it; empty if it does not
     * @param ibsiSection of the IBSI's manual; empty if it does not define the feature
     * @param unit "intensity" being that of the image; empty for none
     * @param range of possible values, in words
     * @param definition one sentence
     */
    public record Entry(FeatureClass featureClass, String name, String ibsiTag, String ibsiSection, String unit,
        String range, String definition) {
    }

    /** @return all features, in the order of classes and PyRadiomics' order within them */
    public static Collection<Entry> entries() {
        return ENTRIES.values();
    }

    /**
     * @param featureClass a class
     * @param name of one of its features
     * @return what it means; empty if there is no such feature
     */
    public static Optional<Entry> find(final FeatureClass featureClass, final String name) {
        return Optional.ofNullable(ENTRIES.get(featureClass.key() + "_" + name));
    }

    /**
     * Finds a feature by its full name.
     *
     * @param fullName {@code <image>_<class>_<feature>}, possibly with more in front, such as a sequence
     * @return what it means; empty if the name does not end like that of a feature
     */
    public static Optional<Entry> find(final String fullName) {
        final int feature = fullName.lastIndexOf('_');
        final int featureClass = fullName.lastIndexOf('_', feature - 1);
        return feature < 0 ? Optional.empty() : Optional.ofNullable(ENTRIES.get(fullName.substring(featureClass + 1)));
    }

    private static Map<String, Entry> read() {
        final Map<String, Entry> entries = new LinkedHashMap<>();
        try (InputStream in = FeatureDictionary.class.getResourceAsStream(RESOURCE);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                    .ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (final NamedCsvRecord row : rows) {
                final FeatureClass featureClass = FeatureClass.of(row.getField("class")).orElseThrow();
                final Entry entry = new Entry(featureClass, row.getField("feature"), row.getField("ibsi"),
                    row.getField("section"), row.getField("unit"), row.getField("range"), row.getField("definition"));
                entries.put(featureClass.key() + "_" + entry.name(), entry);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(RESOURCE + " of this bundle cannot be read.", e);
        }
        return Collections.unmodifiableMap(entries);
    }
}
