package org.radiomics.knime.feature.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.radiomics.knime.feature.image.Box;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

/** A filter of a part of an image gives the part of the filtered image, to the last bit. */
class BoxTest {

    private static final List<Box> BOXES = List.of(box(4, 3, 2, 9, 8, 5), box(0, 0, 0, 2, 3, 1),
        box(9, 7, 4, 16, 11, 8), box(0, 5, 3, 16, 5, 3), box(8, 6, 4, 8, 6, 4));

    private static Box box(final int... corners) {
        return new Box(new int[]{corners[0], corners[1], corners[2]}, new int[]{corners[3], corners[4], corners[5]});
    }

    private static Volume image(final VoxelType type) {
        final Geometry grid = new Geometry(new int[]{17, 12, 9}, new double[]{0.7, 1, 2}, new double[]{5, -3, 8},
            new double[]{0, 1, 0, 1, 0, 0, 0, 0, 1});
        final Random random = new Random(5);
        return new Volume(grid, type, IntStream.range(0, (int)grid.voxels())
            .mapToDouble(i -> type.isInteger() ? random.nextInt(9) : (float)(random.nextGaussian() * 100)).toArray());
    }

    static Stream<Arguments> filters() {
        final WaveletFilter wavelet = WaveletFilter.withDefaults();
        final Lbp2DFilter patterns = Lbp2DFilter.withDefaults();
        return Stream.of(Arguments.of("square", new SquareFilter()),
            Arguments.of("square root", new SquareRootFilter()),
            Arguments.of("logarithm", new LogarithmFilter()), Arguments.of("exponential", new ExponentialFilter()),
            Arguments.of("gradient", GradientFilter.withDefaults()), Arguments.of("coif1", wavelet),
            Arguments.of("coif1, three levels", wavelet.withLevels(0, 3)),
            Arguments.of("db2, from level 1", wavelet.withWavelet(Wavelet.of("db2")).withLevels(1, 2)),
            Arguments.of("coif3, slices", wavelet.withWavelet(Wavelet.of("coif3")).withAxes(List.of(0, 2))),
            Arguments.of("haar", wavelet.withWavelet(Wavelet.of("haar"))),
            Arguments.of("dmey", wavelet.withWavelet(Wavelet.of("dmey"))),
            Arguments.of("Laplacian of Gaussian", LogFilter.withSigmas(1, 2.5)),
            Arguments.of("patterns", patterns),
            Arguments.of("patterns in space", Lbp3DFilter.withDefaults()),
            Arguments.of("patterns in space, radius 2.3", Lbp3DFilter.withDefaults().withSphere(2.3, 0)),
            Arguments.of("patterns across x", patterns.withFlatAxis(0).withCircle(11, 2.3)),
            Arguments.of("patterns across y", patterns.withFlatAxis(1).withMethod(Lbp2DFilter.Method.VAR)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filters")
    void partOfAFilteredImageIsTheFilteredPart(final String name, final Filter filter) {
        for (final VoxelType type : List.of(VoxelType.INT16, VoxelType.FLOAT32, VoxelType.FLOAT64)) {
            final Volume image = image(type);
            final List<FilteredImage> whole = filter.apply(image);
            assertThat(whole).isNotEmpty();
            for (final Box box : BOXES) {
                final List<FilteredImage> parts = filter.apply(image, box);
                assertThat(parts).extracting(FilteredImage::name)
                    .containsExactlyElementsOf(whole.stream().map(FilteredImage::name).toList());
                for (int i = 0; i < parts.size(); i++) {
                    final Volume part = parts.get(i).volume();
                    final Volume expected = whole.get(i).volume().crop(box);
                    assertThat(part.type()).isEqualTo(expected.type());
                    assertThat(part.geometry()).isEqualTo(expected.geometry());
                    assertThat(part.voxels()).as("%s of %s in %s", parts.get(i).name(), type, box)
                        .containsExactly(expected.voxels());
                }
            }
        }
    }

    @Test
    void boxBeyondTheImageIsRefused() {
        final Volume image = image(VoxelType.INT16);
        for (final Arguments filter : filters().toList()) {
            assertThatThrownBy(() -> ((Filter)filter.get()[1]).apply(image, box(0, 0, 0, 16, 12, 8)))
                .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> box(3, 0, 0, 2, 0, 0)).isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("no voxels");
    }
}
