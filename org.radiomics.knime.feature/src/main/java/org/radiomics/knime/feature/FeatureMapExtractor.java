package org.radiomics.knime.feature;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import org.radiomics.knime.feature.filter.FilteredImage;
import org.radiomics.knime.feature.image.Box;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;

/**
 * Computes the features of a profile for the neighbourhood of every voxel of a region: feature maps, PyRadiomics'
 * voxel-based extraction (docs "Usage: Voxel-based extraction"). Shape has no maps. Intensities become grey levels
 * once, for the whole region or, if the setting maskedKernel is off, for all voxels of its box.
 *
 * <p>
 * Values are PyRadiomics' with two exceptions, where its numbers depend on how many voxels it computes at once
 * (voxelBatch). If a neighbourhood has no pairs in a direction in which others have some, PyRadiomics gives NaN for
 * JointAverage of the GLCM and leaves MCC at initValue in the whole batch. Here both are means over the directions that
 * have pairs, as all other GLCM features are, and as in PyRadiomics with a voxelBatch of 1.
 *
 * <p>
 * Immutable; one extractor serves many threads.
 */
public final class FeatureMapExtractor {

    /** Neighbourhoods of more voxels would need gigabytes for each thread. */
    private static final int MOST_NEIGHBOURS = 1 << 20;

    private final ExtractionProfile m_profile;

    private final Map<FeatureClass, List<String>> m_features = new LinkedHashMap<>();

    /**
     * @param profile what to compute, and how
     * @throws IllegalArgumentException if it has no features but those of shape
     */
    public FeatureMapExtractor(final ExtractionProfile profile) {
        m_profile = profile;
        profile.features().forEach((featureClass, names) -> {
            if (!featureClass.isShape()) {
                m_features.put(featureClass, names);
            }
        });
        if (m_features.isEmpty()) {
            throw new IllegalArgumentException(
                "The profile has only features of shape, which have no maps; add another feature class.");
        }
    }

    /** @return what is computed, and how */
    public ExtractionProfile profile() {
        return m_profile;
    }

    /**
     * Computes all maps and keeps them in memory.
     *
     * @param image the image
     * @param mask the region, on the image's grid
     * @param monitor hears of the progress and may cancel; called from the executor's threads
     * @param executor runs the work; the caller waits for it and must not occupy a thread that it needs
     * @return the maps by name, in the order of the profile's features
     * @throws ExtractionException if the region cannot be used at all
     * @throws CancellationException if the monitor cancels
     */
    public Map<String, Volume> extract(final Volume image, final Mask mask, final Monitor monitor,
        final Executor executor) throws ExtractionException {
        final Map<String, Volume> maps = new LinkedHashMap<>();
        extract(image, mask, Optional.empty(), monitor, executor, map -> maps.put(map.name(), map.volume()));
        return maps;
    }

    /**
     * Computes one map after the other; no more than those of one feature class of one image are in memory at once. The
     * values do not depend on the executor.
     *
     * @param image the image
     * @param mask the region, on the image's grid
     * @param reference the region of reference, on the image's grid; not used unless the profile measures it
     * @param monitor hears of the progress and may cancel; called from the executor's threads
     * @param executor runs the work; the caller waits for it and must not occupy a thread that it needs
     * @param receiver takes the maps in the order of the profile's features; called from this thread
     * @return the names of images that have no maps, each with the reason
     * @throws ExtractionException if the region cannot be used at all: the grids differ, the region is empty or too
     *             small, or kernelRadius is too large
     * @throws CancellationException if the monitor cancels
     */
    public Map<String, String> extract(final Volume image, final Mask mask, final Optional<Mask> reference,
        final Monitor monitor, final Executor executor, final Consumer<FeatureMap> receiver)
        throws ExtractionException {
        final PreparedCase prepared = PreparedCase.of(image, mask, reference, m_profile.settings(),
            new Diagnostics(m_profile.with(Setting.ADDITIONAL_INFO, false), mask.label()), monitor);
        return new Run(prepared, monitor, executor, receiver).extract();
    }

