package org.radiomics.knime.feature.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Test;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

class IntensityScalingTest {

    private static final Geometry LINE = Geometry.axisAligned(new int[]{5, 1, 1}, new double[]{1, 1, 1}, new double[3]);

    private static final Mask LAST_TWO = new Mask(LINE, new boolean[]{false, false, false, true, true}, 1, "muscle");

    private static final Mask NOTHING = new Mask(LINE, new boolean[5], 1, "muscle");

    private static Volume image(final double... voxels) {
        return new Volume(LINE, VoxelType.INT16, voxels);
    }

    private static Volume many(final DoubleStream voxels) {
        final double[] values = voxels.toArray();
        return new Volume(Geometry.axisAligned(new int[]{values.length, 1, 1}, new double[]{1, 1, 1}, new double[3]),
            VoxelType.FLOAT64, values);
    }

    @Test
    void percentilesBecomeZeroAndTheScale() {
        // Of 0, 10, 20, 30, 40 the percentile 25 is 10 and the percentile 75 is 30.
        final PercentileScaling scaling = PercentileScaling.of(new PercentileRange(25, 75)).withScale(100);
        assertThat(scaling.apply(image(0, 10, 20, 30, 40), null).voxels()).containsExactly(-50, 0, 50, 100, 150);
        assertThat(scaling.clipped(true).apply(image(0, 10, 20, 30, 40), null).voxels())
            .containsExactly(0, 0, 50, 100, 100);
        assertThat(scaling.over(IntensitySample.REGION).apply(image(0, 0, 0, 20, 40), LAST_TWO).voxels()[4])
            .isEqualTo(150);
    }

    @Test
    void voxelsThatAreNotFiniteAreNotMeasured() {
        final double[] scaled = PercentileScaling.of(new PercentileRange(0, 100))
            .apply(image(Double.NaN, 1, 2, 3, Double.POSITIVE_INFINITY), null).voxels();
        assertThat(scaled).containsExactly(Double.NaN, 0, 0.5, 1, Double.POSITIVE_INFINITY);
        assertThatThrownBy(() -> PercentileScaling.of(new PercentileRange(0, 100)).apply(
            image(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN), null))
            .isInstanceOf(IllegalArgumentException.class).hasMessage(
                "No voxel of the image is a finite number, so its grey values cannot be measured; leave this image "
                + "out.");
    }

