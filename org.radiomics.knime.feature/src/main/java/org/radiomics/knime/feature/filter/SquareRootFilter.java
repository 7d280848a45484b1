package org.radiomics.knime.feature.filter;

import java.util.List;

import org.radiomics.knime.feature.image.Box;
import org.radiomics.knime.feature.image.Volume;

/**
 * Takes square roots of grey values and scales them to the image's range: sign(x) sqrt(M |x|) with M the largest
 * magnitude of the image, as PyRadiomics does.
 */
public final class SquareRootFilter implements Filter {

    @Override
    public List<FilteredImage> apply(final Volume image, final Box box) {
        return List.of(new FilteredImage("squareroot", PointFilter.apply(image, box,
            largest -> x -> x < 0 ? -Math.sqrt(-x * largest) : x > 0 ? Math.sqrt(x * largest) : x)));
    }
}
