package org.radiomics.knime.stats.evaluation;

/**
 * A count of a total.
 *
 * @param count of rows that satisfy something
 * @param total rows looked at
 * @param confidence level of the interval
 */
public record Proportion(int count, int total, double confidence) {

    /** @return count / total; NaN if the total is 0 */
    public double estimate() {
        return total == 0 ? Double.NaN : count / (double)total;
    }

    /**
     * @param method of the interval
     * @return the interval; NaN if the total is 0
     */
    public Interval interval(final ProportionMethod method) {
        return method.of(count, total, confidence);
    }

    /** @return lower limit by Wilson's method; NaN if the total is 0 */
    public double lower() {
        return interval(ProportionMethod.WILSON).lower();
    }

    /** @return upper limit by Wilson's method; NaN if the total is 0 */
    public double upper() {
        return interval(ProportionMethod.WILSON).upper();
    }

    @Override
    public String toString() {
        return count + "/" + total;
    }
}
