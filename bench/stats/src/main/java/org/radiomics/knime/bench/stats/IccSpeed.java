package org.radiomics.knime.bench.stats;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.radiomics.knime.stats.reliability.Icc;

/**
 * Times ICC(2,1) with F, p and limits of 2818 features that two readers measured in 20 patients, one thread, warm, and
 * psych::ICC(lmer = FALSE) of R on the same numbers in the same run.
 */
public final class IccSpeed {

    private static final int FEATURES = 2818;

    private static final int PATIENTS = 20;

    private static final int TURNS = 25;

    private static final long SEED = 7;

    private static final double NANO = 1e-9;

    private static final String R = """
        suppressMessages(library(psych))
        x <- as.matrix(read.csv(commandArgs(TRUE)[1], header = FALSE))
        invisible(ICC(matrix(x[1, ], ncol = 2), lmer = FALSE))
        t <- system.time(r <- apply(x, 1,
          function(v) unlist(ICC(matrix(v, ncol = 2), lmer = FALSE)$results[2, c(2, 7, 8)])))
        cat(t[["elapsed"]], t[["user.self"]], "\\n")
        write.table(format(t(r), digits = 15), commandArgs(TRUE)[2],
          quote = FALSE, row.names = FALSE, col.names = FALSE)
        """;

    private IccSpeed() {
    }

    /** Prints both times, their ratio and the largest deviation; the argument, if any, is the path of Rscript. */
    public static void main(final String[] args) throws IOException, InterruptedException {
        final double[][][] ratings = ratings();
        final double[] wall = new double[TURNS];
        final double[] processor = new double[TURNS];
        List<Icc.Result> results = List.of();
        for (int turn = 0; turn < TURNS; turn++) {
            final long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            final long start = System.nanoTime();
            results = Arrays.stream(ratings).map(Icc.withDefaults()::compute).toList();
            wall[turn] = (System.nanoTime() - start) * NANO;
            processor[turn] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) * NANO;
        }
        System.out.printf(Locale.ROOT,
            "%d features x %d patients x 2 readers: first %.3f s, then %.4f s (median of %d), "
            + "processor %.4f s%n", FEATURES, PATIENTS, wall[0], warm(wall), TURNS - 1, warm(processor));
        final double[] r = timeOfR(args.length == 0 ? "Rscript" : args[0], ratings, results);
        System.out.printf(Locale.ROOT, "psych::ICC: %.2f s, processor %.2f s; ratio of processor time %.0f%n",
            r[0], r[1], r[1] / warm(processor));
    }

    /** The median without the first turn. */
    private static double warm(final double[] seconds) {
        final double[] sorted = Arrays.copyOfRange(seconds, 1, seconds.length);
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double[][][] ratings() {
        final Random random = new Random(SEED);
        final double[][][] ratings = new double[FEATURES][PATIENTS][2];
        for (final double[][] feature : ratings) {
            final double noise = Math.pow(10, -2 + 2 * random.nextDouble());
            for (final double[] patient : feature) {
                final double truth = random.nextGaussian();
                for (int reader = 0; reader < 2; reader++) {
                    patient[reader] = truth + noise * random.nextGaussian();
                }
            }
        }
        return ratings;
    }

    private static double[] timeOfR(final String command, final double[][][] ratings, final List<Icc.Result> results)
        throws IOException, InterruptedException {
        final Path folder = Files.createTempDirectory("icc-speed");
        final Path input = folder.resolve("ratings.csv");
        final Path output = folder.resolve("icc.txt");
        final Path script = Files.writeString(folder.resolve("icc.R"), R);
        Files.write(input, Arrays.stream(ratings).map(IccSpeed::readerByReader).toList());
        final Process process = new ProcessBuilder(command, script.toString(), input.toString(), output.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        final String[] seconds = new String(process.getInputStream().readAllBytes()).strip().split(" +");
        if (process.waitFor() != 0) {
            throw new IOException("Rscript failed; it needs the package psych.");
        }
        double deviation = 0;
        final List<String> lines = new ArrayList<>(Files.readAllLines(output));
        for (int i = 0; i < lines.size(); i++) {
            final String[] numbers = lines.get(i).strip().split(" +");
            final Icc.Result ours = results.get(i);
            final double[] actual = {ours.estimate(), ours.lower(), ours.upper()};
            for (int j = 0; j < actual.length; j++) {
                deviation = Math.max(deviation, Math.abs(actual[j] - Double.parseDouble(numbers[j])));
            }
        }
        System.out.printf(Locale.ROOT, "largest deviation of estimate and limits from R's: %.1e%n", deviation);
        for (final Path file : List.of(input, output, script, folder)) {
            Files.delete(file);
        }
        return new double[]{Double.parseDouble(seconds[0]), Double.parseDouble(seconds[1])};
    }

    private static String readerByReader(final double[][] feature) {
        return Arrays.stream(new int[]{0, 1}).boxed().flatMap(reader -> Arrays.stream(feature)
            .map(patient -> Double.toString(patient[reader]))).collect(Collectors.joining(","));
    }
}
