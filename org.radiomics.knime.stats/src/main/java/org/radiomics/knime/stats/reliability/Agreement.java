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
     * @return their agreement with 95 % limits
     */
    public static Agreement of(final double[] first, final double[] second) {
        return new Agreement(Concordance.withDefaults().compute(first, second),
            BlandAltman.withDefaults().compute(first, second));
    }
}
