package org.radiomics.knime.batch;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

import org.radiomics.knime.feature.CohortExtractor;
import org.radiomics.knime.feature.ExtractionException;
import org.radiomics.knime.feature.FeatureMapExtractor;
import org.radiomics.knime.feature.Monitor;
import org.radiomics.knime.feature.Settings;
import org.radiomics.knime.feature.cohort.FeatureMapFolder;
import org.radiomics.knime.feature.cohort.ImageCase;
import org.radiomics.knime.feature.image.ImageFormatException;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.region.RegionMask;

/** Writes the feature maps of cases, one case after the other, each spread over all threads. */
final class MapExtraction {

    private final FeatureMapExtractor m_extractor;

    private final FeatureMapFolder m_folder;

    private final PrintWriter m_err;

    /**
     * @param extractor computes the maps
     * @param folder where they go
     * @param err hears of cases without maps
     */
    MapExtraction(final FeatureMapExtractor extractor, final FeatureMapFolder folder, final PrintWriter err) {
        m_extractor = extractor;
        m_folder = folder;
        m_err = err;
    }

    /**
     * Writes the maps of all cases.
     *
     * @param cases of the manifest
     * @param executor runs the work
     * @param monitor hears of the progress and may cancel
     * @return how many cases have no maps
     * @throws Failure if maps cannot be written
     * @throws CancellationException if the monitor cancels
     */
    int extract(final List<ImageCase> cases, final Executor executor, final Monitor monitor) {
        int failed = 0;
        for (int i = 0; i < cases.size(); i++) {
            final ImageCase imageCase = cases.get(i);
            monitor.checkCancelled();
            try {
                extract(imageCase, cases, executor, new Part(monitor, i, cases.size()));
            } catch (final ImageFormatException | ExtractionException unusable) {
                failed++;
                say(imageCase, "has no maps: " + unusable.getMessage());
            } catch (final OutOfMemoryError tooLarge) {
                failed++;
                say(imageCase, "has no maps: there is not enough memory; set RADIOMICS_HEAP to more than it is.");
            } catch (final UncheckedIOException unwritable) {
                throw unwritable(unwritable.getCause());
            } catch (final IOException unwritable) {
                throw unwritable(unwritable);
            }
        }
        return failed;
    }

    private static Failure unwritable(final IOException cause) {
        return new Failure(ExitCode.EXECUTION, "Maps cannot be written: " + Failure.sentence(cause), cause);
    }

    private void extract(final ImageCase imageCase, final List<ImageCase> cases, final Executor executor,
        final Monitor monitor) throws IOException, ExtractionException {
        final Settings settings = m_extractor.profile().settings();
        final CohortExtractor.Read read = CohortExtractor.read(imageCase, settings);
        final Optional<Mask> reference = CohortExtractor.reference(imageCase, cases, settings);
        for (int i = 0; i < read.regions().size(); i++) {
            read.regions().get(i).remarks().forEach(remark -> say(imageCase, "has a remark: " + remark));
            extract(imageCase, read.image(), read.regions().get(i), reference, executor,
                new Part(monitor, i, read.regions().size()));
        }
    }

    private void extract(final ImageCase imageCase, final Volume image, final RegionMask region,
        final Optional<Mask> reference, final Executor executor, final Monitor monitor)
        throws IOException, ExtractionException {
        final AtomicInteger written = new AtomicInteger();
        final AtomicInteger withNan = new AtomicInteger();
        try (FeatureMapFolder.Maps maps = m_folder.begin(imageCase, region.region())) {
            final Map<String, String> without =
                m_extractor.extract(image, region.mask(), reference, monitor, executor, map -> {
                    try {
                        maps.write(map.name(), map.volume());
                    } catch (final IOException unwritable) {
                        throw new UncheckedIOException(unwritable);
                    }
                    written.incrementAndGet();
                    withNan.addAndGet(map.undefined() > 0 ? 1 : 0);
                });
            maps.finish();
            without.forEach((name, reason) -> say(imageCase, "has no maps of " + name + ": " + reason + "."));
        }
        if (withNan.get() > 0) {
            say(imageCase, "has NaN in " + withNan + " of " + written
                + " maps, where a voxel's neighbourhood does not define the feature.");
        }
    }

    private void say(final ImageCase imageCase, final String what) {
        m_err.println("Row " + imageCase.row() + " (" + imageCase.name() + ") " + what);
    }

    /** One case's share of the progress. */
    private record Part(Monitor monitor, int done, int total) implements Monitor {

        @Override
        public void progress(final double fraction, final String message) {
            monitor.progress((done + fraction) / total, message);
        }

        @Override
        public boolean isCancelled() {
            return monitor.isCancelled();
        }
    }
}
