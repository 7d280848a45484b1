package org.radiomics.knime.tests.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.radiomics.knime.feature.file.Images;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.ImageFormatException;

/** Oracle: SimpleITK 2.5.7, by reference-values/image_geometry.py. */
class ImageGeometryReferenceTest {

    private static final String REFUSED = "refused";

    @TempDir
    Path m_folder;

    /**
     * Where qform and sform say the same up to their rounding, ITK's choice between them hangs on the signs that its
     * singular value decomposition happens to give; there the direction may be that of the other one.
     */
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/reference-values/nifti_geometry.csv", numLinesToSkip = 1, maxCharsPerColumn = 10000)
    void niftiGridIsThatOfSimpleItkToTheLastDigit(final String name, final String header, final String expected)
        throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(HexFormat.of().parseHex(header));
        bytes.write(new byte[4 + 48]);
        final Path file = Files.write(m_folder.resolve("a.nii"), bytes.toByteArray());
        if (expected.equals(REFUSED)) {
            assertThatThrownBy(() -> Images.read(file)).isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("right angles");
            return;
        }
        final double tolerance = name.startsWith("both") ? 1e-7 : 0;
        assertThat(numbers(Images.read(file).geometry())).containsExactly(numbers(expected), within(tolerance));
    }

    /** The direction is a quotient here and a product with a reciprocal in ITK, which rounds once more. */
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/reference-values/nrrd_geometry.csv", numLinesToSkip = 1, maxCharsPerColumn = 10000)
    void nrrdGridIsThatOfSimpleItkUpToTheLastDigitOfDirection(final String name, final String header,
        final String expected) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write((header.replace('|', '\n') + "\n\n").getBytes(StandardCharsets.US_ASCII));
        bytes.write(new byte[48]);
        final Path file = Files.write(m_folder.resolve("a.nrrd"), bytes.toByteArray());
        if (expected.equals(REFUSED)) {
            assertThatThrownBy(() -> Images.read(file)).isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("must be positive");
            return;
        }
        final double[] read = numbers(Images.read(file).geometry());
        final double[] wanted = numbers(expected);
        assertThat(Arrays.copyOf(read, 9)).containsExactly(Arrays.copyOf(wanted, 9));
        assertThat(Arrays.copyOfRange(read, 9, 18)).containsExactly(Arrays.copyOfRange(wanted, 9, 18), within(3e-16));
    }

    private static double[] numbers(final String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    private static double[] numbers(final Geometry geometry) {
        return List.of(Arrays.stream(geometry.size()).asDoubleStream().toArray(), geometry.spacing(), geometry.origin(),
            geometry.direction()).stream().flatMapToDouble(Arrays::stream).toArray();
    }
}
