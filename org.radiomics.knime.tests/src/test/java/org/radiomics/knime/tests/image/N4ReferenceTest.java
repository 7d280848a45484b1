package org.radiomics.knime.tests.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.feature.Monitor;
import org.radiomics.knime.feature.file.Images;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;
import org.radiomics.knime.feature.preprocess.n4.N4BiasCorrection;
import org.radiomics.knime.tests.ReferenceValues;

import com.fasterxml.jackson.databind.JsonNode;

/** Oracle: ITK's N4BiasFieldCorrectionImageFilter, which computes in 32 bits. */
class N4ReferenceTest {

    private static final JsonNode EXPECTED = ReferenceValues.read("n4");

    private static final Geometry GRID = Geometry.axisAligned(ReferenceValues.integers(EXPECTED.get("size")),
        new double[]{1, 1, 1}, new double[3]);

    private static final Volume IMAGE =
        new Volume(GRID, VoxelType.FLOAT32, ReferenceValues.numbers(EXPECTED.get("image")));

    @Test
    void fieldIsThatOfItkAtEveryShrinkFactorAndNumberOfLevels() {
        final Mask tissue = new Mask(GRID, ReferenceValues.flags(EXPECTED.get("inside")), 1, "tissue");
        for (final JsonNode expected : EXPECTED.get("cases")) {
            final N4BiasCorrection.Result result = N4BiasCorrection.withDefaults()
                .withShrink(expected.get("shrink").asInt())
                .withIterations(ReferenceValues.integers(expected.get("iterations"))).withThreshold(1e-4)
                .apply(IMAGE, tissue, Monitor.NONE);
            final int every = EXPECTED.get("every").asInt();
            final double[] field = ReferenceValues.numbers(expected.get("log_field"));
            for (int i = 0; i < field.length; i++) {
                assertThat(result.logField().voxels()[every * i])
                    .as("%s, voxel %d", expected.get("iterations"), every * i).isCloseTo(field[i], within(1e-4));
            }
            final N4BiasCorrection.Level last = result.levels().get(result.levels().size() - 1);
            assertThat(last.convergence()).isCloseTo(expected.get("convergence").asDouble(), within(2e-5));
        }
    }

    @Test
    void withoutTissueItIsTakenFromOtsusThreshold() {
        final double lowestAbove = Arrays.stream(IMAGE.voxels()).map(v -> -v).sorted().map(v -> -v)
            .toArray()[EXPECTED.get("above_otsu").asInt() - 1];
        final boolean[] above = new boolean[IMAGE.voxels().length];
        for (int i = 0; i < above.length; i++) {
            above[i] = IMAGE.voxels()[i] >= lowestAbove;
        }
        final N4BiasCorrection n4 = N4BiasCorrection.withDefaults().withShrink(1).withIterations(5);
        assertThat(n4.apply(IMAGE, null, Monitor.NONE).corrected().voxels())
            .containsExactly(n4.apply(IMAGE, new Mask(GRID, above, 1, "above"), Monitor.NONE).corrected().voxels());
    }

    @Test
    void patientIsCorrectedAsByItk() throws Exception {
        final Path data = Path.of(System.getProperty("shared.data"));
        Assumptions.assumeTrue(Files.isDirectory(data.resolve("n4")), () -> "no test data in " + data);
        final Mask tissue = Images.readMask(data.resolve("n4/STS_003_MR_T1_mask.nii.gz"), 1);
        final double[] expected = Images.read(data.resolve("n4/STS_003_MR_T1_n4corrected.nii.gz")).voxels();
        final double[] actual = N4BiasCorrection.withDefaults()
            .apply(Images.read(data.resolve("sts/STS_003/MR_T1_image.nii.gz")), tissue, Monitor.NONE).corrected()
            .voxels();
        final double[] relative = IntStream.range(0, actual.length).filter(i -> tissue.inside()[i])
            .mapToDouble(i -> Math.abs(actual[i] / expected[i] - 1)).sorted().toArray();
        assertThat(relative[relative.length / 2]).as("median").isLessThan(1e-5);
        assertThat(relative[relative.length - 1]).as("largest").isLessThan(1e-4);
    }
}
