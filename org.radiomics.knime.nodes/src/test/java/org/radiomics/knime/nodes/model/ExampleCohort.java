package org.radiomics.knime.nodes.model;

import java.util.Random;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.radiomics.knime.nodes.NodeBench;
import org.radiomics.knime.nodes.cohort.ColumnKind;

/**
 * Eighty patients, fifty for training: of eight features the first two tell the outcome, age does so weakly, signal
 * not. The validation rows can be made nonsense, which must not change what was fitted.
 */
public final class ExampleCohort {

    /** Patients. */
    public static final int SIZE = 80;

    /** Of these, the first are for training. */
    public static final int TRAINING = 50;

    private static final int FEATURES = 8;

    private ExampleCohort() {
    }

    /** @return the cohort with features and clinical variables */
    public static BufferedDataTable table() {
        return table(false);
    }

    /** @return the cohort, with validation rows that contradict the training rows where asked for */
    public static BufferedDataTable table(final boolean nonsenseInValidation) {
        final Random random = new Random(7);
        final DataCell[][] rows = new DataCell[SIZE][];
        for (int i = 0; i < SIZE; i++) {
            final boolean positive = i % 2 == 0;
            final boolean training = i < TRAINING;
            final double sign = positive == (training || !nonsenseInValidation) ? 1 : -1;
            final Object[] row = new Object[FEATURES + 5];
            row[0] = "P" + i;
            row[1] = positive ? "SSM" : "SPST";
            for (int j = 0; j < FEATURES; j++) {
                row[2 + j] = random.nextGaussian() + (j < 2 ? sign * 0.8 : 0);
            }
            row[FEATURES + 2] = 55 + sign * 4 + 10 * random.nextGaussian();
            row[FEATURES + 3] = random.nextBoolean() ? "uniform" : "uneven";
            row[FEATURES + 4] = training ? "training" : "validation";
            rows[i] = NodeBench.row(row);
        }
        return NodeBench.table(new DataTableSpec(ColumnKind.ID.texts("patient"),
            ColumnKind.markOutcome(ColumnKind.OUTCOME.texts("diagnosis"), "SSM"), ColumnKind.FEATURE.numbers("f1"),
            ColumnKind.FEATURE.numbers("f2"), ColumnKind.FEATURE.numbers("f3"), ColumnKind.FEATURE.numbers("f4"),
            ColumnKind.FEATURE.numbers("f5"), ColumnKind.FEATURE.numbers("f6"), ColumnKind.FEATURE.numbers("f7"),
            ColumnKind.FEATURE.numbers("f8"), ColumnKind.CLINICAL.numbers("age"), ColumnKind.CLINICAL.texts("signal"),
            ColumnKind.ROLE.texts("role")), rows);
    }
}
