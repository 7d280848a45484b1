package org.radiomics.knime.stats.harmonization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.radiomics.knime.stats.cohort.Column;
import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.cohort.NumericColumn;

/** The effects of batches on features, as {@link ComBat} found them on training rows. Immutable. */
public final class ComBatModel {

    private final String m_batchColumn;

    private final Covariates m_covariates;

    private final List<Batch> m_batches;

    private final Map<String, Standard> m_standards;

    private final Map<String, String> m_untouched;

    private final boolean m_meanOnly;

    private final boolean m_single;

    private final String m_reference;

    ComBatModel(final String batchColumn, final Covariates covariates, final List<Batch> batches,
        final Map<String, Standard> standards, final Map<String, String> untouched, final boolean meanOnly,
        final boolean single, final String reference) {
        m_batchColumn = batchColumn;
        m_covariates = covariates;
        m_batches = List.copyOf(batches);
        m_standards = new LinkedHashMap<>(standards);
        m_untouched = new LinkedHashMap<>(untouched);
        m_meanOnly = meanOnly;
        m_single = single;
        m_reference = reference;
    }

    /** @return a model of no batches, which takes nothing away */
    public static ComBatModel none() {
        return new ComBatModel("", new Covariates(List.of()), List.of(), Map.of(), Map.of(), false, false, "");
    }

    /**
     * How a feature is standardized.
     *
     * @param unit power of two that brings its values to size one
     * @param mean of the batches, or that of the reference batch
     * @param slopes of the covariates
     * @param deviation pooled within batches, or that of the reference batch; n in the denominator
     */
    record Standard(double unit, double mean, double[] slopes, double deviation) {
    }

    /** One batch: per harmonized feature shift and scale, as seen and as corrected by. */
    record Batch(String name, int rows, double[] seenShifts, double[] shifts, double[] seenScales, double[] scales) {

        Batch take(final int[] features) {
            return new Batch(name, rows, WithinBatches.take(seenShifts, features),
                WithinBatches.take(shifts, features), WithinBatches.take(seenScales, features),
                WithinBatches.take(scales, features));
        }
    }

    /**
     * The effect of a batch on a feature.
     *
     * @param feature name
     * @param batch name
     * @param rows training rows of the batch
     * @param seenShift mean of the batch in pooled standard deviations of the feature (sva: gamma.hat)
     * @param shift what is taken away of it (gamma.star)
     * @param seenScale variance of the batch in pooled variances (delta.hat); 1 where means only are harmonized
     * @param scale what the variance is divided by (delta.star)
     */
    public record Effect(String feature, String batch, int rows, double seenShift, double shift, double seenScale,
        double scale) {
    }

    /** @return the effects, feature by feature, in each the batches in order */
    public List<Effect> effects() {
        final List<Effect> effects = new ArrayList<>();
        int j = 0;
        for (final String feature : m_standards.keySet()) {
            for (final Batch batch : m_batches) {
                effects.add(new Effect(feature, batch.name(), batch.rows(), batch.seenShifts()[j], batch.shifts()[j],
                    batch.seenScales()[j], batch.scales()[j]));
            }
            j++;
        }
        return effects;
    }

    /** @return the batches of the training rows with their numbers of rows, in order */
    public Map<String, Integer> batches() {
        final Map<String, Integer> rows = new LinkedHashMap<>();
        m_batches.forEach(batch -> rows.put(batch.name(), batch.rows()));
        return rows;
    }

    /** @return the column that says which batch a row is of */
    public String batchColumn() {
        return m_batchColumn;
    }

    /** @return the columns whose effects are kept */
    public List<String> covariates() {
        return m_covariates.coded().stream().map(Covariates.Coded::column).toList();
    }

    Covariates coding() {
        return m_covariates;
    }

    List<Batch> effectsOfBatches() {
        return m_batches;
    }

    Map<String, Standard> standards() {
        return m_standards;
    }

    /** @return the names of the features that are harmonized, in order */
    public List<String> harmonized() {
        return List.copyOf(m_standards.keySet());
    }

    /** @return the features that stay as they are, each with the reason */
    public Map<String, String> untouched() {
        return new LinkedHashMap<>(m_untouched);
    }

    /** @return whether means only are harmonized */
    public boolean meanOnly() {
        return m_meanOnly;
    }

    /** @return whether a batch has one training row, so that means only can be harmonized */
    public boolean hasSingleRowBatch() {
        return m_single;
    }

    /** @return the batch that stays as it is; empty for none */
    public String referenceBatch() {
        return m_reference;
    }

    /**
     * @param features names of features
     * @return this, for tables that have only those features
     */
    public ComBatModel only(final Collection<String> features) {
        final Set<String> wanted = new HashSet<>(features);
        final List<String> all = harmonized();
        final int[] kept = IntStream.range(0, all.size()).filter(j -> wanted.contains(all.get(j))).toArray();
        final Map<String, Standard> standards = new LinkedHashMap<>(m_standards);
        standards.keySet().retainAll(wanted);
        final Map<String, String> untouched = new LinkedHashMap<>(m_untouched);
        untouched.keySet().retainAll(wanted);
        return new ComBatModel(m_batchColumn, m_covariates, m_batches.stream().map(batch -> batch.take(kept)).toList(),
            standards, untouched, m_meanOnly, m_single, m_reference);
    }

