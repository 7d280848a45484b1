package org.radiomics.knime.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomics.knime.feature.cohort.ImageCase;
import org.radiomics.knime.feature.cohort.Manifest;
import org.radiomics.knime.feature.file.NrrdWriter;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

class CohortExtractorTest {

    private static final Geometry GRID =
        Geometry.axisAligned(new int[]{3, 3, 2}, new double[]{1, 1, 1}, new double[3]);

    @TempDir
    Path m_folder;

    private final CohortExtractor m_extractor =
        new CohortExtractor(new FeatureExtractor(ExtractionProfile.pyradiomics()));

    /** Cases 1, 2, ... with intensities around 100 times their number; the third one's mask is missing. */
    private List<ImageCase> cohort(final int cases) throws IOException {
        final List<String> rows = new ArrayList<>(List.of("patient,image,mask,label"));
        for (int number = 1; number <= cases; number++) {
            final double[] voxels = new double[18];
            final double[] labels = new double[18];
            for (int i = 0; i < 18; i++) {
                voxels[i] = 100 * number + i;
                labels[i] = i < 9 ? 1 : 2;
            }
            final Path mask = m_folder.resolve("mask" + number + ".nrrd");
            NrrdWriter.write(new Volume(GRID, VoxelType.INT16, voxels), m_folder.resolve("image" + number + ".nrrd"));
            if (number != 3) {
                NrrdWriter.write(new Volume(GRID, VoxelType.UINT8, labels), mask);
            }
            rows.add("P" + number + ",image" + number + ".nrrd,mask" + number + ".nrrd," + (number % 2 + 1));
        }
        return Manifest.read(Files.write(m_folder.resolve("manifest.csv"), rows));
    }

    private List<CohortExtractor.Result> extract(final List<ImageCase> cases, final int jobs, final Executor executor) {
        final List<CohortExtractor.Result> results = new ArrayList<>();
        m_extractor.extract(cases, jobs, executor, Monitor.NONE, results::add);
        return results;
    }

    private static double mean(final CohortExtractor.Result result) {
        return result.features().orElseThrow().value("original_firstorder_Mean");
    }

    @Test
    void resultsStandInTheOrderOfTheCasesAndABadCaseCostsItsRow() throws IOException {
        final List<ImageCase> cases = cohort(8);
        final ExecutorService executor = Executors.newFixedThreadPool(3);
        try {
            final List<CohortExtractor.Result> results = extract(cases, 3, executor);

            assertThat(results).extracting(CohortExtractor.Result::imageCase).isEqualTo(cases);
            assertThat(results.get(2).features()).isEmpty();
            assertThat(results.get(2).fault()).get().extracting(Exception::getMessage).asString()
                .contains("mask3.nrrd");
            assertThat(results.get(0).fault()).isEmpty();
            // Odd cases have label 2, the second slice.
            assertThat(mean(results.get(0))).isEqualTo(113);
            assertThat(mean(results.get(1))).isEqualTo(204);
            assertThat(mean(results.get(7))).isEqualTo(804);
        } finally {
            executor.shutdown();
        }
    }

    @Test
    void regionOfReferenceIsTheMaskOfAnotherReadingOfTheSameImage() throws IOException {
        cohort(2);
        final List<ImageCase> cases = Manifest.read(Files.write(m_folder.resolve("readings.csv"),
            List.of("patient,sequence,reading,image,mask,label", "P1,T1,reader1,image1.nrrd,mask1.nrrd,1",
                "P2,T1,reader1,image2.nrrd,mask2.nrrd,1", "P1,T1,muscle,image1.nrrd,mask1.nrrd,2")));
        final List<CohortExtractor.Result> results = new ArrayList<>();
        new CohortExtractor(new FeatureExtractor(ExtractionProfile.fromYaml(
            "preprocessing: {normalization: mean, normalizationVoxels: reference, referenceReading: muscle}")))
                .extract(cases, 1, Runnable::run, Monitor.NONE, results::add);
        // Slice 1 is 100 to 108, slice 2 is 109 to 117; patient 2 has no muscle.
        assertThat(mean(results.get(0))).isEqualTo(104 / 113.0, within(1e-12));
        assertThat(results.get(1).fault()).get().extracting(Exception::getMessage).asString()
            .contains("add a row of the reading muscle");
        assertThat(mean(results.get(2))).isEqualTo(1, within(1e-12));
    }

    @Test
    void oneCaseMayUseAllThreads() throws IOException {
        final List<ImageCase> one = cohort(1);
        final AtomicInteger tasks = new AtomicInteger();
        final Executor counting = task -> {
            tasks.incrementAndGet();
            task.run();
        };

        assertThat(mean(extract(one, 2, counting).get(0))).isEqualTo(113);
        // Shape and the original image.
        assertThat(tasks).hasValue(2);
    }

    @Test
    void noMoreCasesThanJobsAreStarted() throws Exception {
        final List<ImageCase> cases = cohort(4);
        final BlockingQueue<Runnable> started = new LinkedBlockingQueue<>();
        final ExecutorService caller = Executors.newSingleThreadExecutor();
        try {
            final Future<List<CohortExtractor.Result>> results =
                caller.submit(() -> extract(cases, 2, started::add));
            final Runnable first = started.poll(1, TimeUnit.MINUTES);
            final Runnable second = started.poll(1, TimeUnit.MINUTES);
            assertThat(started.poll(200, TimeUnit.MILLISECONDS)).isNull();
            first.run();
            final Runnable third = started.poll(1, TimeUnit.MINUTES);
            assertThat(started.poll(200, TimeUnit.MILLISECONDS)).isNull();
            second.run();
            third.run();
            started.poll(1, TimeUnit.MINUTES).run();

            assertThat(results.get()).hasSize(4);
        } finally {
            caller.shutdown();
        }
    }

    @Test
    void monitorHearsOfEachCaseAndMayCancel() throws IOException {
        final List<ImageCase> cases = cohort(5);
        final List<String> heard = new ArrayList<>();
        final Monitor impatient = new Monitor() {
            @Override
            public void progress(final double fraction, final String message) {
                heard.add(fraction + " " + message);
            }

            @Override
            public boolean isCancelled() {
                return heard.size() >= 2;
            }
        };

        assertThatThrownBy(() -> m_extractor.extract(cases, 1, Runnable::run, impatient, result -> { }))
            .isInstanceOf(CancellationException.class);
        assertThat(heard).containsExactly("0.2 P1", "0.4 P2");
    }

    @Test
    void resultsAreHandedOverWhileLaterCasesWait() throws IOException {
        final List<Integer> left = new ArrayList<>();
        final AtomicInteger started = new AtomicInteger();
        final Executor counting = task -> {
            started.incrementAndGet();
            task.run();
        };
        m_extractor.extract(cohort(5), 1, counting, Monitor.NONE, result -> left.add(5 - started.get()));
        assertThat(left).containsExactly(4, 3, 2, 1, 0);
    }

    @Test
    void numberOfJobsIsAtLeastOne() {
        assertThatThrownBy(() -> extract(List.of(), 0, Runnable::run))
            .isInstanceOf(IllegalArgumentException.class);
    }
}
