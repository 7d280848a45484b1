package org.radiomics.knime.tests.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.radiomics.knime.feature.file.Images;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.preprocess.GridConvention;
import org.radiomics.knime.feature.preprocess.Interpolator;
import org.radiomics.knime.feature.preprocess.Resampling;
import org.radiomics.knime.feature.preprocess.Resegmentation;

/**
 * Oracle: the diagnostic rows of the IBSI's reference values for its CT phantom (Zwanenburg 2020), with its tolerances:
 * configurations A (no interpolation), B (linear in the plane), C and D (linear in space).
 */
class IbsiPreprocessingTest {

    private static final Path DATA =
        Path.of(System.getProperty("shared.data")).resolve("ibsi1");

    @ParameterizedTest(name = "configuration {0}")
    @ValueSource(strings = {"a", "b", "c", "d"})
    void phantomIsInterpolatedAndResegmentedAsTheIbsiRequires(final String configuration) throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(DATA), "The IBSI's phantom is not at " + DATA + "; skipped.");
        final Volume image = Images.read(DATA.resolve("ct_phantom/image.nii.gz"));
        final Mask mask = Images.readMask(DATA.resolve("ct_phantom/mask.nii.gz"), 1);
        final Map<String, Double> found = new LinkedHashMap<>();
        describe(found, "init", image, mask, mask);
        final Resampling resampling = resampling(configuration);
        final Volume interpolated = resampling.apply(image);
        final Mask region = resampling.apply(mask);
        if (!configuration.equals("a")) {
            describe(found, "interp", interpolated, region, region);
        }
        describe(found, "reseg", interpolated, resegmentation(configuration).apply(interpolated, region), region);

        int compared = 0;
        for (final String line
            : Files.readAllLines(DATA.resolve("reference_values/ct_phantom_config_" + configuration + ".csv"),
                StandardCharsets.UTF_8)) {
            final String[] row = line.split(";");
            if (row.length == 3 && found.containsKey(row[2])) {
                // Spacings are given with three digits.
                final double tolerance = row[2].startsWith("vox_dim") ? 5e-4 : tolerance(row[0], row[1]);
                assertThat(found.get(row[2])).as(row[2]).isEqualTo(Double.parseDouble(row[0]), within(tolerance));
                compared++;
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(configuration.equals("a") ? 30 : 52);
    }

    /** The IBSI's tolerance, and half of the last digit that the reference value is given with. */
    private static double tolerance(final String value, final String tolerance) {
        final int point = value.indexOf('.');
        final int decimals = point < 0 ? 0 : value.length() - point - 1;
        return Double.parseDouble(tolerance) + 0.5 * Math.pow(10, -decimals) + 1e-9;
    }

    private static Resampling resampling(final String configuration) {
        final double[] spacing = switch (configuration) {
            case "a" -> new double[3];
            case "b" -> new double[]{2, 2, 0};
            default -> new double[]{2, 2, 2};
        };
        return Resampling.withDefaults().withSpacing(spacing[0], spacing[1], spacing[2])
            .withInterpolator(Interpolator.LINEAR).withConvention(GridConvention.IBSI).withRounding(true)
            .withLinearMasks(true);
    }

    private static Resegmentation resegmentation(final String configuration) {
        final Resegmentation all = Resegmentation.withDefaults();
        return switch (configuration) {
            case "a", "b" -> all.withRange(-500, 400);
            case "c" -> all.withRange(-1000, 400);
            default -> all.withMode(Resegmentation.Mode.SIGMA).withRange(-3, 3);
        };
    }

    private static void describe(final Map<String, Double> found, final String step, final Volume image,
        final Mask intensity, final Mask morphology) {
        final Geometry grid = image.geometry();
        final String[] axes = {"x", "y", "z"};
        for (int axis = 0; axis < 3; axis++) {
            final String name = "_dim_" + axes[axis] + "_" + step;
            found.put("img" + name + "_img", (double)grid.size(axis));
            found.put("vox" + name + "_img", grid.spacing(axis));
            found.put("int_mask" + name + "_roi", (double)grid.size(axis));
            found.put("int_mask_bb" + name + "_roi", intensity.upper(axis) - intensity.lower(axis) + 1.0);
            found.put("morph_mask_bb" + name + "_roi", morphology.upper(axis) - morphology.lower(axis) + 1.0);
        }
        statistics(found, "%s_int_" + step + "_img", image.voxels(), null);
        statistics(found, "int_mask_%s_int_" + step + "_roi", image.voxels(), intensity.inside());
        found.put("int_mask_vox_count_" + step + "_roi", (double)intensity.count());
        found.put("morph_mask_vox_count_" + step + "_roi", (double)morphology.count());
    }

    private static void statistics(final Map<String, Double> found, final String name, final double[] voxels,
        final boolean[] inside) {
        double sum = 0;
        int count = 0;
        double minimum = Double.POSITIVE_INFINITY;
        double maximum = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < voxels.length; i++) {
            if (inside == null || inside[i]) {
                sum += voxels[i];
                count++;
                minimum = Math.min(minimum, voxels[i]);
                maximum = Math.max(maximum, voxels[i]);
            }
        }
        found.put(name.formatted("mean"), sum / count);
        found.put(name.formatted("min"), minimum);
        found.put(name.formatted("max"), maximum);
    }
}
