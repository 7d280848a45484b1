package org.radiomics.knime.stats.reliability;

/**
 * How two readings of a feature agree, besides their ICC.
 *
 * @param concordance Lin's correlation
 * @param blandAltman bias and limits of agreement, first minus second reading
 */
public record Agreement(Concordance.Result concordance, BlandAltman.Result blandAltman) {

    /**
     * @param first readings, one per patient
     * @param second readings of the same patients
     * @return their agreement with intervals of 95 %
     */
    public static Agreement of(final double[] first, final double[] second) {
        return of(first, second, 0.95);
    }

    /**
     * @param first readings, one per patient
     * @param second readings of the same patients
     * @param confidence level of the intervals, between 0 and 1
     * @return their agreement; limits that hold 95 % of the differences
     */
    public static Agreement of(final double[] first, final double[] second, final double confidence) {
        return new Agreement(Concordance.withDefaults().withConfidence(confidence).compute(first, second),
            BlandAltman.withDefaults().withConfidence(confidence).compute(first, second));
    }
}
