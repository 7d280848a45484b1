package org.radiomics.knime.tests.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.radiomics.knime.feature.filter.FilteredImage;
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
}
