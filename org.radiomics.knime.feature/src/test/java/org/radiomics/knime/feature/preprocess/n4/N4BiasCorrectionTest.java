package org.radiomics.knime.feature.preprocess.n4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.radiomics.knime.feature.Monitor;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

class N4BiasCorrectionTest {

    private static final Geometry GRID =
        Geometry.axisAligned(new int[]{40, 36, 12}, new double[]{1, 1, 3}, new double[3]);

    /** Two tissues of 100 and 200 with little noise, times a field that grows by 60 % from left to right. */
    private static Volume biased(final Geometry grid) {
        final Random random = new Random(4);
        final double[] voxels = new double[(int)grid.voxels()];
        for (int i = 0; i < voxels.length; i++) {
            final int x = i % grid.size(0);
            final int y = i / grid.size(0) % grid.size(1);
            final double tissue = ((x / 4 + y / 4) % 2 == 0 ? 100 : 200) * (1 + 0.02 * random.nextGaussian());
            voxels[i] = tissue * Math.exp(Math.log(1.6) * (x / (double)grid.size(0) - 0.5));
        }
        return new Volume(grid, VoxelType.FLOAT64, voxels);
    }

    /** Coefficient of variation of the darker tissue. */
    private static double variation(final Volume image) {
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (int i = 0; i < image.voxels().length; i++) {
            if ((i % 40 / 4 + i / 40 % 36 / 4) % 2 == 0) {
                sum += image.voxels()[i];
                squares += image.voxels()[i] * image.voxels()[i];
                count++;
            }
        }
        final double mean = sum / count;
        return Math.sqrt(squares / count - mean * mean) / mean;
    }

    @Test
    void tissueUnderAFieldBecomesEven() {
        final Volume image = biased(GRID);
        final boolean[] all = new boolean[image.voxels().length];
        Arrays.fill(all, true);
        final N4BiasCorrection.Result result = N4BiasCorrection.withDefaults().withShrink(2).apply(image,
            new Mask(GRID, all, 1, "all"), Monitor.NONE);
        assertThat(variation(image)).isGreaterThan(0.12);
        assertThat(variation(result.corrected())).isLessThan(0.06);
        assertThat(result.corrected().type()).isEqualTo(VoxelType.FLOAT64);
        assertThat(result.corrected().voxels()[777]).isCloseTo(
            image.voxels()[777] / Math.exp(result.logField().voxels()[777]), within(1e-9));
    }

    @Test
    void wholeNumbersBecomeFloats() {
        final Volume image = biased(GRID);
        final Volume integers =
            new Volume(GRID, VoxelType.INT16, Arrays.stream(image.voxels()).map(Math::rint).toArray());
        final Volume corrected = N4BiasCorrection.withDefaults().apply(integers, null, Monitor.NONE).corrected();
        assertThat(corrected.type()).isEqualTo(VoxelType.FLOAT32);
        assertThat(Arrays.stream(corrected.voxels())).allMatch(v -> v == v.floatValue());
    }

    @Test
    void voxelsThatAreNotFiniteDoNotCountAndStay() {
        final Volume image = biased(GRID);
        final double[] voxels = image.voxels().clone();
        voxels[100] = Double.NaN;
        voxels[205] = Double.POSITIVE_INFINITY;
        final N4BiasCorrection n4 = N4BiasCorrection.withDefaults().withShrink(1).withIterations(5);
        final double[] corrected = n4.apply(new Volume(GRID, VoxelType.FLOAT64, voxels), null, Monitor.NONE).corrected()
            .voxels();
        assertThat(corrected[100]).isNaN();
        assertThat(corrected[205]).isInfinite();
        assertThat(corrected[101]).isFinite();
    }

    @Test
    void evenImageStaysAsItIs() {
        final double[] voxels = new double[(int)GRID.voxels()];
        Arrays.fill(voxels, 7);
        final N4BiasCorrection.Result result =
            N4BiasCorrection.withDefaults().apply(new Volume(GRID, VoxelType.UINT8, voxels), null, Monitor.NONE);
        assertThat(result.corrected().voxels()).containsOnly(7);
        assertThat(result.levels()).isEmpty();
    }

    @Test
    void singleSlicesAndTinyImagesAreCorrectedToo() {
        for (final int[] size : new int[][]{{40, 36, 1}, {5, 3, 2}, {1, 1, 9}}) {
            final Volume image = biased(Geometry.axisAligned(size, new double[]{1, 1, 1}, new double[3]));
            assertThat(
                Arrays.stream(N4BiasCorrection.withDefaults().withShrink(1).apply(image, null, Monitor.NONE).corrected()
                    .voxels())).allMatch(Double::isFinite);
        }
    }

    @Test
    void tissueWithoutAVoxelThatIsLookedAtIsRefused() {
        final boolean[] inside = new boolean[(int)GRID.voxels()];
        inside[0] = true;
        assertThatIllegalArgumentException().isThrownBy(() -> N4BiasCorrection.withDefaults().apply(biased(GRID),
            new Mask(GRID, inside, 1, "corner"), Monitor.NONE)).withMessageContaining("N4 looks at every 4th voxel");
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        final N4BiasCorrection n4 = N4BiasCorrection.withDefaults();
        assertThatIllegalArgumentException().isThrownBy(() -> n4.withShrink(0)).withMessageContaining("is 0");
        assertThatIllegalArgumentException().isThrownBy(() -> n4.withIterations()).withMessageContaining("0 levels");
        assertThatIllegalArgumentException().isThrownBy(() -> n4.withIterations(5, 0)).withMessageContaining("0 it");
        assertThatIllegalArgumentException().isThrownBy(() -> n4.withThreshold(0)).withMessageContaining("is 0.0");
        assertThatIllegalArgumentException().isThrownBy(() -> n4.withControlPoints(3))
            .withMessageContaining("3 control");
        assertThatIllegalArgumentException().isThrownBy(() -> n4.withSharpening(0.15, 0.01, 1))
            .withMessageContaining("1 bins");
    }

    @Test
    void monitorHearsAndMayCancel() {
        final double[] last = {0};
        final Monitor impatient = new Monitor() {
            @Override
            public void progress(final double fraction, final String message) {
                assertThat(fraction).isBetween(last[0], 1.0);
                last[0] = fraction;
            }

            @Override
            public boolean isCancelled() {
                return last[0] > 0.02;
            }
        };
        assertThatThrownBy(() -> N4BiasCorrection.withDefaults().apply(biased(GRID), null, impatient))
            .isInstanceOf(CancellationException.class);
        assertThat(last[0]).isPositive();
    }
}
