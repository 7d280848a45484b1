package org.radiomics.knime.feature.filter;

import java.util.List;

import org.radiomics.knime.feature.image.Box;
import org.radiomics.knime.feature.image.Volume;

/**
 * Takes logarithms of grey values and scales them to the image's range: sign(x) ln(|x| + 1) M / ln(M + 1) with M the
 * largest magnitude of the image, as PyRadiomics does. An image of zeros becomes NaN.
 */
public final class LogarithmFilter implements Filter {

    @Override
    public List<FilteredImage> apply(final Volume image, final Box box) {
        return List.of(new FilteredImage("logarithm", PointFilter.apply(image, box, largest -> {
            final double factor = largest / Math.log(largest + 1);
            return x -> (x < 0 ? -Math.log(-(x - 1)) : x > 0 ? Math.log(x + 1) : x) * factor;
        })));
    }
}
