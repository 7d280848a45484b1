package org.radiomics.knime.stats.test;

/** The values of groups that a test compares: none missing, none infinite, no group without values. */
final class FiniteGroups {

    private FiniteGroups() {
    }

    /**
     * @param test its name in the message: "the Kruskal-Wallis test"
     * @param groups to check
     * @return the largest magnitude among the values
     * @throws IllegalArgumentException if there are fewer than two groups, one is empty or a value is not finite
     */
    static double check(final String test, final double[]... groups) {
        if (groups.length < 2) {
            throw new IllegalArgumentException(
                capital(test) + " compares at least two groups, there is " + groups.length + ".");
        }
        double largest = 0;
        for (int g = 0; g < groups.length; g++) {
            if (groups[g].length == 0) {
                throw new IllegalArgumentException("Group " + (g + 1) + " of " + test + " is empty.");
            }
            for (final double value : groups[g]) {
                if (Double.isNaN(value) || Double.isInfinite(value)) {
                    throw new IllegalArgumentException("Group " + (g + 1) + " of " + test + " holds the value " + value
                        + "; remove or replace it.");
                }
                largest = Math.max(largest, Math.abs(value));
            }
        }
        return largest;
    }

    private static String capital(final String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
