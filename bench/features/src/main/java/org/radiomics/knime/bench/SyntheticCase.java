package org.radiomics.knime.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

import org.radiomics.knime.feature.file.NiftiWriter;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

/**
 * An ellipsoid of about a wanted number of voxels in the middle of an image of correlated noise, with intensities and
 * grey levels like those of a magnetic resonance image: 1000 +- 150, so that bins of width 25 make about 50 levels. The
 * same arguments give the same voxels.
 *
 * @param image 32-bit floats
 * @param mask the ellipsoid
 */
record SyntheticCase(Volume image, Mask mask) {

    private static final double[] SEMI_AXES = {1, 0.9, 0.7};

    /** The image is this much wider than the ellipsoid, as real images are cropped around a tumour. */
    private static final double SURROUNDINGS = 1.25;

    private static final double MEAN = 1000;

    private static final double DEVIATION = 150;

    /**
     * Makes a case.
     *
     * @param voxels of the ellipsoid, about
     * @param seed of the noise
     * @return the case
     */
    static SyntheticCase of(final int voxels, final long seed) {
        final double radius = Math.cbrt(voxels / (4 / 3.0 * Math.PI * SEMI_AXES[0] * SEMI_AXES[1] * SEMI_AXES[2]));
        final int[] size = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            size[axis] = 1 + 2 * (int)Math.ceil(radius * SEMI_AXES[axis] * SURROUNDINGS);
        }
        final Geometry geometry = Geometry.axisAligned(size, new double[]{1, 1, 1}, new double[3]);
        return new SyntheticCase(new Volume(geometry, VoxelType.FLOAT32, noise(size, seed)),
            new Mask(geometry, ellipsoid(size, radius), 1, "ellipsoid"));
    }

    private static boolean[] ellipsoid(final int[] size, final double radius) {
        final boolean[] inside = new boolean[size[0] * size[1] * size[2]];
        int voxel = 0;
        for (int z = 0; z < size[2]; z++) {
            final double dz = (z - size[2] / 2) / (radius * SEMI_AXES[2]);
            for (int y = 0; y < size[1]; y++) {
                final double dy = (y - size[1] / 2) / (radius * SEMI_AXES[1]);
                for (int x = 0; x < size[0]; x++) {
                    final double dx = (x - size[0] / 2) / (radius * SEMI_AXES[0]);
                    inside[voxel++] = dx * dx + dy * dy + dz * dz <= 1;
                }
            }
        }
        return inside;
    }

    /** White noise, averaged twice over three neighbours along each axis, and scaled. */
    private static double[] noise(final int[] size, final long seed) {
        final double[] voxels = new double[size[0] * size[1] * size[2]];
        final SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < voxels.length; i++) {
            voxels[i] = random.nextDouble() - 0.5;
        }
        for (final int stride : new int[]{1, size[0], size[0] * size[1]}) {
            average(voxels, stride);
            average(voxels, stride);
        }
        double squares = 0;
        for (final double value : voxels) {
            squares += value * value;
        }
        final double scale = DEVIATION / Math.sqrt(squares / voxels.length);
        for (int i = 0; i < voxels.length; i++) {
            voxels[i] = (float)(MEAN + scale * voxels[i]);
        }
        return voxels;
    }

    private static void average(final double[] voxels, final int stride) {
        for (int i = 0; i < voxels.length - 2 * stride; i++) {
            voxels[i] = (voxels[i] + voxels[i + stride] + voxels[i + 2 * stride]) / 3;
        }
    }

    /**
     * Writes a case for both programs to read: {@code image.nii.gz} and {@code mask.nii.gz}.
     *
     * @param arguments the number of voxels and a folder
     * @throws IOException if a file cannot be written
     */
    public static void main(final String[] arguments) throws IOException {
        final SyntheticCase made = of(Integer.parseInt(arguments[0]), 1);
        final Path folder = Files.createDirectories(Path.of(arguments[1]));
        NiftiWriter.write(made.image(), folder.resolve("image.nii.gz"));
        NiftiWriter.write(made.mask().toVolume(), folder.resolve("mask.nii.gz"));
        System.out.println(made.mask().count());
    }
}
