package org.radiomics.knime.tests.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.radiomics.knime.feature.filter.FilteredImage;
import org.radiomics.knime.feature.filter.Lbp3DFilter;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/** Oracle: SciPy 1.17 and trimesh 5.2, by reference-values/lbp_3d.py; PyRadiomics 3.1.0 gives the same. */
class Lbp3DFilterReferenceTest {

    private static final Geometry GRID = Geometry.axisAligned(new int[]{7, 6, 4}, new double[]{1, 1, 1}, new double[3]);

    static Stream<Arguments> patterns() throws IOException {
        final Map<List<String>, Map<String, double[]>> patterns = new LinkedHashMap<>();
        try (InputStream in = Lbp3DFilterReferenceTest.class.getResourceAsStream("/reference-values/lbp_3d.csv");
                CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                    .ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (final NamedCsvRecord row : rows) {
                patterns.computeIfAbsent(row.getFields().subList(0, 5), parameters -> new LinkedHashMap<>())
                    .put(row.getField("name"), Arrays.stream(row.getField("values").split(" "))
                        .mapToDouble(Double::parseDouble).toArray());
            }
        }
        return patterns.entrySet().stream().filter(entry -> !entry.getValue().containsKey("original"))
            .map(entry -> Arguments.of(entry.getKey(),
                image(entry.getKey().get(1),
                    patterns.get(List.of(entry.getKey().get(0), entry.getKey().get(1), "", "", ""))),
                entry.getValue()));
    }

    private static Volume image(final String type, final Map<String, double[]> original) {
        return new Volume(GRID, VoxelType.valueOf(type.toUpperCase(Locale.ROOT)), original.get("original"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("patterns")
    void patternsAreThoseOfSciPy(final List<String> parameters, final Volume image,
        final Map<String, double[]> expected) {
        final List<FilteredImage> patterns = Lbp3DFilter.withDefaults().withLevels(Integer.parseInt(parameters.get(2)))
            .withSphere(Double.parseDouble(parameters.get(3)), Integer.parseInt(parameters.get(4))).apply(image);

        assertThat(patterns).extracting(FilteredImage::name).containsExactlyElementsOf(expected.keySet());
        for (final FilteredImage pattern : patterns) {
            assertThat(pattern.volume().type()).isEqualTo(VoxelType.FLOAT64);
            assertThat(pattern.volume().voxels()).as(pattern.name()).containsExactly(expected.get(pattern.name()),
                within(1e-11));
        }
    }
}
