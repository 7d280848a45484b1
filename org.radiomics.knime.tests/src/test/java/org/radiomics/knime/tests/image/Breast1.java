package org.radiomics.knime.tests.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.radiomics.knime.feature.file.Images;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;

/** PyRadiomics' test case breast1 and the images that PyRadiomics 3.1.0 makes of it on the way to the features. */
final class Breast1 {

    private Breast1() {
    }

    private static Path folder() {
        final Path folder = Path.of(System.getProperty("shared.data"), "pyradiomics");
        Assumptions.assumeTrue(Files.isDirectory(folder), () -> "no test data in " + folder);
        return folder;
    }

    static Volume image() throws IOException {
        return Images.read(folder().resolve("breast1_image.nrrd"));
    }

    static Mask mask() throws IOException {
        return Images.readMask(folder().resolve("breast1_label.nrrd"), 1);
    }

    static Volume intermediate(final String name) throws IOException {
        return Images.read(folder().resolve("breast1_intermediate").resolve(name + ".nii.gz"));
    }

    /** Asserts that all voxels agree to a fraction of the expected image's range. */
    static void assertMet(final Volume actual, final String expectedName, final double fractionOfRange)
        throws IOException {
        final Volume expected = intermediate(expectedName);
        Assertions.assertThat(actual.type()).as("type of " + expectedName).isEqualTo(expected.type());
        Assertions.assertThat(actual.geometry().difference(expected.geometry(), 1e-5)).as(expectedName).isEmpty();
        final double range = Arrays.stream(expected.voxels()).max().orElseThrow()
            - Arrays.stream(expected.voxels()).min().orElseThrow();
        double worst = 0;
        for (int i = 0; i < expected.voxels().length; i++) {
            worst = Math.max(worst, Math.abs(actual.voxels()[i] - expected.voxels()[i]));
        }
        Assertions.assertThat(worst / range).as("worst difference of " + expectedName + " as a fraction of its range")
            .isLessThanOrEqualTo(fractionOfRange);
    }
}
