package org.radiomics.knime.feature.damage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.radiomics.knime.feature.image.ImageFormatException;

/**
 * Reads damaged files through the front door. Each must end in a normal result or an {@link ImageFormatException} that
 * names a file of its folder; all else is a fault.
 */
final class DamageRun implements AutoCloseable {

    /** No file is worth more. */
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final Path m_folder;

    private final long m_seed;

    private final List<String> m_faults = new ArrayList<>();

    private int m_read;

    private int m_refused;

    private ExecutorService m_reader = reader();

    /**
     * @param folder for the files
     * @param seed of all damage
     */
    DamageRun(final Path folder, final long seed) throws IOException {
        m_folder = folder;
        m_seed = seed;
        // A reader that follows a damaged header out of its folder finds what it looks for, and shows it.
        final byte[] outside = new byte[1 << 16];
        Arrays.fill(outside, Samples.OUTSIDE);
        Files.write(folder.resolve("outside.raw"), outside);
    }

    private static ExecutorService reader() {
        return Executors.newSingleThreadExecutor(task -> {
            final Thread thread = new Thread(task, "reads a damaged file");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Damages one sample many times.
     *
     * @param sample is first read undamaged
     * @param from number of the first damage, so that one can be repeated alone
     * @param to number after the last
     */
    void run(final Sample sample, final int from, final int to) throws IOException {
        final Path folder = m_folder.resolve(sample.name().replaceAll("\\W+", "_"));
        final Path path = sample.write(folder);
        sample.reading().read(path);
        if (!Files.exists(folder.resolve("link.raw"))) {
            Files.createSymbolicLink(folder.resolve("link.raw"), m_folder.resolve("outside.raw"));
        }
        for (int number = from; number < to; number++) {
            final Random random = random(sample, number);
            final String damage = sample.writeDamaged(folder, random);
            final String fault = fault(sample, path, folder);
            if (fault != null) {
                m_faults.add(sample.name() + ", damage " + number + " (" + damage + "): " + fault);
            }
        }
    }

    /** Random begins alike for seeds in a row, so they are scattered first. */
    private Random random(final Sample sample, final int number) {
        final long seed = m_seed * 1_000_003 + sample.name().hashCode() * 7919L + number;
        return new Random(new SplittableRandom(seed).nextLong());
    }

    private String fault(final Sample sample, final Path path, final Path folder) {
        final Future<?> result = m_reader.submit(() -> {
            sample.reading().read(path);
            return null;
        });
        try {
            result.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            m_read++;
            return null;
        } catch (final ExecutionException e) {
            return refusalOrFault(e.getCause(), folder);
        } catch (final TimeoutException e) {
            m_reader.shutdownNow();
            m_reader = reader();
            return "took more than " + LIMIT;
        } catch (final InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String refusalOrFault(final Throwable thrown, final Path folder) {
        if (thrown instanceof ImageFormatException && thrown.getMessage().contains(folder.toString())) {
            m_refused++;
            return null;
        }
        final StringBuilder fault = new StringBuilder(thrown.toString());
        for (final StackTraceElement element : thrown.getStackTrace()) {
            if (element.getClassName().startsWith("org.radiomics") && fault.length() < 600) {
                fault.append(" <- ").append(element);
            }
        }
        return fault.toString();
    }

    /** @return how many damaged files gave a normal result */
    int read() {
        return m_read;
    }

    /** @return how many damaged files were refused with file and reason */
    int refused() {
        return m_refused;
    }

    /** @return what ended otherwise */
    List<String> faults() {
        return m_faults;
    }

    @Override
    public void close() {
        m_reader.shutdownNow();
    }

    /**
     * Damages every sample and prints the counts.
     *
     * @param arguments how many damages per sample, and optionally the seed and part of a sample's name
     * @throws IOException if a sound sample cannot be written or read
     */
    public static void main(final String[] arguments) throws IOException {
        final int count = Integer.parseInt(arguments[0]);
        final long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        final String part = arguments.length > 2 ? arguments[2] : "";
        final Path folder = Files.createTempDirectory("damaged");
        int files = 0;
        int read = 0;
        int refused = 0;
        int faults = 0;
        for (final Sample sample : Samples.all()) {
            if (!sample.name().contains(part)) {
                continue;
            }
            try (DamageRun run = new DamageRun(folder, seed)) {
                run.run(sample, 0, count);
                System.out.printf("%-44s read %6d  refused %6d  faults %d%n", sample.name(), run.read(), run.refused(),
                    run.faults().size());
                run.faults().stream().limit(5).forEach(System.out::println);
                files += count;
                read += run.read();
                refused += run.refused();
                faults += run.faults().size();
            }
        }
        System.out.printf("%d damaged files: read %d, refused %d, faults %d%n", files, read, refused, faults);
        if (faults > 0) {
            System.exit(1);
        }
    }
}
