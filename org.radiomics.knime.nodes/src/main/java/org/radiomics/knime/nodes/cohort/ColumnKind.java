package org.radiomics.knime.nodes.cohort;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.knime.core.data.DataColumnProperties;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;

/**
 * What a column of a cohort table means. The meaning is a property of the column's specification, so that it passes
 * through KNIME's own nodes and no later node has to be told again.
 */
public enum ColumnKind {
    /** the patient */
    ID,
    /** a radiomics feature */
    FEATURE,
    /** a clinical variable */
    CLINICAL,
    /** the outcome */
    OUTCOME,
    /** training or validation */
    ROLE,
    /** the fold of a cross-validation */
    FOLD,
    /** the scanner or centre, whose effect is to be taken from the features */
    BATCH,
    /** a score without unit that ranks patients, such as the Rad-score */
    SCORE,
    /** the points of a nomogram, which rank patients as its probability does */
    POINTS,
    /** the predicted probability of the outcome's positive level */
    PROBABILITY;

    /** The column property that holds the kind. */
    public static final String PROPERTY = "radiomics.kind";

    /** The property of an outcome's column that holds the level which counts as positive. */
    public static final String POSITIVE_LEVEL = "radiomics.positiveLevel";

    /** @return the text of the column property */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @param column of any table
     * @return its kind if it is marked with one
     */
    public static Optional<ColumnKind> of(final DataColumnSpec column) {
        final String text = column.getProperties().getProperty(PROPERTY);
        return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst();
    }

    /**
     * @param column of an outcome
     * @return the level that it is marked to count as positive
     */
    public static Optional<String> positiveLevel(final DataColumnSpec column) {
        return Optional.ofNullable(column.getProperties().getProperty(POSITIVE_LEVEL));
    }

    /**
     * @param name of a new column of numbers
     * @return its specification, marked with this kind
     */
    public DataColumnSpec numbers(final String name) {
        return mark(new DataColumnSpecCreator(name, DoubleCell.TYPE).createSpec());
    }

    /**
     * @param name of a new column of texts
     * @return its specification, marked with this kind
     */
    public DataColumnSpec texts(final String name) {
        return mark(new DataColumnSpecCreator(name, StringCell.TYPE).createSpec());
    }

    /**
     * @param column of any table
     * @return the same, marked with this kind
     */
    public DataColumnSpec mark(final DataColumnSpec column) {
        return with(column, Map.of(PROPERTY, text()));
    }

    /**
     * @param column that holds an outcome
     * @param positiveLevel the level that probabilities and odds ratios refer to
     * @return the same, marked as outcome
     */
    public static DataColumnSpec markOutcome(final DataColumnSpec column, final String positiveLevel) {
        return with(column, Map.of(PROPERTY, OUTCOME.text(), POSITIVE_LEVEL, positiveLevel));
    }

    private static DataColumnSpec with(final DataColumnSpec column, final Map<String, String> properties) {
        final Map<String, String> all = new HashMap<>();
        for (final String key : Collections.list(column.getProperties().properties())) {
            all.put(key, column.getProperties().getProperty(key));
        }
        all.putAll(properties);
        final DataColumnSpecCreator creator = new DataColumnSpecCreator(column);
        creator.setProperties(new DataColumnProperties(all));
        return creator.createSpec();
    }
}
