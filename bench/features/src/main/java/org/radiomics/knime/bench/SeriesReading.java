package org.radiomics.knime.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

import org.radiomics.knime.feature.file.Images;
import org.radiomics.knime.feature.image.Volume;

/** Reads a DICOM folder again and again and prints the seconds: the first time, and the median of eleven warm ones. */
public final class SeriesReading {

    private static final int TIMES = 11;

    private SeriesReading() {
    }

    /** @param arguments a folder with one series */
    public static void main(final String[] arguments) throws IOException {
        final Path folder = Path.of(arguments[0]);
        final double first = seconds(folder);
        final double[] warm = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            warm[i] = seconds(folder);
        }
        Arrays.sort(warm);
        System.out.printf("first %.3f s, warm %.3f s%n", first, warm[TIMES / 2]);
    }

    private static double seconds(final Path folder) throws IOException {
        final long start = System.nanoTime();
        final Volume volume = Images.read(folder);
        final double seconds = (System.nanoTime() - start) / 1e9;
        if (volume.geometry().voxels() == 0) {
            throw new IOException("There is nothing in " + folder + ".");
        }
        return seconds;
    }
}
