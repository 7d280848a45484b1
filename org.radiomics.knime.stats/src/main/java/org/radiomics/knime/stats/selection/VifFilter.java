package org.radiomics.knime.stats.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.radiomics.knime.stats.cohort.TrainingRows;

/**
 * Removes features, one after the other, until no variance inflation factor exceeds a limit. The factor of a feature is
 * 1 / (1 - R squared) of its regression on all the others, an element of the diagonal of the inverse of the correlation
 * matrix.
 * <p>
 * First, in the order of the columns, a feature falls that is a linear combination of those before it that are still in
 * (less than 1e-7 of its length is its own, as in R's {@code lm}): its factor is infinite. So at most as many features
 * are left as there are rows less one. Then the feature with the largest factor falls, the later column among equals
 * (to 1e-9 of their size), and all factors are computed anew. A constant feature has no factor and falls.
 */
public final class VifFilter implements FeatureSelector {

    private static final double EQUAL = 1e-9;

    private final double m_limit;

    private VifFilter(final double limit) {
        m_limit = limit;
    }

    /** @return factors above 10 fall */
    public static VifFilter withDefaults() {
        return new VifFilter(10);
    }

    /**
     * @param limit of the factor, at least 1
     * @return the filter with another limit
     * @throws IllegalArgumentException if it is below 1
     */
    public VifFilter withLimit(final double limit) {
        if (!(limit >= 1)) {
            throw new IllegalArgumentException("The limit of the variance inflation factor is " + limit
                + "; give a number of at least 1, for example 10.");
        }
        return new VifFilter(limit);
    }

    @Override
    public String name() {
        return "VIF > " + m_limit;
    }

    /**
     * Removes features. The score of one that fell is its factor when it fell, infinite for a linear combination; that
     * of a kept one is its factor among the kept. The partner is the feature then still in that correlates most with
     * it.
     *
     * @param rows with numeric columns without missing values
     * @return factors and names
     * @throws IllegalArgumentException if a column is categorical or has a value that is not finite
     */
    @Override
    public FeatureSelection fit(final TrainingRows rows) {
        final List<String> names = rows.columns().names();
        final UnitColumns units = UnitColumns.of(FeatureValues.of(rows));
        final FeatureScore[] scores = new FeatureScore[names.size()];
        final ColumnBasis basis = new ColumnBasis();
        final List<Integer> left = new ArrayList<>();
        for (int j = 0; j < scores.length; j++) {
            if (units.isConstant(j)) {
                scores[j] = FeatureScore.fallen(names.get(j), Double.NaN, "all values are equal", "");
            } else if (basis.add(units.column(j), 1)) {
                left.add(j);
            } else {
                scores[j] = FeatureScore.fallen(names.get(j), Double.POSITIVE_INFINITY,
                    "VIF infinite: a linear combination of features before it", names.get(units.nearest(j, left)));
            }
        }
        removeLargest(new ArrayList<>(Arrays.asList(basis.inverseTriangle())), left, units, names, scores);
        return new FeatureSelection(Arrays.asList(scores));
    }

    /** The squared lengths of the rows are the factors; without a feature, its direction leaves the other rows. */
    private void removeLargest(final List<double[]> inverse, final List<Integer> left, final UnitColumns units,
        final List<String> names, final FeatureScore[] scores) {
        double[] factors = factors(inverse);
        for (int worst = worst(factors); worst >= 0 && factors[worst] > m_limit; worst = worst(factors)) {
            final int j = left.remove(worst);
            final double[] direction = inverse.remove(worst);
            scores[j] = FeatureScore.fallen(names.get(j), factors[worst], "VIF above " + m_limit,
                partner(j, left, units, names));
            for (final double[] row : inverse) {
                final double part = UnitColumns.dot(row, direction) / factors[worst];
                for (int i = 0; i < row.length; i++) {
                    row[i] -= part * direction[i];
                }
            }
            factors = factors(inverse);
        }
        for (int a = 0; a < factors.length; a++) {
            final int j = left.get(a);
            scores[j] = FeatureScore.kept(names.get(j), factors[a], partner(j, left, units, names));
        }
    }

    private static String partner(final int j, final List<Integer> left, final UnitColumns units,
        final List<String> names) {
        final int nearest = units.nearest(j, left);
        return nearest < 0 ? "" : names.get(nearest);
    }

    private static double[] factors(final List<double[]> inverse) {
        return inverse.stream().mapToDouble(row -> UnitColumns.dot(row, row)).toArray();
    }

    private static int worst(final double[] factors) {
        int worst = -1;
        for (int a = 0; a < factors.length; a++) {
            if (worst < 0 || factors[a] > factors[worst] * (1 - EQUAL)) {
                worst = a;
            }
        }
        return worst;
    }
}
