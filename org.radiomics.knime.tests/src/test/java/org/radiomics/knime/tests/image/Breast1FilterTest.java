package org.radiomics.knime.tests.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.radiomics.knime.feature.filter.ExponentialFilter;
import org.radiomics.knime.feature.filter.Filter;
import org.radiomics.knime.feature.filter.FilteredImage;
import org.radiomics.knime.feature.filter.GradientFilter;
import org.radiomics.knime.feature.filter.Lbp2DFilter;
import org.radiomics.knime.feature.filter.LogFilter;
import org.radiomics.knime.feature.filter.LogarithmFilter;
import org.radiomics.knime.feature.filter.SquareFilter;
import org.radiomics.knime.feature.filter.SquareRootFilter;
import org.radiomics.knime.feature.filter.WaveletFilter;

/** Oracle: the filtered images of PyRadiomics 3.1.0. */
class Breast1FilterTest {

    @Test
    void waveletsAreThoseOfPyradiomicsInItsOrder() throws IOException {
        final List<FilteredImage> images = WaveletFilter.withDefaults().apply(Breast1.image());
        assertThat(images).extracting(FilteredImage::name).containsExactly("wavelet-LLH", "wavelet-LHL", "wavelet-LHH",
            "wavelet-HLL", "wavelet-HLH", "wavelet-HHL", "wavelet-HHH", "wavelet-LLL");
        for (final FilteredImage image : images) {
            Breast1.assertMet(image.volume(), image.name(), 1e-13);
        }
    }

    private static void assertMet(final Filter filter, final double fractionOfRange, final String... names)
        throws IOException {
        final List<FilteredImage> images = filter.apply(Breast1.image());
        assertThat(images).extracting(FilteredImage::name).containsExactly(names);
        for (final FilteredImage image : images) {
            Breast1.assertMet(image.volume(), image.name(), fractionOfRange);
        }
    }

    @Test
    void functionsOfTheGreyValueAreMet() throws IOException {
        assertMet(new SquareFilter(), 1e-15, "square");
        assertMet(new SquareRootFilter(), 1e-15, "squareroot");
        assertMet(new LogarithmFilter(), 1e-15, "logarithm");
        assertMet(new ExponentialFilter(), 1e-15, "exponential");
    }

    @Test
    void gradientIsMet() throws IOException {
        assertMet(GradientFilter.withDefaults(), 0, "gradient");
    }

    @Test
    void localBinaryPatternsAreMetExactly() throws IOException {
        assertMet(Lbp2DFilter.withDefaults(), 0, "lbp-2D");
    }

    @Test
    void laplacianOfGaussianIsMet() throws IOException {
        assertMet(LogFilter.withSigmas(1, 2, 3), 1e-6, "log-sigma-1-0-mm-3D", "log-sigma-2-0-mm-3D",
            "log-sigma-3-0-mm-3D");
    }
}
