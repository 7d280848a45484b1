package org.radiomics.knime.tests.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.radiomics.knime.feature.filter.FilteredImage;
import org.radiomics.knime.feature.filter.Wavelet;
import org.radiomics.knime.feature.filter.WaveletFilter;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/** Oracle: PyWavelets 1.8, by reference-values/wavelet.py. */
class WaveletFilterReferenceTest {

    /** One transform: its parameters, and its images by name, the original first. */
    private record Case(List<String> parameters, Map<String, double[]> images) {

        VoxelType type() {
            return parameters.get(5).equals("float32") ? VoxelType.FLOAT32 : VoxelType.FLOAT64;
        }

        Volume original() {
            final int[] size = Stream.of(parameters.get(4).split(" ")).mapToInt(Integer::parseInt).toArray();
            return new Volume(Geometry.axisAligned(size, new double[]{1, 1, 1}, new double[3]), type(),
                images.get("original"));
        }

        List<FilteredImage> filtered() {
            return WaveletFilter.withDefaults().withWavelet(Wavelet.of(parameters.get(0)))
                .withLevels(Integer.parseInt(parameters.get(1)), Integer.parseInt(parameters.get(2)))
                .withAxes(axes()).apply(original());
        }

        /** All but the one across which slices lie. */
        private List<Integer> axes() {
            return Stream.of(0, 1, 2).filter(axis -> axis != Integer.parseInt(parameters.get(3))).toList();
        }

        @Override
        public String toString() {
            return parameters.toString();
        }
    }

    static Stream<Case> cases() throws IOException {
        final Map<List<String>, Map<String, double[]>> cases = new LinkedHashMap<>();
        try (InputStream in = WaveletFilterReferenceTest.class.getResourceAsStream("/reference-values/wavelet.csv");
                CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                    .ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (final NamedCsvRecord row : rows) {
                final boolean single = row.getField("type").equals("float32");
                cases.computeIfAbsent(row.getFields().subList(0, 6), parameters -> new LinkedHashMap<>())
                    .put(row.getField("name"), Arrays.stream(row.getField("values").split(" "))
                        .mapToDouble(text -> single ? Float.parseFloat(text) : Double.parseDouble(text)).toArray());
            }
        }
        return cases.entrySet().stream().map(entry -> new Case(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void imagesAreThoseOfPyWaveletsToTheLastBit(final Case transform) {
        final List<FilteredImage> filtered = transform.filtered();

        final List<String> names = new ArrayList<>(transform.images().keySet());
        names.remove("original");
        assertThat(filtered).extracting(FilteredImage::name).containsExactlyElementsOf(names);
        for (final FilteredImage image : filtered) {
            assertThat(image.volume().type()).isEqualTo(transform.type());
            assertThat(image.volume().voxels()).as(image.name()).containsExactly(transform.images().get(image.name()));
        }
    }
}
