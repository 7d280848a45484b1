package org.radiomics.knime.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

import org.radiomics.knime.feature.ExtractionException;
import org.radiomics.knime.feature.ExtractionProfile;
import org.radiomics.knime.feature.FeatureExtractor;
import org.radiomics.knime.feature.Monitor;
import org.radiomics.knime.feature.ProfileException;

/** Shows how the cost of an extraction grows with the region, on one thread, without reading files. */
public final class Slope {

    private static final int[] VOXELS = {10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000};

    /** Small regions are repeated this often, larger ones less. */
    private static final int MOST_REPETITIONS = 40;

    /** So many rounds on the smallest region before any counts, about ten seconds. */
    private static final int WARM_UPS = 8;

    private static final int VOXELS_IN_ALL = 4_000_000;

    private Slope() {
    }

    /**
     * Prints seconds and nanoseconds per voxel for each size, and the exponent of growth from each size to the next.
     *
     * @param arguments a parameter file of PyRadiomics
     * @throws ProfileException if the parameter file cannot be used
     * @throws ExtractionException if a region cannot be used
     */
    public static void main(final String[] arguments) throws ProfileException, ExtractionException {
        final FeatureExtractor extractor = new FeatureExtractor(ExtractionProfile.fromYaml(Path.of(arguments[0])));
        for (int i = 0; i < WARM_UPS; i++) {
            median(extractor, SyntheticCase.of(VOXELS[0], 1));
        }
        System.out.println("ROI voxels   seconds   ns per voxel   exponent");
        double lastSeconds = Double.NaN;
        double lastVoxels = Double.NaN;
        for (final int wanted : VOXELS) {
            final SyntheticCase made = SyntheticCase.of(wanted, 1);
            final int voxels = made.mask().count();
            final double seconds = median(extractor, made);
            System.out.printf(Locale.ROOT, "%10d %9.4f %14.0f %10.2f%n", voxels, seconds, 1e9 * seconds / voxels,
                Math.log(seconds / lastSeconds) / Math.log(voxels / lastVoxels));
            lastSeconds = seconds;
            lastVoxels = voxels;
        }
    }

    private static double median(final FeatureExtractor extractor, final SyntheticCase made)
        throws ExtractionException {
        final int repetitions = Math.max(1, Math.min(MOST_REPETITIONS, VOXELS_IN_ALL / made.mask().count()));
        final double[] seconds = new double[repetitions];
        for (int i = 0; i < repetitions; i++) {
            final long start = System.nanoTime();
            extractor.extract(made.image(), made.mask(), Monitor.NONE);
            seconds[i] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(seconds);
        return seconds[repetitions / 2];
    }
}