    /** The work on one case. */
    private final class Run {

        private final Volume m_image;

        private final Monitor m_monitor;

        private final Executor m_executor;

        private final Consumer<FeatureMap> m_receiver;

        /** The region's bounding box with the neighbourhoods of its voxels, as far as the image goes. */
        private final Box m_box;

        private final Mask m_region;

        private final int m_neighbours;

        private final AtomicLong m_done = new AtomicLong();

        private final long m_total;

        private final Map<String, String> m_without = new LinkedHashMap<>();

        Run(final PreparedCase prepared, final Monitor monitor, final Executor executor,
            final Consumer<FeatureMap> receiver) throws ExtractionException {
            m_image = prepared.image();
            m_monitor = monitor;
            m_executor = executor;
            m_receiver = receiver;
            final int radius = m_profile.settings().integer(Setting.KERNEL_RADIUS);
            final int[] lower = new int[3];
            final int[] upper = new int[3];
            double neighbours = 1;
            for (int axis = 0; axis < 3; axis++) {
                lower[axis] = (int)Math.max(0, (long)prepared.region().lower(axis) - radius);
                upper[axis] = (int)Math.min(prepared.image().geometry().size(axis) - 1,
                    (long)prepared.region().upper(axis) + radius);
                neighbours *= 2.0 * Math.min(radius, upper[axis] - lower[axis]) + 1;
            }
            if (neighbours > MOST_NEIGHBOURS) {
                throw new ExtractionException("A kernelRadius of " + radius + " gives neighbourhoods of up to "
                    + (long)neighbours + " voxels, more than the " + MOST_NEIGHBOURS
                    + " that can be computed; choose a smaller one.");
            }
            m_box = new Box(lower, upper);
            m_region = prepared.region().crop(lower, upper);
            m_neighbours = (int)neighbours;
            long images = 0;
            for (final Map.Entry<ImageType, Settings> type : m_profile.imageTypes().entrySet()) {
                images += type.getKey().imageNames(type.getValue()).size();
            }
            m_total = images * m_features.size() * prepared.region().count();
        }

        Map<String, String> extract() {
            for (final Map.Entry<ImageType, Settings> type : m_profile.imageTypes().entrySet()) {
                m_monitor.checkCancelled();
                final Map<String, Volume> images = new HashMap<>();
                for (final FilteredImage filtered : type.getKey().filter(type.getValue()).apply(m_image, m_box)) {
                    images.put(filtered.name(), filtered.volume());
                }
                for (final String name : type.getKey().imageNames(type.getValue())) {
                    extract(name, images.remove(name), type.getValue());
                }
            }
            return m_without;
        }

        private void extract(final String name, final Volume image, final Settings settings) {
            if (image == null) {
                m_without.put(name, "the filter does not apply to an image of this size");
                return;
            }
            final MapImage mapImage;
            try {
                mapImage = new MapImage(image, m_region, settings);
            } catch (final IllegalArgumentException e) {
                m_without.put(name, e.getMessage().replaceFirst("\\.$", ""));
                return;
            }
            m_features.forEach((featureClass, features) -> extract(name, mapImage, featureClass, features));
        }

        private void extract(final String image, final MapImage mapImage, final FeatureClass featureClass,
            final List<String> features) {
            final String prefix = image + "_" + featureClass.key();
            final double[][] values = new double[features.size()][mapImage.centres()];
            new VoxelTiles(m_monitor, m_executor).forEach(mapImage.centres(), m_neighbours,
                () -> mapImage.worker(featureClass, features, values),
                voxels -> m_monitor.progress((double)m_done.addAndGet(voxels) / m_total, prefix));
            for (int i = 0; i < features.size(); i++) {
                m_receiver.accept(mapImage.map(prefix + "_" + features.get(i), values[i]));
                values[i] = null;
            }
        }
    }
}
