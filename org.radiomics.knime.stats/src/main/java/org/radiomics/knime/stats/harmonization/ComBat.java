package org.radiomics.knime.stats.harmonization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.radiomics.knime.stats.cohort.Column;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.selection.ColumnBasis;

/**
 * ComBat: removes what scanners or centres (batches) do to mean and spread of features, by empirical Bayes (Johnson, Li
 * and Rabinovic, Biostatistics 2007, 8:118). The numbers are those of R's {@code sva::ComBat}. It is fitted to training
 * rows; other rows are then harmonized by the same shifts and scales, without being looked at in the fit.
 * <p>
 * A feature is left as it is, with a reason, where a training value is missing or infinite, where all its values in a
 * batch are equal (as in sva), or where batches and covariates explain it without remainder. If a batch has one
 * training row, only means are harmonized (as in sva).
 */
public final class ComBat {

    /** A covariate is confounded if less than this share of it varies by itself; that of R's qr. */
    private static final double OWN_SHARE = 1e-7;

    private final boolean m_parametric;

    private final boolean m_meanOnly;

    private final String m_reference;

    private ComBat(final boolean parametric, final boolean meanOnly, final String reference) {
        m_parametric = parametric;
        m_meanOnly = meanOnly;
        m_reference = reference;
    }

    /** @return parametric priors, means and spreads, no reference batch */
    public static ComBat withDefaults() {
        return new ComBat(true, false, "");
    }

    /** @return this, with a normal and an inverse gamma prior, or with the features' own distribution as prior */
    public ComBat withParametricPrior(final boolean parametric) {
        return new ComBat(parametric, m_meanOnly, m_reference);
    }

    /** @return this, harmonizing means only, or means and spreads */
    public ComBat withMeanOnly(final boolean meanOnly) {
        return new ComBat(m_parametric, meanOnly, m_reference);
    }

    /** @return this, with a batch that the others are brought to and that stays as it is; empty for none */
    public ComBat withReferenceBatch(final String reference) {
        return new ComBat(m_parametric, m_meanOnly, reference);
    }

    /**
     * Estimates the effects of the batches.
     *
     * @param rows with features, batch and covariates; the outcome is not used
     * @param features names of the numeric columns to harmonize
     * @param batch name of the batch's column: texts, or numbers of which each is a batch
     * @param covariates names of columns whose effects are kept (age, tumour stage); possibly none. The outcome must
     *        not be one: new patients do not have it
     * @return the effects, to apply to these and other rows
     * @throws IllegalArgumentException if a row has no batch or lacks a covariate, there is one batch only, the
     *             reference batch does not occur or has one row, a covariate is constant or confounded with the batches
     *             or the covariates before it, or fewer than two features can be harmonized; the message names the
     *             column
     */
    public ComBatModel fit(final TrainingRows rows, final List<String> features, final String batch,
        final List<String> covariates) {
        final Batches batches = batches(rows.columns().column(batch));
        final Covariates coding = Covariates.of(rows, covariates);
        final WithinBatches within = new WithinBatches(batches);
        final double[][] design = coding.values(rows.columns());
        final ColumnBasis basis = basis(design, coding.labels(), within);
        final int reference = batches.names().indexOf(m_reference);
        final Map<String, StandardizedFeature> standardized = new LinkedHashMap<>();
        final Map<String, String> untouched = new LinkedHashMap<>();
        for (final String feature : features) {
            final double[] values = rows.columns().values(feature);
            final String problem = within.problem(values);
            final StandardizedFeature result =
                problem.isEmpty() ? StandardizedFeature.of(values, within, design, basis, reference) : null;
            if (result == null) {
                untouched.put(feature,
                    problem.isEmpty() ? "batches and covariates explain it without remainder" : problem);
            } else {
                standardized.put(feature, result);
            }
        }
        if (standardized.size() < 2) {
            throw new IllegalArgumentException("ComBat learns from many features at once, but " + standardized.size()
                + " of " + features.size() + " can be harmonized"
                + untouched.entrySet().stream().findFirst()
                    .map(e -> " (\"" + e.getKey() + "\": " + e.getValue() + ")").orElse("")
                + "; give at least two that vary within every batch and have no missing value.");
        }
        return model(batches, coding, standardized, untouched, reference);
    }

