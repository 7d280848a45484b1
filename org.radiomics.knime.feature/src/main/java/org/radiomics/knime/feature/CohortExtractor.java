package org.radiomics.knime.feature;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.radiomics.knime.feature.cohort.ImageCase;
import org.radiomics.knime.feature.file.ImageOptions;
import org.radiomics.knime.feature.file.Images;
import org.radiomics.knime.feature.file.OpenImage;
import org.radiomics.knime.feature.image.ImageFormatException;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.region.Region;
import org.radiomics.knime.feature.region.RegionChoice;
import org.radiomics.knime.feature.region.RegionMask;
import org.radiomics.knime.feature.region.RegionSet;
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
     * What became of one region of a case.
     *
     * @param imageCase the case
     * @param region the region; empty if the case could not be read
     * @param remarks what people should know of how the region was found and of its voxels, as sentences; mostly empty
     * @param features its features; empty if it could not be used
     * @param fault says in one sentence why it could not be used; empty if it could
     */
    public record Result(ImageCase imageCase, Optional<Region> region, List<String> remarks,
        Optional<FeatureVector> features, Optional<Exception> fault) {
    }

    /**
     * What was read of a case.
     *
     * @param image the image
     * @param regions at least one region, on the image's grid
     */
    public record Read(Volume image, List<RegionMask> regions) {
    }

    /**
     * Extracts the features of all cases. A single case is spread over the executor's threads, image by image; several
     * cases are computed side by side, each on one thread.
     *
     * @param cases of a manifest; a case without a label has the profile's
     * @param jobs how many cases are in memory at once, at least 1
     * @param executor runs the work; the caller waits for it and must not occupy a thread that it needs
     * @param monitor hears of each finished case and may cancel; called from the executor's threads
     * @param results takes one result per case, or one per region of a case that asks for each, in the cases' order and
     *            as soon as the cases before are done; called on this thread. What it throws ends the extraction
     * @throws IllegalArgumentException if jobs is less than 1
     * @throws CancellationException if the monitor cancels
     */
    public void extract(final List<ImageCase> cases, final int jobs, final Executor executor, final Monitor monitor,
        final Consumer<Result> results) {
        if (jobs < 1) {
            throw new IllegalArgumentException("The number of jobs is " + jobs + "; it must be at least 1.");
        }
        if (cases.size() == 1) {
            extract(cases.get(0), cases, executor, monitor).forEach(results);
            return;
        }
        final Semaphore free = new Semaphore(jobs);
        final AtomicInteger done = new AtomicInteger();
        final Deque<FutureTask<List<Result>>> running = new ArrayDeque<>();
        try {
            for (final ImageCase imageCase : cases) {
                monitor.checkCancelled();
                free.acquire();
                while (!running.isEmpty() && running.peek().isDone()) {
                    result(running.remove()).forEach(results);
                }
                final FutureTask<List<Result>> task = new FutureTask<>(() -> {
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
                result(running.remove()).forEach(results);
            }
        } catch (final InterruptedException e) {
            throw Finished.interrupted(e);
        } finally {
            running.forEach(task -> task.cancel(true));
        }
    }

    private static List<Result> result(final FutureTask<List<Result>> task) {
        return Finished.result(task, "A case could not be computed.");
    }

    /**
     * Reads the image and the regions of a case.
     *
     * @param imageCase a case; if it has no label, the settings' is taken
     * @param settings of a profile
     * @return all on one grid; one region, unless the case asks for each
     * @throws ImageFormatException if a file cannot be read, the region is empty or the grids differ
     */
    public static Read read(final ImageCase imageCase, final Settings settings) throws ImageFormatException {
        return read(imageCase, imageCase.regions(RegionChoice.number(settings.integer(Setting.LABEL))), settings);
    }

    private static Read read(final ImageCase imageCase, final RegionChoice choice, final Settings settings)
        throws ImageFormatException {
        final OpenImage image =
            Images.open(imageCase.image(), ImageOptions.withDefaults().withSeries(imageCase.series()));
        final RegionSet regions = Images.readRegions(imageCase.mask(), settings.integer(Setting.LABEL_CHANNEL));
        return new Read(image.volume(),
            Images.readMasks(imageCase.mask(), regions, image, choice, settings.gridRule()));
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
                final RegionChoice choice = other.regions(RegionChoice.number(settings.integer(Setting.LABEL)));
                return Optional.of(read(other, choice.isEach() ? RegionChoice.parse("any") : choice, settings)
                    .regions().get(0).mask());
            }
        }
        return Optional.empty();
    }

    private List<Result> extract(final ImageCase imageCase, final List<ImageCase> cases, final Executor executor,
        final Monitor monitor) {
        final List<Result> results = new ArrayList<>();
        final Optional<Exception> fault = caught(imageCase, () -> {
            final Settings settings = m_extractor.profile().settings();
            final Read read = read(imageCase, settings);
            final Optional<Mask> reference = reference(imageCase, cases, settings);
            for (final RegionMask region : read.regions()) {
                results.add(extract(imageCase, read.image(), region, reference, executor, monitor));
            }
        });
        return fault.isEmpty() ? results
            : List.of(new Result(imageCase, Optional.empty(), List.of(), Optional.empty(), fault));
    }

    private Result extract(final ImageCase imageCase, final Volume image, final RegionMask region,
        final Optional<Mask> reference, final Executor executor, final Monitor monitor) {
        final AtomicReference<FeatureVector> features = new AtomicReference<>();
        final Optional<Exception> fault = caught(imageCase,
            () -> features.set(m_extractor.extract(image, region.mask(), reference, monitor, executor)));
        final List<String> remarks = new ArrayList<>(region.remarks());
        if (features.get() != null) {
            features.get().warning(Diagnostics.OF_REGION)
                .ifPresent(warning -> remarks.add(imageCase.image() + ": " + warning + "."));
        }
        final Optional<FeatureVector> vector = Optional.ofNullable(features.get()).map(
            found -> region.remarks().isEmpty() ? found
                : found.withWarning("mask", String.join(" ", region.remarks())));
        return new Result(imageCase, Optional.of(region.region()), List.copyOf(remarks), vector, fault);
    }

    /** Work on a case. */
    private interface Work {

        void run() throws ImageFormatException, ExtractionException;
    }

    /** Does some work and returns why it failed, so that it costs no more than its row; cancelling goes through. */
    private static Optional<Exception> caught(final ImageCase imageCase, final Work work) {
        try {
            work.run();
            return Optional.empty();
        } catch (final ImageFormatException | ExtractionException e) {
            return Optional.of(e);
        } catch (final CancellationException e) {
            throw e;
        } catch (final RuntimeException e) {
            return Optional.of(new ExtractionException(
                imageCase.image() + ": features could not be computed, a fault of this program (" + e + ").", e));
        } catch (final OutOfMemoryError e) {
            return Optional.of(new ExtractionException(imageCase.image()
                + ": there is not enough memory for this image; run fewer jobs at once or allow more heap.", e));
        }
    }
}
