package org.radiomics.knime.feature;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

import org.radiomics.knime.feature.family.Region;
import org.radiomics.knime.feature.filter.FilteredImage;
import org.radiomics.knime.feature.image.Box;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

/**
 * Computes the features of a profile for one region of one image, after the profile's preprocessing, with PyRadiomics'
 * steps in PyRadiomics' order: normalise, resample, check the region, resegment, shape, then each image type.
 * Immutable; one extractor serves many threads.
 */
public final class FeatureExtractor {

    private final ExtractionProfile m_profile;

    private final List<String> m_names;

    private final Map<String, Integer> m_places;

    /** @param profile what to compute, and how */
    public FeatureExtractor(final ExtractionProfile profile) {
        m_profile = profile;
        m_names = List.copyOf(profile.featureNames());
        final Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < m_names.size(); i++) {
            places.put(m_names.get(i), i);
        }
        m_places = Collections.unmodifiableMap(places);
    }

    /** @return what is computed, and how */
    public ExtractionProfile profile() {
        return m_profile;
    }

    /**
     * Computes all features on the calling thread.
     *
     * @param image the image
     * @param mask the region, on the image's grid
     * @param monitor hears of the progress and may cancel
     * @return the features; NaN with a reason where one is not defined for this region
     * @throws ExtractionException if the region cannot be used at all: the grids differ, the region is empty or too
     *             small, or voxels that are NaN or infinite make its preprocessing impossible
     * @throws CancellationException if the monitor cancels
     */
    public FeatureVector extract(final Volume image, final Mask mask, final Monitor monitor)
        throws ExtractionException {
        return extract(image, mask, monitor, Runnable::run);
    }

    /**
     * Computes features of several images of the case at once. The result does not depend on the executor.
     *
     * @param image the image
     * @param mask the region, on the image's grid
     * @param monitor hears of the progress and may cancel; called from the executor's threads
     * @param executor runs the work; the caller waits for it and must not occupy a thread that it needs
     * @return the features; NaN with a reason where one is not defined for this region
     * @throws ExtractionException if the region cannot be used at all
     * @throws CancellationException if the monitor cancels
     */
    public FeatureVector extract(final Volume image, final Mask mask, final Monitor monitor, final Executor executor)
        throws ExtractionException {
        return extract(image, mask, Optional.empty(), monitor, executor);
    }

    /**
     * Computes features of several images of a case whose profile measures a region of reference.
     *
     * @param image the image
     * @param mask the region, on the image's grid
     * @param reference the region of reference, on the image's grid; not used unless the profile measures it
     * @param monitor hears of the progress and may cancel; called from the executor's threads
     * @param executor runs the work; the caller waits for it and must not occupy a thread that it needs
     * @return the features; NaN with a reason where one is not defined for this region
     * @throws ExtractionException if the region cannot be used at all, or there is no region of reference and the
     *             profile measures it
     * @throws CancellationException if the monitor cancels
     */
    public FeatureVector extract(final Volume image, final Mask mask, final Optional<Mask> reference,
        final Monitor monitor, final Executor executor) throws ExtractionException {
        final Diagnostics diagnostics = new Diagnostics(m_profile, mask.label());
        final PreparedCase prepared = PreparedCase.of(image, mask, reference, m_profile.settings(), diagnostics,
            monitor);
        monitor.checkCancelled();
        final Tasks tasks = new Tasks(monitor, executor, m_profile);
        try {
            tasks.submit(prepared);
            return collect(tasks, diagnostics);
        } finally {
            tasks.cancel();
        }
    }

    private FeatureVector collect(final Tasks tasks, final Diagnostics diagnostics) {
        final double[] values = new double[m_names.size()];
        final Map<String, String> reasons = new HashMap<>();
        int next = 0;
        for (final Map.Entry<String, FutureTask<ImageFeatures>> task : tasks.m_running.entrySet()) {
            final ImageFeatures features = Finished.result(task.getValue(), "Features could not be computed.");
            for (int i = 0; i < features.count(); i++, next++) {
                values[next] = features.value(i);
                if (features.reason(i) != null) {
                    reasons.put(m_names.get(next), features.reason(i));
                }
            }
            if (features.levels() > 0) {
                diagnostics.put("Levels_" + task.getKey(), Integer.toString(features.levels()));
            }
            features.warning().ifPresent(warning -> diagnostics.warn(task.getKey(), warning));
        }
        return new FeatureVector(m_names, m_places, values, reasons, diagnostics.texts());
    }

    /** The work on one case, in parts that do not depend on each other. */
    private static final class Tasks {

        private final Monitor m_monitor;

        private final Executor m_executor;

        private final ExtractionProfile m_profile;

        private final AtomicInteger m_done = new AtomicInteger();

        private final int m_total;

        private final Map<String, FutureTask<ImageFeatures>> m_running = new LinkedHashMap<>();

        Tasks(final Monitor monitor, final Executor executor, final ExtractionProfile profile) {
            m_monitor = monitor;
            m_executor = executor;
            m_profile = profile;
            int images = 0;
            for (final Map.Entry<ImageType, Settings> type : profile.imageTypes().entrySet()) {
                images += type.getKey().imageNames(type.getValue()).size();
            }
            m_total = images + (hasShape() ? 1 : 0);
        }

        private boolean hasShape() {
            return !m_profile.shapeClasses().isEmpty();
        }

        void submit(final PreparedCase prepared) {
            final Box box = Box.of(prepared.region());
            final int[] lower = box.lower();
            final int[] upper = box.upper();
            if (hasShape()) {
                start("shape",
                    () -> ImageFeatures.ofShape(Region.of(prepared.shapeRegion(), lower, upper, 1), m_profile));
            }
            // Filtered images are computed in the box only, so the region is that of the box's grid.
            final Region region = Region.of(prepared.region().crop(lower, upper), reach());
            for (final Map.Entry<ImageType, Settings> type : m_profile.imageTypes().entrySet()) {
                m_monitor.checkCancelled();
                submit(type.getKey(), type.getValue(), prepared.image(), box, region);
            }
        }

        private int reach() {
            return m_profile.imageTypes().values().stream()
                .mapToInt(settings -> ExtractionProfile.texture(settings).reach()).max().orElse(1);
        }

        private void submit(final ImageType type, final Settings settings, final Volume image, final Box box,
            final Region region) {
            final Map<FeatureClass, List<String>> features = m_profile.features();
            final Map<String, Volume> images = new HashMap<>();
            for (final FilteredImage filtered : type.filter(settings).apply(image, box)) {
                images.put(filtered.name(), filtered.volume());
            }
            for (final String name : type.imageNames(settings)) {
                final Volume filtered = images.remove(name);
                if (filtered == null) {
                    start(name, () -> ImageFeatures.undefined(features,
                        "the filter does not apply to an image of this size"));
                } else {
                    // Taken here, so that the filtered image can go.
                    final double[] intensities = region.intensities(filtered);
                    final VoxelType voxelType = filtered.type();
                    start(name,
                        () -> ImageFeatures.of(region, intensities, voxelType, settings, features, m_monitor));
                }
            }
        }

        private void start(final String name, final Callable<ImageFeatures> work) {
            final FutureTask<ImageFeatures> task = new FutureTask<>(() -> {
                m_monitor.checkCancelled();
                final ImageFeatures features = work.call();
                m_monitor.progress((double)m_done.incrementAndGet() / m_total, name);
                return features;
            });
            m_running.put(name, task);
            m_executor.execute(task);
        }

        /** Ends what still runs, after a fault. */
        void cancel() {
            m_running.values().forEach(task -> task.cancel(true));
        }
    }
}