    private Batches batches(final Column column) {
        final Batches batches = Batches.of(column);
        if (batches.names().size() < 2) {
            throw new IllegalArgumentException("All training rows have batch \"" + batches.names().get(0)
                + "\" in column \"" + column.name() + "\"; there is nothing to harmonize. Choose another column.");
        }
        final int reference = batches.names().indexOf(m_reference);
        if (!m_reference.isEmpty() && reference < 0) {
            throw new IllegalArgumentException("Reference batch \"" + m_reference
                + "\" does not occur among the training rows; choose one of " + String.join(", ", batches.names())
                + ".");
        }
        if (reference >= 0 && batches.rows(reference).length < 2) {
            throw new IllegalArgumentException("Reference batch \"" + m_reference
                + "\" has one training row, which has no spread; choose a larger batch.");
        }
        return batches;
    }

    /** The covariates without their batch means, each of which must vary by itself. */
    private static ColumnBasis basis(final double[][] design, final List<String> labels, final WithinBatches within) {
        final ColumnBasis basis = new ColumnBasis();
        for (int c = 0; c < design.length; c++) {
            final double length = within.totalLength(design[c]);
            if (length == 0) {
                throw new IllegalArgumentException(labels.get(c)
                    + " has one value in all training rows; remove it from the covariates.");
            }
            final double[] centred = within.centred(design[c]);
            final double own = Math.sqrt(Arrays.stream(centred).map(v -> v * v).sum());
            if (own <= OWN_SHARE * length) {
                throw new IllegalArgumentException(labels.get(c) + " is confounded with the batches: within each batch"
                    + " it has one value, so that nothing tells their effects apart. Remove it from the covariates.");
            }
            if (!basis.add(centred, length)) {
                throw new IllegalArgumentException(labels.get(c) + " is confounded: batches and the covariates before"
                    + " it determine it. Remove it from the covariates.");
            }
        }
        return basis;
    }

    private ComBatModel model(final Batches batches, final Covariates coding,
        final Map<String, StandardizedFeature> features, final Map<String, String> untouched, final int reference) {
        final boolean single = batches.names().stream()
            .anyMatch(name -> batches.rows(batches.names().indexOf(name)).length == 1);
        final List<ComBatModel.Batch> found = new ArrayList<>();
        for (int b = 0; b < batches.names().size(); b++) {
            found.add(batch(batches, b, List.copyOf(features.values()), b == reference, m_meanOnly || single));
        }
        final Map<String, ComBatModel.Standard> standards = new LinkedHashMap<>();
        features.forEach((name, feature) -> standards.put(name, feature.standard()));
        return new ComBatModel(batches.column(), coding, found, standards, untouched, m_meanOnly || single, single,
            reference < 0 ? "" : m_reference);
    }

    private ComBatModel.Batch batch(final Batches batches, final int b, final List<StandardizedFeature> features,
        final boolean isReference, final boolean meanOnly) {
        final int[] rows = batches.rows(b);
        final double[][] data = features.stream().map(feature -> feature.take(rows)).toArray(double[][]::new);
        final double[] shifts = Arrays.stream(data).mapToDouble(WithinBatches::mean).toArray();
        final double[] scales =
            Arrays.stream(data).mapToDouble(v -> meanOnly ? 1 : WithinBatches.variance(v)).toArray();
        final BatchPrior prior = BatchPrior.of(shifts, scales);
        final double[][] posterior;
        if (isReference) {
            posterior = new double[][]{new double[shifts.length], ones(shifts.length)};
        } else if (!m_parametric) {
            posterior = BatchPrior.withoutForm(data, shifts, scales);
        } else if (meanOnly) {
            posterior = new double[][]{prior.shifts(shifts), scales};
        } else {
            posterior = prior.shiftsAndScales(data, shifts, scales);
        }
        return new ComBatModel.Batch(batches.names().get(b), rows.length, shifts, posterior[0], scales, posterior[1]);
    }

    private static double[] ones(final int length) {
        final double[] ones = new double[length];
        Arrays.fill(ones, 1);
        return ones;
    }
}
