package org.radiomics.knime.feature.filter;

import java.util.List;

import org.radiomics.knime.feature.image.Box;
import org.radiomics.knime.feature.image.Volume;

/**
 * Raises e to grey values and scales them to the image's range: exp(x ln(M) / M) with M the largest magnitude of the
 * image, as PyRadiomics does. An image of zeros becomes NaN.
 */
public final class ExponentialFilter implements Filter {

    @Override
    public List<FilteredImage> apply(final Volume image, final Box box) {
        return List.of(new FilteredImage("exponential", PointFilter.apply(image, box, largest -> {
            final double factor = Math.log(largest) / largest;
            return x -> Math.exp(factor * x);
        })));
    }
}
