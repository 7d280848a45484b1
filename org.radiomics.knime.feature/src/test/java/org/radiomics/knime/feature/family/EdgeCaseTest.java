package org.radiomics.knime.feature.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;

/** Regions for which some matrices are empty or have one level. */
class EdgeCaseTest {

    private static final TextureSettings DEFAULTS = TextureSettings.DEFAULTS;

    @Test
    void regionWithoutNeighboursHasNoCooccurrences() {
        final GreyLevels levels = Grids.levels(new double[][]{{1, 0, 3}});
        final Glcm glcm = new Glcm(levels, DEFAULTS);

        for (final String feature : Glcm.FEATURES) {
            assertThat(glcm.value(feature)).as(feature).isNaN();
        }
        assertThat(glcm.whyUndefined()).contains("neighbours");
    }

    @Test
    void regionOfOneVoxelHasNoRuns() {
        final Glrlm glrlm = new Glrlm(Grids.levels(new double[][]{{1}}), DEFAULTS);

        for (final String feature : Glrlm.FEATURES) {
            assertThat(glrlm.value(feature)).as(feature).isNaN();
        }
        assertThat(glrlm.whyUndefined()).contains("line");
    }

    @Test
    void flatRegionHasTheValuesPyRadiomicsGivesIt() {
        final GreyLevels levels = Grids.levels(new double[][]{{1, 1}, {1, 1}});
        final Glcm glcm = new Glcm(levels, DEFAULTS);
        final Ngtdm ngtdm = new Ngtdm(levels, DEFAULTS);

        assertThat(glcm.value("Correlation")).isEqualTo(1);
        assertThat(glcm.value("MCC")).isEqualTo(1);
        assertThat(glcm.value("Imc1")).isZero();
        assertThat(glcm.value("Imc2")).isZero();
        assertThat(glcm.value("JointEntropy")).isCloseTo(0, within(1e-12));
        assertThat(ngtdm.value("Coarseness")).isEqualTo(1e6);
        assertThat(ngtdm.value("Busyness")).isZero();
        assertThat(ngtdm.value("Contrast")).isZero();
        assertThat(ngtdm.value("Complexity")).isZero();
        assertThat(ngtdm.value("Strength")).isZero();
    }

    @Test
    void regionThatTouchesTheBorderOfTheImageIsCutOutWhole() {
        final Volume volume = Grids.volume(new double[][]{{7, 0}, {0, 9}});
        final Region region = Region.of(Grids.mask(volume), 1);

        assertThat(region.voxels()).isEqualTo(2);
        assertThat(region.intensities(volume)).containsExactly(7, 9);
    }

    @Test
    void regionIsReducedToABox() {
        final Volume volume = Grids.volume(new double[][]{{1, 2, 3}, {4, 5, 6}});
        final Region region = Region.of(Grids.mask(volume), new int[]{1, 0, 0}, new int[]{2, 0, 0}, 1);

        assertThat(region.size(0)).isEqualTo(2);
        assertThat(region.size(1)).isEqualTo(1);
        assertThat(region.intensities(volume)).containsExactly(2, 3);
    }

    @Test
    void emptyRegionIsRefused() {
        final Volume volume = Grids.volume(new double[][]{{1}});
        final Mask nothing = new Mask(volume.geometry(), new boolean[1], 2, "mask.nrrd");

        assertThatThrownBy(() -> Region.of(nothing, 1)).isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("mask.nrrd").hasMessageContaining("label 2");
    }

    @Test
    void boxOutsideTheGridIsRefused() {
        final Mask mask = Grids.mask(Grids.volume(new double[][]{{1}}));

        assertThatThrownBy(() -> Region.of(mask, new int[]{0, 0, 0}, new int[]{1, 0, 0}, 1))
            .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("leaves the grid");
    }

    @Test
    void longDistancesReachAcrossTheBorder() {
        final GreyLevels levels = new FixedBinWidth(1).discretize(
            Region.of(Grids.mask(Grids.volume(new double[][]{{1, 2, 1}})), 2), new double[]{1, 2, 1});
        final TextureSettings two = new TextureSettings(new int[]{2}, -1, true, Weighting.NONE, 0);

        // The only pair at distance 2 is 1 and 1.
        assertThat(new Glcm(levels, two).value("Contrast")).isZero();
        assertThat(new Glcm(levels, two).value("JointAverage")).isEqualTo(1);
    }

    @Test
    void weightedDirectionsAreMergedIntoOneMatrix() {
        // Pairs along x: 1-1 and 2-2; along y: 1-2 twice; along the diagonals: 1-2 each.
        final GreyLevels levels = Grids.levels(new double[][]{{1, 1}, {2, 2}});
        final TextureSettings uniform = new TextureSettings(new int[]{1}, -1, true, Weighting.UNIFORM, 0);

        // 4 of 6 pairs differ by 1; averaged over the four directions it would be 3/4.
        assertThat(new Glcm(levels, uniform).value("Contrast")).isCloseTo(4.0 / 6, within(1e-12));
        assertThat(new Glcm(levels, DEFAULTS).value("Contrast")).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void euclideanWeightFallsWithTheSquaredLength() {
        final GreyLevels levels = Grids.levels(new double[][]{{1, 1}, {2, 2}});
        final TextureSettings euclidean = new TextureSettings(new int[]{1}, -1, true, Weighting.EUCLIDEAN, 0);
        final double near = Math.exp(-1);
        final double far = Math.exp(-2);

        assertThat(new Glcm(levels, euclidean).value("Contrast"))
            .isCloseTo((2 * near + 2 * far) / (4 * near + 2 * far), within(1e-12));
    }
}
