package org.radiomics.knime.stats.cohort;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which columns of a cohort's file are features, and what becomes of missing values in them. */
final class FeatureChoice {

    private final CsvLines m_lines;

    private final List<String> m_ids;

    private final List<Long> m_lineOf;

    private final MissingFeatures m_missing;

    /**
     * @param lines of the file
     * @param ids of the patients
     * @param lineOf the line of each patient
     * @param missing what becomes of missing features
     */
    FeatureChoice(final CsvLines lines, final List<String> ids, final List<Long> lineOf,
        final MissingFeatures missing) {
        m_lines = lines;
        m_ids = ids;
        m_lineOf = lineOf;
        m_missing = missing;
    }

    /**
     * @param cells of all columns that may be features
     * @param warnings gets what was left out and why
     * @return the features
     * @throws IOException if a column mixes numbers and texts, a missing value is refused, or there is no feature
     */
    List<NumericColumn> of(final FeatureCells cells, final List<String> warnings) throws IOException {
        final List<NumericColumn> features = new ArrayList<>();
        final List<String> texts = new ArrayList<>();
        for (int c = 0; c < cells.columns(); c++) {
            if (cells.isText(c)) {
                texts.add(cells.name(c));
            } else {
                features.add(cells.column(c));
            }
        }
        if (!texts.isEmpty()) {
            warnings.add("Columns of texts were left out, as they are neither features nor named in the settings: "
                + ColumnUses.listed(texts) + ".");
        }
        final long nameless = m_lines.header().stream().filter(String::isEmpty).count();
        if (nameless > 0) {
            warnings.add(nameless + (nameless == 1 ? " column without a name was" : " columns without a name were")
                + " left out.");
        }
        final List<NumericColumn> kept = complete(features, warnings);
        if (kept.isEmpty()) {
            throw new IOException(m_lines.file() + " has no column of numbers that is a feature; it has "
                + ColumnUses.listed(m_lines.header())
                + ". A feature is a column of numbers that no setting names and none leaves out; correct the file or "
                + "the settings.");
        }
        return kept;
    }

    private List<NumericColumn> complete(final List<NumericColumn> features, final List<String> warnings)
        throws IOException {
        final List<NumericColumn> lacking = features.stream().filter(f -> firstGap(f) >= 0).toList();
        if (lacking.isEmpty()) {
            return features;
        }
        final long gaps = lacking.stream()
            .mapToLong(f -> Arrays.stream(f.values()).filter(v -> !Double.isFinite(v)).count()).sum();
        final String which = lacking.size() + (lacking.size() == 1 ? " feature has " : " features have ") + gaps
            + " missing or infinite values: " + ColumnUses.listed(lacking.stream().map(NumericColumn::name).toList());
        if (m_missing == MissingFeatures.REFUSE) {
            final NumericColumn first = lacking.get(0);
            final int row = firstGap(first);
            throw m_lines.wrong(m_lineOf.get(row), m_lines.header().indexOf(first.name()), "the value of patient \""
                + m_ids.get(row) + "\" is " + (Double.isNaN(first.values()[row]) ? "missing" : "infinite") + ". In all "
                + which + ". Fill them in, or choose \"drop feature\" or \"impute\" in the setting \"Missing "
                + "features\".");
        }
        warnings.add(which + (m_missing == MissingFeatures.DROP ? ". They were left out."
            : ". They were left as they are" + (m_missing == MissingFeatures.IMPUTE
                ? " here; the Cohort Split imputes them once it is known who is for training." : ".")));
        return m_missing != MissingFeatures.DROP ? features : features.stream().filter(f -> firstGap(f) < 0).toList();
    }

    private static int firstGap(final NumericColumn feature) {
        for (int row = 0; row < feature.size(); row++) {
            if (!Double.isFinite(feature.values()[row])) {
                return row;
            }
        }
        return -1;
    }
}
