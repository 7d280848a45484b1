package org.radiomics.knime.bench.stats;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.radiomics.knime.stats.Monitor;
import org.radiomics.knime.stats.cohort.Outcome;
import org.radiomics.knime.stats.cohort.StratifiedFolds;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.model.CrossValidatedLasso;

/**
 * Times the cross-validated LASSO of 98 patients x 679 correlated features, ten given folds, beside cv.glmnet on the
 * same data, in turns; both are warm. Without Rscript or glmnet only this is timed. Argument: turns, 5 by default; run
 * in the project's root.
 */
public final class LassoSpeed {

    private static final String SCRIPT = "bench/stats/cv_lasso.R";

    private static final int PATIENTS = 98;

    private static final int FEATURES = 679;

    /** Hidden factors that features share, as those of one image and family do. */
    private static final int FACTORS = 40;

    private static final int WARM_UP = 40;

    /** Of each program in a turn; their median counts. */
    private static final int RUNS = 7;

    private final TrainingRows m_rows;

    private final CrossValidatedLasso m_lasso;

    private final ExecutorService m_second = Executors.newFixedThreadPool(1);

    private final ThreadMXBean m_processor = ManagementFactory.getThreadMXBean();

    private LassoSpeed(final Path file) throws IOException {
        final Random random = new Random(679);
        final boolean[] positive = new boolean[PATIENTS];
        final double[][] factors = new double[FACTORS][PATIENTS];
        final double[][] values = new double[FEATURES][PATIENTS];
        for (final double[] factor : factors) {
            Arrays.setAll(factor, i -> random.nextGaussian());
        }
        for (int i = 0; i < PATIENTS; i++) {
            positive[i] = i % 2 == 0;
        }
        for (int j = 0; j < FEATURES; j++) {
            final double difference = 0.5 * random.nextGaussian();
            final double[] factor = factors[j % FACTORS];
            Arrays.setAll(values[j],
                i -> 0.8 * factor[i] + 0.6 * random.nextGaussian() + (positive[i] ? difference : 0));
        }
        m_rows = TrainingRows.of(IntStream.range(0, FEATURES).mapToObj(j -> "feature" + j).toList(), values, positive);
        final int[] folds = StratifiedFolds.withDefaults().assign(new Outcome("outcome", "0", "1", positive));
        m_lasso = CrossValidatedLasso.withDefaults().withFoldAssignment(folds);
        final List<String> lines = IntStream.range(0, PATIENTS).mapToObj(i -> (positive[i] ? 1 : 0) + "," + folds[i]
            + IntStream.range(0, FEATURES).mapToObj(j -> "," + values[j][i]).reduce("", String::concat)).toList();
        Files.write(file, lines);
    }

    /** @param arguments turns */
    public static void main(final String[] arguments) throws IOException, InterruptedException {
        final Path file = Files.createTempFile("lasso", ".csv");
        final LassoSpeed speed = new LassoSpeed(file);
        try {
            speed.compare(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5, file);
        } finally {
            speed.m_second.shutdown();
            Files.delete(file);
        }
    }

    private void compare(final int turns, final Path file) throws IOException, InterruptedException {
        for (int i = 0; i < WARM_UP; i++) {
            m_lasso.fit(m_rows, Monitor.NONE);
            m_lasso.fit(m_rows, m_second, Monitor.NONE);
        }
        final CrossValidatedLasso.Result result = m_lasso.fit(m_rows, Monitor.NONE);
        System.out.printf(Locale.ROOT, "%d x %d, %d lambdas, lambda.min %d, lambda.1se %d%n", PATIENTS, FEATURES,
            result.lambda().length, result.indexMin(), result.index1se());
        System.out.println("| turn | glmnet wall s | processor s | this wall s | processor s | ratio of processor s "
            + "| two threads wall s | ratio of wall s |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        final double[][] all = new double[turns][];
        for (int turn = 0; turn < turns; turn++) {
            all[turn] = turn(file);
            print(Integer.toString(turn + 1), all[turn]);
        }
        print("median", IntStream.range(0, all[0].length)
            .mapToDouble(c -> median(Arrays.stream(all).mapToDouble(row -> row[c]).toArray())).toArray());
    }

    /** glmnet wall and processor, this wall and processor, this on two threads wall. */
    private double[] turn(final Path file) throws IOException, InterruptedException {
        final double[] peer = peer(file);
        final double[] wall = new double[RUNS];
        final double[] processor = new double[RUNS];
        final double[] two = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            final long start = System.nanoTime();
            final long used = m_processor.getCurrentThreadCpuTime();
            m_lasso.fit(m_rows, Monitor.NONE);
            processor[run] = (m_processor.getCurrentThreadCpuTime() - used) / 1e9;
            wall[run] = (System.nanoTime() - start) / 1e9;
        }
        for (int run = 0; run < RUNS; run++) {
            final long start = System.nanoTime();
            m_lasso.fit(m_rows, m_second, Monitor.NONE);
            two[run] = (System.nanoTime() - start) / 1e9;
        }
        return new double[]{peer[0], peer[1], median(wall), median(processor), median(two)};
    }

    private static void print(final String turn, final double[] seconds) {
        System.out.printf(Locale.ROOT, "| %s | %.3f | %.3f | %.3f | %.3f | **%.2f** | %.3f | **%.2f** |%n", turn,
            seconds[0], seconds[1], seconds[2], seconds[3], seconds[1] / seconds[3], seconds[4],
            seconds[0] / seconds[4]);
    }

    private static double[] peer(final Path file) throws IOException, InterruptedException {
        final Process process;
        try {
            process = new ProcessBuilder("Rscript", SCRIPT, file.toString(), Integer.toString(RUNS))
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        } catch (final IOException e) {
            System.err.println("Without glmnet: " + e.getMessage());
            return new double[]{Double.NaN, Double.NaN};
        }
        final String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            System.err.println("Without glmnet: Rscript " + SCRIPT + " failed.");
            return new double[]{Double.NaN, Double.NaN};
        }
        return Arrays.stream(printed.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    private static double median(final double[] values) {
        final double[] sorted = Arrays.stream(values).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
