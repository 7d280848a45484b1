package org.radiomics.knime.feature.filter;

import java.util.List;

import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Volume;

/**
 * Local binary patterns within the slices of the third axis, "uniform" (Ojala 2002): the number of the samples on a
 * circle that are at least as bright as its centre, if going round there are at most two changes, else the number of
 * samples + 1. Roundings are those of scikit-image, which decide where neighbours are equal: sample offsets have five
 * decimals, values between voxels are interpolated linearly, voxels outside the slice are 0. The voxel type is that of
 * the image.
 */
public final class Lbp2DFilter implements Filter {

    private final int m_samples;

    private final double m_radius;

    private Lbp2DFilter(final int samples, final double radius) {
        m_samples = samples;
        m_radius = radius;
    }

    /** @return 8 samples at a radius of 1 voxel */
    public static Lbp2DFilter withDefaults() {
        return new Lbp2DFilter(8, 1);
    }

    /**
     * @param samples on the circle
     * @param radius of the circle in voxels
     * @return a copy with another circle
     * @throws IllegalArgumentException if one of them is not positive
     */
    public Lbp2DFilter withCircle(final int samples, final double radius) {
        if (samples < 1 || !(radius > 0)) {
            throw new IllegalArgumentException(
                "A circle of " + samples + " samples and radius " + radius
                + " gives no pattern; both must be positive.");
        }
        return new Lbp2DFilter(samples, radius);
    }

    @Override
    public List<FilteredImage> apply(final Volume image) {
        final Geometry geometry = image.geometry();
        final int width = geometry.size(0);
        final int height = geometry.size(1);
        final CircleSample[] circle = new CircleSample[m_samples];
        for (int k = 0; k < m_samples; k++) {
            final double angle = 2 * Math.PI * k / m_samples;
            circle[k] = new CircleSample(fiveDecimals(-m_radius * Math.sin(angle)),
                fiveDecimals(m_radius * Math.cos(angle)), width, height);
        }
        final int margin = (int)Math.ceil(m_radius);
        final double[] slice = new double[(width + 2 * margin) * (height + 2 * margin)];
        final double[] patterns = new double[image.voxels().length];
        final boolean[] brighter = new boolean[m_samples];
        int i = 0;
        for (int z = 0; z < geometry.size(2); z++) {
            for (int y = 0; y < height; y++) {
                System.arraycopy(image.voxels(), geometry.index(0, y, z), slice,
                    (y + margin) * (width + 2 * margin) + margin, width);
            }
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++, i++) {
                    final double centre = image.voxels()[i];
                    for (int k = 0; k < m_samples; k++) {
                        brighter[k] = circle[k].at(slice, margin, y, x) - centre >= 0;
                    }
                    patterns[i] = pattern(brighter);
                }
            }
        }
        return List.of(new FilteredImage("lbp-2D", new Volume(geometry, image.type(), patterns)));
    }

    private static double fiveDecimals(final double value) {
        return Math.rint(value * 1e5) / 1e5;
    }

    /** The change from the last sample to the first one is not counted, as in scikit-image. */
    private static int pattern(final boolean[] brighter) {
        int changes = 0;
        int count = brighter[0] ? 1 : 0;
        for (int k = 1; k < brighter.length; k++) {
            changes += brighter[k] != brighter[k - 1] ? 1 : 0;
            count += brighter[k] ? 1 : 0;
        }
        return changes <= 2 ? count : brighter.length + 1;
    }
}
