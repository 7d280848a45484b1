package org.radiomics.knime.bench.stats;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.radiomics.knime.stats.Monitor;
import org.radiomics.knime.stats.cohort.Column;
import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.cohort.CsvColumns;
import org.radiomics.knime.stats.cohort.Outcome;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.evaluation.Calibration;
import org.radiomics.knime.stats.model.LogisticModel;
import org.radiomics.knime.stats.model.LogisticRegression;

/**
 * Times the bootstrap-corrected calibration with its optimism table on a CSV file with the outcome {@code y}; called by
 * {@code calibration_side_by_side.R}. Prints wall and processor seconds, medians of warm repetitions in one thread.
 */
public final class CalibrationSpeed {

    private static final int WARM_UP = 5;

    private static final int TIMED = 5;

    private CalibrationSpeed() {
    }

    /** @param arguments file and number of resamples */
    public static void main(final String[] arguments) throws IOException {
        final Columns all = CsvColumns.read(Path.of(arguments[0]));
        final double[] y = all.values("y");
        final boolean[] positive = new boolean[y.length];
        for (int i = 0; i < y.length; i++) {
            positive[i] = y[i] == 1;
        }
        final List<Column> predictors = all.all().stream().filter(column -> !column.name().equals("y")).toList();
        final TrainingRows rows =
            TrainingRows.of(new Columns(y.length, predictors), new Outcome("y", "0", "1", positive));
        final LogisticModel model = LogisticRegression.withDefaults().fit(rows);
        final Calibration calibration = Calibration.withDefaults().withRepetitions(Integer.parseInt(arguments[1]));
        final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        final List<double[]> times = new ArrayList<>();
        for (int turn = 0; turn < WARM_UP + TIMED; turn++) {
            final long wall = System.nanoTime();
            final long processor = threads.getCurrentThreadCpuTime();
            calibration.bootstrap(model, rows, Runnable::run, Monitor.NONE);
            if (turn >= WARM_UP) {
                times.add(new double[]{(System.nanoTime() - wall) / 1e9,
                    (threads.getCurrentThreadCpuTime() - processor) / 1e9});
            }
        }
        System.out.printf(Locale.ROOT, "%.6f %.6f%n", median(times, 0), median(times, 1));
    }

    private static double median(final List<double[]> times, final int index) {
        final double[] values = times.stream().mapToDouble(time -> time[index]).toArray();
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
