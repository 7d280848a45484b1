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

/** Oracle: SimpleITK 2.5.7, for NIfTI-2 nibabel 5.4, by reference-values/image_geometry.py. */
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

    /** A header and its voxels apart give the grid that they give in one file. */
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/reference-values/nifti_geometry.csv", numLinesToSkip = 1, maxCharsPerColumn = 10000)
    void niftiPairHasTheGridOfTheSingleFile(final String name, final String header, final String expected)
        throws IOException {
        final byte[] bytes = HexFormat.of().parseHex(header);
        bytes[345] = 'i';
        Files.write(m_folder.resolve("a.hdr"), bytes);
        final Path voxels = Files.write(m_folder.resolve("a.img"), new byte[352 + 48]);
        if (!expected.equals(REFUSED)) {
            assertThat(numbers(Images.read(voxels).geometry())).containsExactly(numbers(expected),
                within(name.startsWith("both") ? 1e-7 : 0));
        }
    }

    /** NIfTI-2 is read by nibabel, which multiplies steps into the directions; here they are divided out. */
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/reference-values/nifti2_geometry.csv", numLinesToSkip = 1, maxCharsPerColumn = 10000)
    void nifti2GridIsThatOfNibabel(final String name, final String header, final String affine) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(HexFormat.of().parseHex(header));
        bytes.write(new byte[4 + 48]);
        final Geometry grid = Images.read(Files.write(m_folder.resolve("a.nii"), bytes.toByteArray())).geometry();
        final double[] ras = numbers(affine);
        final double largest = Arrays.stream(ras).map(Math::abs).max().getAsDouble();
        for (int voxel = 0; voxel < 8; voxel++) {
            final int[] at = {3 * (voxel & 1), 2 * (voxel >> 1 & 1), voxel >> 2};
            final double[] position = grid.position(at[0], at[1], at[2]);
            for (int row = 0; row < 3; row++) {
                final double expected =
                    ras[4 * row] * at[0] + ras[4 * row + 1] * at[1] + ras[4 * row + 2] * at[2] + ras[4 * row + 3];
                assertThat(position[row]).isCloseTo(row < 2 ? -expected : expected, within(1e-14 * largest));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/reference-values/meta_geometry.csv", numLinesToSkip = 1, maxCharsPerColumn = 10000)
    void metaGridIsThatOfSimpleItkToTheLastDigit(final String name, final String header, final String expected)
        throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write((header.replace('|', '\n') + "\n").getBytes(StandardCharsets.US_ASCII));
        bytes.write(new byte[48]);
        final Path file = Files.write(m_folder.resolve("a.mha"), bytes.toByteArray());
        if (expected.equals(REFUSED)) {
            assertThatThrownBy(() -> Images.read(file)).isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("no usable grid");
            return;
        }
        assertThat(numbers(Images.read(file).geometry())).containsExactly(numbers(expected), within(0.0));
    }

    private static double[] numbers(final String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    private static double[] numbers(final Geometry geometry) {
        return List.of(Arrays.stream(geometry.size()).asDoubleStream().toArray(), geometry.spacing(), geometry.origin(),
            geometry.direction()).stream().flatMapToDouble(Arrays::stream).toArray();
    }
}
