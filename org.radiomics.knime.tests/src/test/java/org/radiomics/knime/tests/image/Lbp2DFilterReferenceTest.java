package org.radiomics.knime.tests.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.radiomics.knime.feature.filter.Lbp2DFilter;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/** Oracle: scikit-image 0.22, by reference-values/lbp_2d.py. */
class Lbp2DFilterReferenceTest {

    private static final Geometry GRID = Geometry.axisAligned(new int[]{7, 5, 4}, new double[]{1, 1, 1}, new double[3]);

    static Stream<Arguments> patterns() throws IOException {
        final List<Arguments> patterns = new ArrayList<>();
        try (InputStream in = Lbp2DFilterReferenceTest.class.getResourceAsStream("/reference-values/lbp_2d.csv");
                CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                    .ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            Volume image = null;
            for (final NamedCsvRecord row : rows) {
                final double[] values =
                    Arrays.stream(row.getField("values").split(" ")).mapToDouble(Double::parseDouble).toArray();
                final String method = row.getField("method").toUpperCase(Locale.ROOT);
                if (method.equals("ORIGINAL")) {
                    image = new Volume(GRID, VoxelType.valueOf(row.getField("type").toUpperCase(Locale.ROOT)), values);
                } else {
                    patterns.add(Arguments.of(row.getField("type"), Integer.parseInt(row.getField("flat")),
                        Integer.parseInt(row.getField("samples")), Double.parseDouble(row.getField("radius")),
                        Lbp2DFilter.Method.valueOf(method), image, values));
                }
            }
        }
        return patterns.stream();
    }

    @ParameterizedTest(name = "{0} flat {1} samples {2} radius {3} {4}")
    @MethodSource("patterns")
    void patternsAreThoseOfScikitImage(final String type, final int flat, final int samples, final double radius,
        final Lbp2DFilter.Method method, final Volume image, final double[] expected) {
        final Volume patterns = Lbp2DFilter.withDefaults().withCircle(samples, radius).withMethod(method)
            .withFlatAxis(2 - flat).apply(image).get(0).volume();

        assertThat(patterns.type()).isEqualTo(image.type());
        assertThat(patterns.voxels()).containsExactly(expected);
    }
}
