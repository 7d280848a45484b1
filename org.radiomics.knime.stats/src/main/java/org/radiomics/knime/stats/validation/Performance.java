package org.radiomics.knime.stats.validation;

import java.util.Locale;

/**
 * How good a model looks, and how good it is.
 *
 * @param model that is judged
 * @param measure that it is judged by
 * @param apparent fitted to all rows and judged on them
 * @param optimism mean over the resamples of the figure on the rows fitted to less that on the rows tested on; NaN if
 *         no
 *            resample defines it
 * @param heldOut judged on rows that the fits have not seen: the mean over repetitions of a cross-validation, over
 *            samples of a bootstrap
 * @param spread standard deviation of what {@code heldOut} is the mean of; NaN with fewer than two
 */
public record Performance(ModelKind model, Measure measure, double apparent, double optimism, double heldOut,
    double spread) {

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