    /**
     * @param columns any rows with the batch
     * @return the batches that did not occur in training, each with its number of rows, in their order
     * @throws IllegalArgumentException if the column of the batch is absent or a row has none
     */
    public Map<String, Integer> unknownBatches(final Columns columns) {
        if (m_batchColumn.isEmpty()) {
            return Map.of();
        }
        final Batches found = Batches.of(columns.column(m_batchColumn));
        final Map<String, Integer> unknown = new LinkedHashMap<>();
        for (int b = 0; b < found.names().size(); b++) {
            if (m_batches.stream().map(Batch::name).noneMatch(found.names().get(b)::equals)) {
                unknown.put(found.names().get(b), found.rows(b).length);
            }
        }
        return unknown;
    }

    /**
     * @param columns any rows with the batch
     * @return per row, whether its batch occurred in training
     * @throws IllegalArgumentException if the column of the batch is absent or a row has none
     */
    public boolean[] known(final Columns columns) {
        final int[] batchOfRow = knownCodes(columns);
        final boolean[] known = new boolean[batchOfRow.length];
        for (int i = 0; i < known.length; i++) {
            known[i] = batchOfRow[i] >= 0;
        }
        return known;
    }

    /** @return per row the index of its batch; -1 where it did not occur in training */
    private int[] knownCodes(final Columns columns) {
        final Batches found = Batches.of(columns.column(m_batchColumn));
        final List<String> known = m_batches.stream().map(Batch::name).toList();
        return Arrays.stream(found.codes()).map(code -> known.indexOf(found.names().get(code))).toArray();
    }

    /**
     * Takes the effects away.
     *
     * @param columns any rows with batch, covariates and harmonized features
     * @return all columns in their order, harmonized where there is an effect; a missing value stays missing
     * @throws IllegalArgumentException if a column is absent, a row has no batch, one that did not occur in training,
     *             or lacks a covariate; the message names it
     */
    public Columns apply(final Columns columns) {
        if (m_batchColumn.isEmpty()) {
            return columns;
        }
        return apply(columns, Batches.of(columns.column(m_batchColumn))
            .codesAmong(m_batches.stream().map(Batch::name).toList()));
    }

    /**
     * As {@link #apply(Columns)}, but rows of a batch that did not occur in training stay as they are; they are not on
     * the scale of the others.
     *
     * @param columns any rows with batch, covariates and harmonized features
     * @return all columns in their order, harmonized where there is an effect
     * @throws IllegalArgumentException if a column is absent, or a row has no batch or lacks a covariate
     */
    public Columns applyToKnown(final Columns columns) {
        return m_batchColumn.isEmpty() ? columns : apply(columns, knownCodes(columns));
    }

    private Columns apply(final Columns columns, final int[] batchOfRow) {
        final double[][] covariates = m_covariates.values(columns);
        final Map<String, Column> harmonized = new LinkedHashMap<>();
        int j = 0;
        for (final Map.Entry<String, Standard> feature : m_standards.entrySet()) {
            harmonized.put(feature.getKey(), new NumericColumn(feature.getKey(),
                apply(columns.values(feature.getKey()), feature.getValue(), j++, batchOfRow, covariates)));
        }
        return new Columns(columns.size(),
            columns.all().stream().map(column -> harmonized.getOrDefault(column.name(), column)).toList());
    }

    private double[] apply(final double[] values, final Standard standard, final int feature, final int[] batchOfRow,
        final double[][] covariates) {
        final double[] corrected = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            if (batchOfRow[i] < 0 || m_batches.get(batchOfRow[i]).name().equals(m_reference)) {
                corrected[i] = values[i];
                continue;
            }
            final Batch batch = m_batches.get(batchOfRow[i]);
            double expected = standard.mean();
            for (int c = 0; c < covariates.length; c++) {
                expected += standard.slopes()[c] * covariates[c][i];
            }
            final double seen = (values[i] * standard.unit() - expected) / standard.deviation();
            final double left = (seen - batch.shifts()[feature]) / Math.sqrt(batch.scales()[feature]);
            corrected[i] = (left * standard.deviation() + expected) / standard.unit();
        }
        return corrected;
    }

    /** @return the model as JSON; {@link #fromJson} gives the same doubles back */
    public String toJson() {
        return ComBatModelJson.write(this);
    }

    /**
     * @param json as {@link #toJson} writes it
     * @return the model
     * @throws IllegalArgumentException if it is not the JSON of a ComBat model
     */
    public static ComBatModel fromJson(final String json) {
        return ComBatModelJson.read(json);
    }
}
