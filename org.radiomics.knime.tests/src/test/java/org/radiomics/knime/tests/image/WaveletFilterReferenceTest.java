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
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.radiomics.knime.feature.filter.FilteredImage;
import org.radiomics.knime.feature.filter.WaveletFilter;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/** Oracle: PyWavelets 1.8, by reference-values/wavelet.py. */
class WaveletFilterReferenceTest {

    private static final Geometry GRID = Geometry.axisAligned(new int[]{5, 7, 4}, new double[]{1, 1, 1}, new double[3]);

    private static Map<String, double[]> images(final String type) throws IOException {
        final Map<String, double[]> images = new LinkedHashMap<>();
        try (InputStream in = WaveletFilterReferenceTest.class.getResourceAsStream("/reference-values/wavelet.csv");
                CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                    .ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (final NamedCsvRecord row : rows) {
                if (row.getField("type").equals(type)) {
                    images.put(row.getField("name"), Arrays.stream(row.getField("values").split(" "))
                        .mapToDouble(Double::parseDouble).toArray());
                }
            }
        }
        return images;
    }

    private static Map<String, Volume> filtered(final Volume image) {
        final Map<String, Volume> filtered = new LinkedHashMap<>();
        for (final FilteredImage part : WaveletFilter.withDefaults().withLevels(0, 2).apply(image)) {
            filtered.put(part.name(), part.volume());
        }
        return filtered;
    }

    @Test
    void singlePrecisionIsThatOfPyWaveletsToTheLastBit() throws IOException {
        final Map<String, double[]> expected = images("float32");
        final Map<String, Volume> actual = filtered(new Volume(GRID, VoxelType.FLOAT32, expected.remove("original")));
        assertThat(List.copyOf(actual.keySet())).isEqualTo(List.copyOf(expected.keySet()));
        expected.forEach((name, values) -> {
            assertThat(actual.get(name).type()).isEqualTo(VoxelType.FLOAT32);
            assertThat(actual.get(name).voxels()).as(name).containsExactly(values);
        });
    }

    @Test
    void doublePrecisionIsThatOfPyWavelets() throws IOException {
        final Map<String, double[]> expected = images("float64");
        final Map<String, Volume> actual = filtered(new Volume(GRID, VoxelType.FLOAT64, expected.remove("original")));
        assertThat(List.copyOf(actual.keySet())).isEqualTo(List.copyOf(expected.keySet()));
        expected.forEach((name, values) -> {
            assertThat(actual.get(name).type()).isEqualTo(VoxelType.FLOAT64);
            assertThat(actual.get(name).voxels()).as(name).containsExactly(values, within(1e-12));
        });
    }
}
