package org.radiomics.knime.tests.stats;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.distribution.FisherF;
import org.radiomics.knime.tests.ReferenceValues;

class FisherFReferenceTest {

    private static final LargestDeviation R = new LargestDeviation("R pf, qf, pt, qt");

    private static final JsonNode EXPECTED = ReferenceValues.read("fisher_f");

    @AfterAll
    static void printDeviations() {
        R.print();
    }

    @Test
    void upperTailsAreThoseOfR() {
        final double[][] grid = columns("tails", "f", "df1", "df2", "p");
        for (int i = 0; i < grid[0].length; i++) {
            R.relative("F tail", grid[0][i] + ", " + grid[1][i] + ", " + grid[2][i],
                FisherF.upperTail(grid[0][i], grid[1][i], grid[2][i]), grid[3][i], 1e-10);
        }
    }

    @Test
    void quantilesAreThoseOfR() {
        final double[][] grid = columns("quantiles", "upper", "df1", "df2", "f");
        for (int i = 0; i < grid[0].length; i++) {
            R.relative("F quantile", grid[0][i] + ", " + grid[1][i] + ", " + grid[2][i],
                FisherF.upperQuantile(grid[0][i], grid[1][i], grid[2][i]), grid[3][i], 1e-8);
        }
    }

    @Test
    void studentIsThatOfR() {
        final double[][] grid = columns("student", "t", "df", "p", "critical");
        for (int i = 0; i < grid[0].length; i++) {
            final String where = grid[0][i] + ", " + grid[1][i];
            R.relative("t tails", where, FisherF.twoSidedStudent(grid[0][i], grid[1][i]), grid[2][i], 1e-10);
            R.relative("t quantile", where, FisherF.studentQuantile(0.05, grid[1][i]), grid[3][i], 1e-8);
        }
    }

    private static double[][] columns(final String table, final String... names) {
        final double[][] columns = new double[names.length][];
        for (int j = 0; j < names.length; j++) {
            columns[j] = ReferenceValues.numbers(EXPECTED.get(table).get(names[j]));
        }
        return columns;
    }
}
