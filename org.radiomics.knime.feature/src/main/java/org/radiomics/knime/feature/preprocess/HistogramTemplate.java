package org.radiomics.knime.feature.preprocess;

import java.util.Arrays;
import java.util.List;

import org.radiomics.knime.feature.image.Volume;

/**
 * The standard scale of grey values that histograms are matched to: for each of some percentiles of an image's
 * foreground, the grey value it becomes. Learned from the landmarks of training images, and from nothing else. Source:
 * Nyul and Udupa, "On standardizing the MR image intensity scale", Magnetic Resonance in Medicine 42, 1999; Nyul, Udupa
 * and Zhang, "New variants of a method of MRI scale standardization", IEEE Transactions on Medical Imaging 19(2), 2000,
 * whose deciles are the landmarks here. The foreground are the voxels brighter than the image's mean. Immutable.
 */
public final class HistogramTemplate {

    /** The ends of the histogram that count (Nyul and Udupa's pc1 and pc2), and the deciles. */
    private static final double[] PERCENTILES = {1, 10, 20, 30, 40, 50, 60, 70, 80, 90, 99};

    private final double[] m_percentiles;

    private final double[] m_values;

    /**
     * @param percentiles of the foreground, from 0 to 100, ascending
     * @param values what they become, none below the one before
     * @throws IllegalArgumentException if there are fewer than two, their numbers differ, or they are out of order
     */
    public HistogramTemplate(final double[] percentiles, final double[] values) {
        if (percentiles.length < 2 || percentiles.length != values.length) {
            throw new IllegalArgumentException("A histogram template has " + percentiles.length + " percentiles and "
                + values.length + " grey values; it needs at least two, and as many of one as of the other.");
        }
        for (int i = 0; i < values.length; i++) {
            if (!(percentiles[i] >= 0 && percentiles[i] <= 100) || i > 0 && !(percentiles[i] > percentiles[i - 1])) {
                throw new IllegalArgumentException("The percentiles " + Arrays.toString(percentiles)
                    + " of a histogram template must ascend, from 0 to 100.");
            }
            if (!Double.isFinite(values[i]) || i > 0 && values[i] < values[i - 1]) {
                throw new IllegalArgumentException(
                    "The grey values " + Arrays.toString(values) + " of a histogram template must ascend.");
            }
        }
        if (!(values[values.length - 1] > values[0])) {
            throw new IllegalArgumentException("The grey values of a histogram template are all " + values[0]
                + "; they must ascend.");
        }
        m_percentiles = percentiles.clone();
        m_values = values.clone();
    }

    /**
     * What a template learns of one image, so that no two images need be in memory at once.
     *
     * @param image a training image
     * @return the grey values at the percentiles 1, 10, 20 ... 90, 99 of the foreground
     * @throws IllegalArgumentException if the image has no foreground or its grey values do not vary
     */
    public static double[] landmarks(final Volume image) {
        final double[] landmarks = IntensitySample.FOREGROUND.percentiles(image, null, PERCENTILES);
        if (!(landmarks[landmarks.length - 1] > landmarks[0])) {
            throw new IllegalArgumentException("The grey values of the foreground are nearly all " + landmarks[0]
                + ", so a histogram template cannot learn from them; leave this image out.");
        }
        return landmarks;
    }

    /**
     * Learns a template: each image's landmarks are brought linearly to a scale that begins at 0, and averaged.
     *
     * @param landmarks of the training images, each as {@link #landmarks(Volume)} gives them; never those of images
     *            that a model is to be validated with
     * @param scale what the percentile 99 becomes
     * @return the template
     * @throws IllegalArgumentException if there are fewer than two images, or the scale is not positive
     */
    public static HistogramTemplate learn(final List<double[]> landmarks, final double scale) {
        if (landmarks.size() < 2) {
            throw new IllegalArgumentException("A histogram template is to be learned from "
                + (landmarks.isEmpty() ? "no image" : "one image") + "; it needs at least two training images.");
        }
        final double last = new Scale(scale).value();
        final double[] values = new double[PERCENTILES.length];
        for (final double[] image : landmarks) {
            final double range = image[image.length - 1] - image[0];
            for (int i = 0; i < values.length; i++) {
                values[i] += (image[i] - image[0]) / range * last;
            }
        }
        for (int i = 0; i < values.length; i++) {
            values[i] /= landmarks.size();
        }
        return new HistogramTemplate(PERCENTILES, values);
    }

    /** @return the percentiles, ascending */
    public double[] percentiles() {
        return m_percentiles.clone();
    }

    /** @return the grey values that the percentiles become */
    public double[] values() {
        return m_values.clone();
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof HistogramTemplate that && Arrays.equals(m_percentiles, that.m_percentiles)
            && Arrays.equals(m_values, that.m_values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(m_values);
    }

    @Override
    public String toString() {
        return "percentiles " + Arrays.toString(m_percentiles) + ", grey values " + Arrays.toString(m_values);
    }
}
