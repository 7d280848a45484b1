package org.radiomics.knime.feature;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.radiomics.knime.feature.cohort.ImageCase;
import org.radiomics.knime.feature.file.ImageOptions;
import org.radiomics.knime.feature.file.Images;
import org.radiomics.knime.feature.file.OpenImage;
import org.radiomics.knime.feature.image.ImageFormatException;
import org.radiomics.knime.feature.image.ImagePair;
import org.radiomics.knime.feature.region.RegionChoice;
import org.radiomics.knime.feature.image.Mask;

/**
 * Reads the images of many cases and computes their features, some cases at a time. A case that cannot be used costs
 * its row, not the run. Immutable.
 */
public final class CohortExtractor {

    private final FeatureExtractor m_extractor;

    /** @param extractor computes the features of each case */
    public CohortExtractor(final FeatureExtractor extractor) {
        m_extractor = extractor;
    }

    /**
     * What became of one case.
     *
     * @param imageCase the case
     * @param features its features; empty if it could not be used
     * @param fault says in one sentence why it could not be used; empty if it could
     */
    public record Result(ImageCase imageCase, Optional<FeatureVector> features, Optional<Exception> fault) {
    }

    /**
     * Extracts the features of all cases. A single case is spread over the executor's threads, image by image; several
     * cases are computed side by side, each on one thread.
     *
     * @param cases of a manifest; a case without a label has the profile's
     * @param jobs how many cases are in memory at once, at least 1
     * @param executor runs the work; the caller waits for it and must not occupy a thread that it needs
     * @param monitor hears of each finished case and may cancel; called from the executor's threads
     * @param results takes one result per case, in the cases' order and as soon as the cases before are done; called on
     *            this thread. What it throws ends the extraction
     * @throws IllegalArgumentException if jobs is less than 1
     * @throws CancellationException if the monitor cancels
     */
    public void extract(final List<ImageCase> cases, final int jobs, final Executor executor, final Monitor monitor,
        final Consumer<Result> results) {
        if (jobs < 1) {
            throw new IllegalArgumentException("The number of jobs is " + jobs + "; it must be at least 1.");
        }
        if (cases.size() == 1) {
            results.accept(extract(cases.get(0), cases, executor, monitor));
            return;
        }
        final Semaphore free = new Semaphore(jobs);
        final AtomicInteger done = new AtomicInteger();
        final Deque<FutureTask<Result>> running = new ArrayDeque<>();
        try {
            for (final ImageCase imageCase : cases) {
                monitor.checkCancelled();
                free.acquire();
                while (!running.isEmpty() && running.peek().isDone()) {
                    results.accept(result(running.remove()));
                }
                final FutureTask<Result> task = new FutureTask<>(() -> {
                    try {
                        monitor.checkCancelled();
                        return extract(imageCase, cases, Runnable::run, monitor.withoutProgress());
                    } finally {
                        free.release();
                        monitor.progress((double)done.incrementAndGet() / cases.size(), imageCase.name());
                    }
                });
                running.add(task);
                executor.execute(task);
            }
            while (!running.isEmpty()) {
                results.accept(result(running.remove()));
            }
        } catch (final InterruptedException e) {
            throw Finished.interrupted(e);
        } finally {
            running.forEach(task -> task.cancel(true));
        }
    }

    private static Result result(final FutureTask<Result> task) {
        return Finished.result(task, "A case could not be computed.");
    }

    /**
     * Reads the image and the region of a case.
     *
     * @param imageCase a case; if it has no label, the settings' is taken
     * @param settings of a profile
     * @return both, on one grid
     * @throws ImageFormatException if a file cannot be read, the region is empty or the grids differ
     */
    public static ImagePair read(final ImageCase imageCase, final Settings settings) throws ImageFormatException {
        final int label = imageCase.label().orElse(settings.integer(Setting.LABEL));
        final OpenImage image = Images.open(imageCase.image(), ImageOptions.withDefaults());
        return new ImagePair(image.volume(), Images
            .readMasks(imageCase.mask(), image, RegionChoice.number(label), settings.gridRule()).get(0).mask());
    }

    /**
     * Reads the region of reference that a profile's preprocessing measures: the mask of another reading of the image's
     * patient and sequence.
     *
     * @param imageCase a case
     * @param cases all cases of its manifest
     * @param settings of a profile
     * @return the region; empty if the profile measures none, or no case has the reading
     * @throws ImageFormatException if the mask cannot be read or is empty
     */
    public static Optional<Mask> reference(final ImageCase imageCase, final List<ImageCase> cases,
        final Settings settings) throws ImageFormatException {
        final Optional<String> reading = ProfilePreprocessing.referenceReading(settings);
        if (reading.isEmpty()) {
            return Optional.empty();
        }
        for (final ImageCase other : cases) {
            if (other.patient().equals(imageCase.patient()) && other.sequence().equals(imageCase.sequence())
                && other.reading().equals(reading.get())) {
                return Optional.of(read(other, settings).mask());
            }
        }
        return Optional.empty();
    }

    private Result extract(final ImageCase imageCase, final List<ImageCase> cases, final Executor executor,
        final Monitor monitor) {
        try {
            final Settings settings = m_extractor.profile().settings();
            final ImagePair pair = read(imageCase, settings);
            final Optional<Mask> reference = reference(imageCase, cases, settings);
            return new Result(imageCase,
                Optional.of(m_extractor.extract(pair.image(), pair.mask(), reference, monitor, executor)),
                Optional.empty());
        } catch (final ImageFormatException | ExtractionException e) {
            return new Result(imageCase, Optional.empty(), Optional.of(e));
        } catch (final CancellationException e) {
            throw e;
        } catch (final RuntimeException e) {
            return new Result(imageCase, Optional.empty(), Optional.of(new ExtractionException(
                imageCase.image() + ": features could not be computed, a fault of this program (" + e + ").", e)));
        } catch (final OutOfMemoryError e) {
            return new Result(imageCase, Optional.empty(), Optional.of(new ExtractionException(imageCase.image()
                + ": there is not enough memory for this image; run fewer jobs at once or allow more heap.", e)));
        }
    }
}
