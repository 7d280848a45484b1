package org.radiomics.knime.stats.cohort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.radiomics.knime.stats.Monitor;

/**
 * Reads a cohort from a delimited file with one row per patient. Empty cells, {@code NA} and {@code NaN} are missing;
 * {@code Inf} and {@code -Inf} are infinite. Whole numbers that are levels lose their decimals: {@code 1.0} is
 * {@code 1}.
 */
public final class CohortFile {

    private final CohortLayout m_layout;

    private final Delimiter m_delimiter;

    private final MissingFeatures m_missing;

    private CohortFile(final CohortLayout layout, final Delimiter delimiter, final MissingFeatures missing) {
        m_layout = layout;
        m_delimiter = delimiter;
        m_missing = missing;
    }

    /**
     * What a file holds.
     *
     * @param ids of the patients, distinct
     * @param outcome of two levels, none missing
     * @param roles one per patient; empty where the layout names no column
     * @param folds one per patient, missing where the cell is; null where the layout names no column
     * @param batches one per patient; null where the layout names no column
     * @param clinical variables in the order of the layout, missing values included
     * @param features in the order of the file; NaN where missing
     * @param warnings what a reader should know, in sentences
     */
    public record Result(List<String> ids, CategoricalColumn outcome, List<Role> roles, CategoricalColumn folds,
        CategoricalColumn batches, List<Column> clinical, List<NumericColumn> features, List<String> warnings) {

        /** Copies the lists. */
        public Result {
            ids = List.copyOf(ids);
            roles = List.copyOf(roles);
            clinical = List.copyOf(clinical);
            features = List.copyOf(features);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * @param layout which column means what
     * @return a reader that detects the delimiter and refuses missing features
     */
    public static CohortFile of(final CohortLayout layout) {
        return new CohortFile(layout, Delimiter.DETECT, MissingFeatures.REFUSE);
    }

    /** @return this, with another delimiter */
    public CohortFile withDelimiter(final Delimiter delimiter) {
        return new CohortFile(m_layout, delimiter, m_missing);
    }

    /** @return this, with other consequences of missing and infinite features; to impute is to leave them here */
    public CohortFile withMissingFeatures(final MissingFeatures missing) {
        return new CohortFile(m_layout, m_delimiter, missing);
    }

    /**
     * Reads the file in one pass; memory is about twice that of its numbers.
     *
     * @param file to read
     * @param monitor is asked for cancellation at every line
     * @return the cohort
     * @throws IOException if the file cannot be read or does not fit the layout; the message names file, line and
     *             column
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public Result read(final Path file, final Monitor monitor) throws IOException {
        try (CsvLines lines = CsvLines.open(file, m_delimiter)) {
            return new CohortPass(lines, m_layout, m_missing).read(monitor);
        }
    }
}
