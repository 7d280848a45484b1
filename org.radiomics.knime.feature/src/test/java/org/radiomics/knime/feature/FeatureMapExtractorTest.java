package org.radiomics.knime.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

class FeatureMapExtractorTest {

    private static final Geometry GRID =
        Geometry.axisAligned(new int[]{8, 6, 5}, new double[]{1, 1, 2}, new double[]{10, 0, 0});

    private static final ExtractionProfile MEAN =
        ExtractionProfile.fromYaml("featureClass: {firstorder: [Mean]}\nsetting: {minimumROIDimensions: 1}");

    /** Intensities 0, 7, 14, ... modulo 100. */
    private static Volume image(final Geometry grid) {
        final double[] voxels = new double[(int)grid.voxels()];
        Arrays.setAll(voxels, i -> i * 7L % 100);
        return new Volume(grid, VoxelType.INT16, voxels);
    }

    private static Mask box(final Geometry grid, final int... lowerThenUpper) {
        final boolean[] inside = new boolean[(int)grid.voxels()];
        for (int z = lowerThenUpper[2]; z <= lowerThenUpper[5]; z++) {
            for (int y = lowerThenUpper[1]; y <= lowerThenUpper[4]; y++) {
                Arrays.fill(inside, grid.index(lowerThenUpper[0], y, z), grid.index(lowerThenUpper[3], y, z) + 1, true);
            }
        }
        return new Mask(grid, inside, 1, "tumour");
    }

    private static Map<String, Volume> extract(final ExtractionProfile profile, final Mask mask)
        throws ExtractionException {
        return new FeatureMapExtractor(profile).extract(image(mask.geometry()), mask, Monitor.NONE, Runnable::run);
    }

    @Test
    void mapCoversTheRegionAndItsNeighbourhoodsWithinTheImage() throws ExtractionException {
        final Volume map =
            extract(MEAN.with(Setting.KERNEL_RADIUS, 2), box(GRID, 1, 2, 1, 2, 3, 3)).get("original_firstorder_Mean");

        assertThat(map.geometry().size()).containsExactly(5, 6, 5);
        assertThat(map.geometry().origin()).containsExactly(10, 0, 0);
        assertThat(map.type()).isEqualTo(VoxelType.FLOAT64);
    }

    @Test
    void valueIsThatOfTheRegionsVoxelsAroundAVoxel() throws ExtractionException {
        final Volume map = extract(MEAN, box(GRID, 1, 1, 1, 3, 1, 1)).get("original_firstorder_Mean");

        // Voxels 57, 58, 59 of the image: 99, 6, 13.
        assertThat(map.at(1, 1, 1)).isEqualTo((99 + 6) / 2.0);
        assertThat(map.at(2, 1, 1)).isEqualTo((99 + 6 + 13) / 3.0);
        assertThat(map.at(3, 1, 1)).isEqualTo((6 + 13) / 2.0);
        assertThat(map.at(1, 0, 1)).isZero();
    }

    @Test
    void voxelsBesideTheRegionCountIfTheKernelIsNotMasked() throws ExtractionException {
        final Volume map = extract(MEAN.with(Setting.MASKED_KERNEL, false).with(Setting.INIT_VALUE, Double.NaN)
            .with(Setting.FORCE_2D, true), box(GRID, 0, 0, 0, 1, 0, 0)).get("original_firstorder_Mean");

        // Around the corner lie the voxels 0, 1, 8, 9: 0, 7, 56, 63.
        assertThat(map.at(0, 0, 0)).isEqualTo((7 + 56 + 63) / 4.0);
        assertThat(map.at(0, 1, 0)).isNaN();
    }

