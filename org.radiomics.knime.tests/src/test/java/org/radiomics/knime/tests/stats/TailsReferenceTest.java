package org.radiomics.knime.tests.stats;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.distribution.ChiSquared;
import org.radiomics.knime.stats.distribution.FisherF;
import org.radiomics.knime.stats.distribution.StandardNormal;
import org.radiomics.knime.tests.ReferenceValues;

class TailsReferenceTest {

    private static final LargestDeviation R = new LargestDeviation("R pnorm, qnorm, pchisq, pt");

    private static final JsonNode FILE = ReferenceValues.read("tails");

    @AfterAll
    static void printDeviations() {
        R.print();
    }

    @Test
    void normalTailsAndQuantilesAreThoseOfR() {
        final double[] z = numbers("normal", "z");
        final double[] p = numbers("normal", "p");
        for (int i = 0; i < z.length; i++) {
            R.relative("normal tail", "z = " + z[i], StandardNormal.upperTail(z[i]), p[i], 1e-12);
            if (z[i] >= 0) {
                R.relative("normal tails, both", "z = " + z[i], StandardNormal.twoSided(-z[i]), 2 * p[i], 1e-12);
            }
        }
        final double[] upper = numbers("normal", "upper");
        final double[] quantile = numbers("normal", "quantile");
        for (int i = 0; i < upper.length; i++) {
            R.absolute("normal quantile", "p = " + upper[i], StandardNormal.upperQuantile(upper[i]), quantile[i],
                1e-13);
        }
        R.absolute("normal quantile", "p = 0", StandardNormal.upperQuantile(0), Double.POSITIVE_INFINITY, 0);
        R.absolute("normal quantile", "p = 1", StandardNormal.upperQuantile(1), Double.NEGATIVE_INFINITY, 0);
        R.absolute("normal quantile", "NaN", StandardNormal.upperQuantile(Double.NaN), Double.NaN, 0);
    }

    @Test
    void chiSquaredTailIsThatOfR() {
        final double[] x = numbers("chi_squared", "x");
        final double[] df = numbers("chi_squared", "df");
        final double[] p = numbers("chi_squared", "p");
        for (int i = 0; i < x.length; i++) {
            R.relative("chi-squared tail", x[i] + ", " + df[i], ChiSquared.upperTail(x[i], df[i]), p[i], 1e-10);
        }
    }

    @Test
    void studentsTailFarOutIsThatOfR() {
        final double[] t = numbers("student", "t");
        final double[] df = numbers("student", "df");
        final double[] p = numbers("student", "p");
        for (int i = 0; i < t.length; i++) {
            R.relative("t tails, far out", t[i] + ", " + df[i], FisherF.twoSidedStudent(t[i], df[i]), p[i], 1e-10);
        }
    }

    private static double[] numbers(final String table, final String column) {
        return ReferenceValues.numbers(FILE.get(table).get(column));
    }
}