    @Test
    void percentilesThatCrossOrLeaveTheirRangeAreRefused() {
        assertThatThrownBy(() -> new PercentileRange(99, 1)).isInstanceOf(IllegalArgumentException.class).hasMessage(
            "The lower percentile 99.0 is not below the upper percentile 1.0; give the lower one first.");
        assertThatThrownBy(() -> new PercentileRange(5, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PercentileRange(Double.NaN, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PercentileRange(0, 101)).isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("from 0 to 100");
    }

    @Test
    void constantImageCannotBeScaled() {
        final Volume constant = image(7, 7, 7, 7, 7);
        assertThatThrownBy(() -> PercentileScaling.of(new PercentileRange(1, 99)).apply(constant, null))
            .isInstanceOf(IllegalArgumentException.class).hasMessage("The grey values at the percentiles 1.0 and "
                + "99.0 are both 7.0, so they cannot be scaled; leave this image out, or choose percentiles farther "
                + "apart.");
        assertThatThrownBy(() -> HistogramTemplate.landmarks(constant)).isInstanceOf(IllegalArgumentException.class)
            .hasMessage("The grey values do not vary (5 voxels, mean 7.0), so the image has no foreground; leave this "
                + "image out.");
        final HistogramTemplate template = new HistogramTemplate(new double[]{0, 100}, new double[]{0, 1});
        assertThatThrownBy(() -> new HistogramMatching(template).apply(image(0, 0, 0, 0, 7), null))
            .isInstanceOf(IllegalArgumentException.class).hasMessage("The grey values of the foreground are nearly all "
                + "7.0, so they cannot be matched to a template; leave this image out.");
    }

    @Test
    void meanOfTheRegionBecomesTheScale() {
        final MeanScaling scaling = MeanScaling.over(IntensitySample.REGION).withScale(100);
        assertThat(scaling.apply(image(0, 5, 10, 15, 25), LAST_TWO).voxels()).containsExactly(0, 25, 50, 75, 125);
        assertThatThrownBy(() -> scaling.apply(image(0, 5, 10, -15, 10), LAST_TWO))
            .isInstanceOf(IllegalArgumentException.class).hasMessage("The mean grey value to scale by is -2.5; it "
                + "must be above 0, so choose another region or another normalisation.");
    }

    @Test
    void emptyRegionOfReferenceIsNamed() {
        final String message = "The region muscle has no voxel, so its grey values cannot be measured; draw the "
            + "region, or choose other voxels.";
        assertThatThrownBy(() -> MeanScaling.over(IntensitySample.REGION).apply(image(1, 2, 3, 4, 5), NOTHING))
            .isInstanceOf(IllegalArgumentException.class).hasMessage(message);
        assertThatThrownBy(
            () -> ZScore.withDefaults().over(IntensitySample.REGION).apply(image(1, 2, 3, 4, 5), NOTHING))
            .isInstanceOf(IllegalArgumentException.class).hasMessage(message);
        assertThatThrownBy(() -> PercentileScaling.of(new PercentileRange(1, 99)).over(IntensitySample.REGION)
            .apply(image(1, 2, 3, 4, 5), NOTHING)).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void histogramIsLinearBetweenLandmarksAndContinuedBeyond() {
        // Foreground: what is above the mean of 2.7, that is 4, 6, 8; its median 6 becomes 10.
        final HistogramTemplate template =
            new HistogramTemplate(new double[]{0, 50, 100}, new double[]{0, 10, 40});
        final Volume image = many(DoubleStream.of(0, 0, 1, 1, 1, 2, 4, 6, 8, 4));
        final double[] matched = new HistogramMatching(template)
            .apply(many(DoubleStream.of(0, 0, 1, 1, 1, 2, 4, 6, 8)), null).voxels();
        assertThat(matched).containsExactly(-20, -20, -15, -15, -15, -10, 0, 10, 40);
        // Equal percentiles: of 4, 4, 6, 8 the percentiles 0 and 25 are both 4, and become the mean of 0 and 2.
        final HistogramTemplate ties = new HistogramTemplate(new double[]{0, 100.0 / 3, 100}, new double[]{0, 2, 21});
        assertThat(new HistogramMatching(ties).apply(image, null).voxels()[6]).isEqualTo(1, within(1e-12));
    }

    @Test
    void templateIsLearnedFromAtLeastTwoImages() {
        // Above the mean of 10 lie 20 values of 100 to 119: percentiles 1 and 99 are 100.19 and 118.81.
        final double[] landmarks = HistogramTemplate.landmarks(
            many(DoubleStream.concat(DoubleStream.generate(() -> 0).limit(400), DoubleStream.iterate(100, x -> x + 1)
                .limit(20))));
        assertThat(landmarks).hasSize(11).startsWith(new double[]{100.19}, within(1e-12));
        assertThat(landmarks[10]).isEqualTo(118.81, within(1e-12));
        final HistogramTemplate template = HistogramTemplate.learn(List.of(landmarks, landmarks), 50);
        assertThat(template.values()[0]).isZero();
        assertThat(template.values()[5]).isEqualTo(25, within(1e-12));
        assertThat(template.values()[10]).isEqualTo(50);
        assertThatThrownBy(() -> HistogramTemplate.learn(List.of(), 100)).isInstanceOf(IllegalArgumentException.class)
            .hasMessage("A histogram template is to be learned from no image; it needs at least two training images.");
        assertThatThrownBy(() -> HistogramTemplate.learn(List.of(landmarks), 100))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage("A histogram template is to be learned from one image; it needs at least two training images.");
    }

    @Test
    void templateThatDoesNotAscendIsRefused() {
        for (final double[][] wrong : new double[][][]{{{1}, {0}}, {{1, 99}, {0}}, {{99, 1}, {0, 1}},
            {{1, 101}, {0, 1}}, {{1, 99}, {1, 0}}, {{1, 99}, {1, 1}}, {{1, 99}, {0, Double.NaN}}}) {
            assertThatThrownBy(() -> new HistogramTemplate(wrong[0], wrong[1]))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("histogram template");
        }
    }

    @Test
    void greyValuesAreClippedToLimitsOrPercentiles() {
        assertThat(Clipping.to(-3, 3).apply(image(-5, -3, 0, 3, 9)).voxels()).containsExactly(-3, -3, 0, 3, 3);
        assertThat(Clipping.to(Double.NEGATIVE_INFINITY, 3).apply(image(-5, Double.NaN, 0, 3, 9)).voxels())
            .containsExactly(-5, Double.NaN, 0, 3, 3);
        final Volume clipped = Clipping.to(new PercentileRange(10, 90)).apply(image(0, 10, 20, 30, 40));
        // The percentiles are 4 and 36; the image stays one of whole numbers.
        assertThat(clipped.voxels()).containsExactly(4, 10, 20, 30, 36);
        assertThat(clipped.type()).isEqualTo(VoxelType.INT16);
        assertThat(Clipping.to(0.5, 3.5).apply(image(0, 1, 2, 3, 4)).voxels()).containsExactly(1, 1, 2, 3, 3);
    }

    @Test
    void limitsThatCrossAreRefused() {
        assertThatThrownBy(() -> Clipping.to(400, -1000)).isInstanceOf(IllegalArgumentException.class).hasMessage(
            "The lower limit 400.0 of grey values is not below the upper limit -1000.0; give the lower one first.");
        assertThatThrownBy(() -> Clipping.to(0.2, 0.8).apply(image(0, 1, 2, 3, 4)))
            .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("choose limits farther apart");
    }
}
