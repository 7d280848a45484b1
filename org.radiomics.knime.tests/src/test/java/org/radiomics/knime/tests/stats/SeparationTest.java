package org.radiomics.knime.tests.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.model.LogisticRegression;
import org.radiomics.knime.stats.model.SeparationException;

class SeparationTest {

    @Test
    void separationIsFoundExactlyWhereLinearProgrammingFindsIt() {
        final Random random = new Random(7);
        final int[] counts = new int[3];
        for (int repetition = 0; repetition < 1500; repetition++) {
            final int n = 10 + random.nextInt(30);
            final int p = 1 + random.nextInt(3);
            final int grid = 2 + random.nextInt(20);
            final double[][] x = new double[p][n];
            final boolean[] y = new boolean[n];
            for (int i = 0; i < n; i++) {
                double sum = 0;
                for (int j = 0; j < p; j++) {
                    x[j][i] = random.nextInt(grid);
                    sum += x[j][i] - (grid - 1) / 2.0;
                }
                y[i] = sum + random.nextGaussian() * grid * random.nextDouble() * 0.3 > 0;
            }
            final String found = found(x, y);
            if (!found.isEmpty()) {
                final boolean separated = largest(x, y, false) > 1e-6;
                final boolean complete = largest(x, y, true) > 1e-6;
                assertThat(found).as("data set %d", repetition).isEqualTo(!separated ? "none" : complete ? "complete"
                    : "quasi");
                counts[!separated ? 0 : complete ? 1 : 2]++;
            }
        }
        assertThat(counts).as("data sets of each kind").satisfies(c ->
            assertThat(Arrays.stream(c).min().orElse(0)).isGreaterThan(100));
    }

    /** What the regression finds; empty for data that no model can be fitted to. */
    private static String found(final double[][] x, final boolean[] y) {
        final List<String> names = List.of("a", "b", "c").subList(0, x.length);
        try {
            LogisticRegression.withDefaults().fit(TrainingRows.of(names, x, y));
            return "none";
        } catch (final SeparationException e) {
            return e.isComplete() ? "complete" : "quasi";
        } catch (final IllegalArgumentException e) {
            assertThat(e).hasMessageMatching("(?s).*(constant|collinear|need[s]? rows).*");
            return "";
        }
    }

    /**
     * The largest sum of the rows' signed distances from a hyperplane that has no row on the wrong side (Konis 2007),
     * or the largest least distance; positive if there is separation, or complete separation.
     */
    private static double largest(final double[][] x, final boolean[] y, final boolean least) {
        final int p = x.length + 2;
        final Collection<LinearConstraint> constraints = new ArrayList<>();
        final double[] objective = new double[p];
        for (int i = 0; i < y.length; i++) {
            final double[] row = new double[p];
            for (int j = 0; j < x.length; j++) {
                row[j] = y[i] ? x[j][i] : -x[j][i];
            }
            row[p - 2] = y[i] ? 1 : -1;
            for (int j = 0; j < p && !least; j++) {
                objective[j] += row[j];
            }
            row[p - 1] = least ? -1 : 0;
            constraints.add(new LinearConstraint(row, Relationship.GEQ, 0));
        }
        objective[p - 1] = least ? 1 : 0;
        for (int j = 0; j < p; j++) {
            final double[] unit = new double[p];
            unit[j] = 1;
            constraints.add(new LinearConstraint(unit, Relationship.LEQ, 1));
            constraints.add(new LinearConstraint(unit, Relationship.GEQ, -1));
        }
        return new SimplexSolver().optimize(new MaxIter(10000), new LinearObjectiveFunction(objective, 0),
            new LinearConstraintSet(constraints), GoalType.MAXIMIZE).getValue();
    }
}
