package org.radiomics.knime.tests.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.radiomics.knime.feature.image.ImagePair;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.preprocess.Interpolator;
import org.radiomics.knime.feature.preprocess.ZScore;
import org.radiomics.knime.feature.preprocess.Resampling;

/** Oracle: the normalised and resampled images of PyRadiomics 3.1.0. */
class Breast1PreprocessingTest {

    private static Volume normalized() throws IOException {
        return ZScore.withDefaults().withScale(100).apply(Breast1.image(), Breast1.mask());
    }

    @Test
    void normalisedImageIsMet() throws IOException {
        Breast1.assertMet(normalized(), "normalized_x100", 1e-14);
    }

    @Test
    void normalisedImageResampledByBSplineAndItsMaskAreMet() throws IOException {
        final ImagePair pair = Resampling.withDefaults().withSpacing(1, 1, 1).apply(normalized(), Breast1.mask());
        Breast1.assertMet(pair.image(), "normalized_resampled_111_bspline", 1e-13);
        assertThat(pair.mask().toVolume().voxels())
            .containsExactly(Breast1.intermediate("mask_resampled_111").voxels());
    }

    @Test
    void normalisedImageResampledLinearlyIsMet() throws IOException {
        final ImagePair pair = Resampling.withDefaults().withSpacing(1, 1, 1).withInterpolator(Interpolator.LINEAR)
            .apply(normalized(), Breast1.mask());
        Breast1.assertMet(pair.image(), "normalized_resampled_111_linear", 1e-13);
    }

    @Test
    void imageOfWholeNumbersIsTruncatedAndMetExactly() throws IOException {
        final ImagePair pair = Resampling.withDefaults().withSpacing(2, 2, 2).apply(Breast1.image(), Breast1.mask());
        Breast1.assertMet(pair.image(), "int16_resampled_222_bspline", 0);
    }
}
