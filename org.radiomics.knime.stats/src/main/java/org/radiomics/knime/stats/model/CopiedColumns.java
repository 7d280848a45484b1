package org.radiomics.knime.stats.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Finds columns that are copies of an earlier one up to sign: features that are affine functions of each other. Any
 * split of a coefficient between copies is a solution of the LASSO, so that only a rule makes its path unique.
 */
final class CopiedColumns {

    /** Largest difference between copies, on columns with standard deviation 1: the rounding of an affine function. */
    private static final double ROUNDING = 1e-10;

    private CopiedColumns() {
    }

    /**
     * Compares the columns whose projections on one vector are alike.
     *
     * @param design of any size
     * @return for each column whether it is a copy of one before it; constant columns are not
     */
    static boolean[] of(final StandardizedDesign design) {
        final double[] direction = IntStream.range(0, design.rows()).mapToDouble(i -> Math.cos(i + 1)).toArray();
        final double[] projection = new double[design.columns()];
        design.products(direction, projection);
        final int[] order = IntStream.range(0, projection.length).filter(j -> projection[j] != 0).boxed()
            .sorted(Comparator.comparingDouble(j -> Math.abs(projection[j]))).mapToInt(j -> j).toArray();
        final double slack = ROUNDING * Arrays.stream(direction).map(Math::abs).sum();
        final boolean[] copied = new boolean[projection.length];
        for (int a = 0; a < order.length; a++) {
            final double limit = Math.abs(projection[order[a]]) + slack;
            for (int b = a + 1; b < order.length && Math.abs(projection[order[b]]) <= limit; b++) {
                if (areCopies(design.column(order[a]), design.column(order[b]))) {
                    copied[Math.max(order[a], order[b])] = true;
                }
            }
        }
        return copied;
    }

    private static boolean areCopies(final double[] a, final double[] b) {
        final double sign = StandardizedDesign.dot(a, b) < 0 ? -1 : 1;
        for (int i = 0; i < a.length; i++) {
            if (!(Math.abs(a[i] - sign * b[i]) <= ROUNDING)) {
                return false;
            }
        }
        return true;
    }
}
