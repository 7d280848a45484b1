package org.radiomics.knime.stats.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How good a model looks, and how good it is.
 *
 * @param model that is judged
 * @param measure that it is judged by
 * @param apparent fitted to all rows and judged on them
 * @param optimism mean over the resamples of the figure on the rows fitted to less that on the rows tested on, where
 *            both are defined; NaN if no resample defines it. Of the calibration slope in a cross-validation, the mean
 *            over the fits of the figure on the rows fitted to less {@code heldOut}
 * @param heldOut judged on rows that the fits have not seen: the mean over repetitions of a cross-validation, over
 *            samples of a bootstrap
 * @param spread standard deviation of what {@code heldOut} is the mean of; NaN with fewer than two
 */
public record Performance(ModelKind model, Measure measure, double apparent, double optimism, double heldOut,
    double spread) {

    /** @return why a calibration slope is NaN, as a sentence; empty if none is, or another measure is meant */
    Optional<String> withoutSlope() {
        final List<String> missing = new ArrayList<>();
        if (measure == Measure.SLOPE) {
            if (Double.isNaN(apparent)) {
                missing.add("apparent");
            }
            if (Double.isNaN(corrected())) {
                missing.add("corrected");
            }
            if (Double.isNaN(heldOut)) {
                missing.add("held-out");
            }
        }
        return missing.isEmpty() ? Optional.empty()
            : Optional.of(String.format("The %s calibration slope of the %s cannot be computed: the probabilities "
                + "separate the outcomes, or one of them is 0 or 1, or all are equal.", String.join(", ", missing),
                model.label()));
    }

    /** @return the apparent figure less the optimism */
    public double corrected() {
        return apparent - optimism;
    }

    /**
     * @param method how the analysis was repeated, in words
     * @return the AUC as a sentence that says how optimistic the single-pass way is
     */
    String inWords(final String method) {
        final double excess = apparent - heldOut;
        return String.format(Locale.ROOT, "The %s has an AUC of %.3f on the rows that it was fitted to and of %.3f on "
            + "rows that it has not seen (%s of the whole analysis): the single-pass figure is %s.", model.label(),
            apparent,
            heldOut, method, excess < 0.0005 ? "not too high" : String.format(Locale.ROOT, "too high by %.3f", excess));
    }
}
