package org.radiomics.knime.feature.preprocess;

import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

/**
 * Matches histograms to a template: the percentiles of an image's foreground become the template's grey values, linear
 * between them; below the first and above the last, the first and the last segment are continued. Where percentiles of
 * an image are equal, they become the mean of the template's grey values.
 */
public final class HistogramMatching implements IntensityScaling {

    private final HistogramTemplate m_template;

    /** @param template learned from training images */
    public HistogramMatching(final HistogramTemplate template) {
        m_template = template;
    }

    /**
     * Matches an image.
     *
     * @throws IllegalArgumentException if the image has no foreground or its grey values do not vary
     */
    @Override
    public Volume apply(final Volume image, final Mask region) {
        final double[] from = IntensitySample.FOREGROUND.percentiles(image, null, m_template.percentiles());
        final double[] to = m_template.values();
        final int count = merge(from, to);
        if (count < 2) {
            throw new IllegalArgumentException("The grey values of the foreground are nearly all " + from[0]
                + ", so they cannot be matched to a template; leave this image out.");
        }
        final double[] slopes = new double[count - 1];
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = (to[i + 1] - to[i]) / (from[i + 1] - from[i]);
        }
        final double[] voxels = image.voxels();
        final double[] matched = new double[voxels.length];
        for (int i = 0; i < voxels.length; i++) {
            int segment = 0;
            while (segment < slopes.length - 1 && voxels[i] > from[segment + 1]) {
                segment++;
            }
            matched[i] = to[segment] + (voxels[i] - from[segment]) * slopes[segment];
        }
        return new Volume(image.geometry(), VoxelType.FLOAT64, matched);
    }

    /** Makes one landmark of equal ones, in place. */
    private static int merge(final double[] from, final double[] to) {
        int count = 0;
        int first = 0;
        while (first < from.length) {
            int next = first;
            double sum = 0;
            while (next < from.length && from[next] == from[first]) {
                sum += to[next++];
            }
            from[count] = from[first];
            to[count++] = sum / (next - first);
            first = next;
        }
        return count;
    }
}
