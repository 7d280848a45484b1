package org.radiomics.knime.bench.stats;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.radiomics.knime.stats.Monitor;
import org.radiomics.knime.stats.evaluation.Interval;
import org.radiomics.knime.stats.evaluation.Roc;
import org.radiomics.knime.stats.evaluation.RocBootstrap;

/**
 * Times the 2000-fold stratified bootstrap of the area under a ROC curve beside pROC on the same scores, in turns. Both
 * are warm: R has loaded pROC, and this has computed the interval a few times. Arguments: threads and turns, 2 and 3 by
 * default; run in the project's root, with Rscript and pROC installed.
 */
public final class BootstrapAucSpeed {

    private static final String SCRIPT = "bench/stats/bootstrap_auc.R";

    private static final int REPETITIONS = 2000;

    private static final int WARM_UP = 20;

    private BootstrapAucSpeed() {
    }

    /** @param arguments threads, turns */
    public static void main(final String[] arguments) throws IOException, InterruptedException {
        final int threads = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2;
        final int turns = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        final ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, threads - 1));
        System.out.println("| patients | pROC wall s | this wall s | ratio | pROC limits | these limits |");
        System.out.println("|---|---|---|---|---|---|");
        for (final int rows : new int[]{37, 98, 135, 1000, 10_000}) {
            compare(rows, turns, threads > 1 ? pool : null);
        }
        pool.shutdown();
    }

    private static void compare(final int rows, final int turns, final ExecutorService pool)
        throws IOException, InterruptedException {
        final Random random = new Random(rows);
        final boolean[] positive = new boolean[rows];
        final double[] score = new double[rows];
        final StringBuilder csv = new StringBuilder("positive,score\n");
        for (int i = 0; i < rows; i++) {
            positive[i] = i % 2 == 0;
            score[i] = random.nextGaussian() + (positive[i] ? 1 : 0);
            csv.append(positive[i] ? 1 : 0).append(',').append(score[i]).append('\n');
        }
        final Path file = Files.createTempFile("scores", ".csv");
        Files.writeString(file, csv);
        final double[] theirs = new double[turns];
        final double[] ours = new double[turns];
        double[] peer = new double[0];
        Interval limits = own(positive, score, pool);
        for (int i = 0; i < WARM_UP; i++) {
            limits = own(positive, score, pool);
        }
        for (int turn = 0; turn < turns; turn++) {
            peer = peer(file);
            theirs[turn] = peer[0];
            final long start = System.nanoTime();
            limits = own(positive, score, pool);
            ours[turn] = (System.nanoTime() - start) / 1e9;
        }
        Files.delete(file);
        System.out.printf(Locale.ROOT, "| %d | %.2f | %.4f | **%.0f** | %.3f to %.3f | %.3f to %.3f |%n", rows,
            median(theirs), median(ours), median(theirs) / median(ours), peer[2], peer[3], limits.lower(),
            limits.upper());
    }

    private static Interval own(final boolean[] positive, final double[] score, final ExecutorService pool) {
        return RocBootstrap.withDefaults().withRepetitions(REPETITIONS)
            .intervals(Roc.of(positive, score), pool == null ? Runnable::run : pool, Monitor.NONE).percentile();
    }

    private static double[] peer(final Path file) throws IOException, InterruptedException {
        final Process process = new ProcessBuilder("Rscript", SCRIPT, file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        final String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException("Rscript " + SCRIPT + " failed; run it in the project's root with pROC installed.");
        }
        return Arrays.stream(printed.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    private static double median(final double[] values) {
        final double[] sorted = Arrays.stream(values).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
