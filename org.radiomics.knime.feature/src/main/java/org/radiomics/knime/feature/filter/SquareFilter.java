package org.radiomics.knime.feature.filter;

import java.util.List;

import org.radiomics.knime.feature.image.Box;
import org.radiomics.knime.feature.image.Volume;

/**
 * Squares grey values and scales them to the image's range: x^2 / M with M the largest magnitude of the image, as
 * PyRadiomics does. An image of zeros becomes NaN.
 */
public final class SquareFilter implements Filter {

    @Override
    public List<FilteredImage> apply(final Volume image, final Box box) {
        return List.of(new FilteredImage("square", PointFilter.apply(image, box, largest -> {
            final double factor = 1 / Math.sqrt(largest);
            return x -> factor * x * (factor * x);
        })));
    }
}