    @Test
    void voxelWithoutNeighboursHasNoPairs() throws ExtractionException {
        final boolean[] inside = box(GRID, 0, 0, 0, 2, 2, 0).inside();
        inside[GRID.index(7, 5, 4)] = true;
        final List<FeatureMap> maps = new ArrayList<>();

        final Map<String, String> without = new FeatureMapExtractor(ExtractionProfile
            .fromYaml("featureClass: {glcm: [Contrast, JointAverage, MCC], glszm: [ZoneEntropy]}")).extract(image(GRID),
                new Mask(GRID, inside, 1, "tumour"), Optional.empty(), Monitor.NONE, Runnable::run, maps::add);

        assertThat(without).isEmpty();
        assertThat(maps).extracting(FeatureMap::name).containsExactly("original_glcm_Contrast",
            "original_glcm_JointAverage", "original_glcm_MCC", "original_glszm_ZoneEntropy");
        assertThat(maps).extracting(FeatureMap::undefined).containsExactly(1, 1, 1, 0);
        assertThat(maps.get(0).volume().at(7, 5, 4)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void valuesDoNotDependOnTheExecutor(final int threads) throws ExtractionException {
        final ExtractionProfile profile = ExtractionProfile.pyradiomics().withBinWidth(10)
            .withFeatureClasses(FeatureClass.FIRST_ORDER, FeatureClass.GLCM, FeatureClass.GLSZM);
        final Mask mask = box(GRID, 0, 0, 0, 6, 5, 4);
        final Map<String, Volume> expected = extract(profile, mask);
        final ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            final Map<String, Volume> maps =
                new FeatureMapExtractor(profile).extract(image(GRID), mask, Monitor.NONE, executor);

            assertThat(maps.keySet()).containsExactlyElementsOf(expected.keySet());
            maps.forEach((name, map) -> assertThat(map.voxels()).as(name).containsExactly(expected.get(name).voxels()));
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void progressGrowsToOne() throws ExtractionException {
        final List<Double> heard = Collections.synchronizedList(new ArrayList<>());
        final ExtractionProfile profile = ExtractionProfile.pyradiomics()
            .withFeatureClasses(FeatureClass.FIRST_ORDER, FeatureClass.NGTDM)
            .withImageTypes(ImageType.ORIGINAL, ImageType.SQUARE);

        new FeatureMapExtractor(profile).extract(image(GRID), box(GRID, 0, 0, 0, 7, 5, 4), new Monitor() {
            @Override
            public void progress(final double fraction, final String message) {
                heard.add(fraction);
            }

            @Override
            public boolean isCancelled() {
                return false;
            }
        }, Runnable::run);

        assertThat(heard).isSorted().hasSizeGreaterThanOrEqualTo(4).last().isEqualTo(1.0);
    }

    @Test
    void cancellingLetsNoThreadBeginAnotherTile() {
        final int allowed = 10;
        final Geometry grid =
            Geometry.axisAligned(new int[]{60, 60, 60}, new double[]{1, 1, 1}, new double[3]);
        final AtomicInteger asked = new AtomicInteger();
        final List<Double> done = Collections.synchronizedList(new ArrayList<>());
        final Monitor afterSomeTiles = new Monitor() {
            @Override
            public void progress(final double fraction, final String message) {
                done.add(fraction);
            }

            @Override
            public boolean isCancelled() {
                return asked.incrementAndGet() > allowed;
            }
        };
        final ExecutorService executor = Executors.newFixedThreadPool(2);
        try {
            assertThatThrownBy(() -> new FeatureMapExtractor(ExtractionProfile.pyradiomics().withBinWidth(1)
                .with(Setting.KERNEL_RADIUS, 4)).extract(image(grid), box(grid, 0, 0, 0, 59, 59, 59), afterSomeTiles,
                    executor)).isInstanceOf(CancellationException.class);
        } finally {
            executor.shutdownNow();
        }
        // Each answer lets one thread do one tile, and a tile is a small part of the work.
        assertThat(done).hasSizeLessThanOrEqualTo(allowed).allMatch(fraction -> fraction < 0.01);
    }

    @Test
    void voxelsThatAreNotNumbersAreLeftOutOfIntensitiesAndTheFirstOneMustBeANumber() throws ExtractionException {
        final Volume image = image(GRID);
        image.voxels()[GRID.index(1, 1, 1)] = Double.NaN;
        final Mask region = box(GRID, 0, 1, 1, 2, 1, 1);
        final Mask beside = box(GRID, 1, 1, 1, 2, 1, 1);
        final List<FeatureMap> maps = new ArrayList<>();

        final Map<String, String> without = new FeatureMapExtractor(MEAN).extract(image, beside, Optional.empty(),
            Monitor.NONE, Runnable::run, maps::add);

        assertThat(maps).isEmpty();
        assertThat(without).hasSize(1).hasEntrySatisfying("original",
            reason -> assertThat(reason).startsWith("The first voxel of the region is NaN"));
        final Volume map =
            new FeatureMapExtractor(MEAN).extract(image, region, Monitor.NONE, Runnable::run)
                .get("original_firstorder_Mean");
        assertThat(map.at(1, 1, 1)).isEqualTo((image.at(0, 1, 1) + image.at(2, 1, 1)) / 2);
    }

    @Test
    void radiusThatIsTooLargeIsRefused() {
        final Geometry grid = Geometry.axisAligned(new int[]{120, 120, 120}, new double[]{1, 1, 1}, new double[3]);

        assertThatThrownBy(() -> extract(MEAN.with(Setting.KERNEL_RADIUS, Integer.MAX_VALUE),
            box(grid, 0, 0, 0, 119, 119, 119))).isInstanceOf(ExtractionException.class)
                .hasMessageContaining("kernelRadius of 2147483647").hasMessageContaining("choose a smaller one");
    }

    @Test
    void radiusBeyondTheImageTakesInTheWholeRegion() throws ExtractionException {
        final Volume map = extract(MEAN.with(Setting.KERNEL_RADIUS, Integer.MAX_VALUE), box(GRID, 1, 1, 1, 3, 1, 1))
            .get("original_firstorder_Mean");

        assertThat(map.geometry()).isEqualTo(GRID);
        assertThat(map.at(1, 1, 1)).isEqualTo((99 + 6 + 13) / 3.0);
    }

    @Test
    void shapeHasNoMaps() throws ExtractionException {
        assertThat(extract(ExtractionProfile.fromYaml("featureClass: {shape: , firstorder: [Mean]}"),
            box(GRID, 0, 0, 0, 2, 2, 2))).containsOnlyKeys("original_firstorder_Mean");
        assertThatThrownBy(
            () -> new FeatureMapExtractor(ExtractionProfile.pyradiomics().withFeatureClasses(FeatureClass.SHAPE)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("shape");
    }
}
