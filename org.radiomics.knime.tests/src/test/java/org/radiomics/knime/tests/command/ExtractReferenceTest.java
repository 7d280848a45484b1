package org.radiomics.knime.tests.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.radiomics.knime.feature.file.Images;
import org.radiomics.knime.feature.file.NrrdWriter;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;
import org.radiomics.knime.tests.feature.ReferenceCases;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/**
 * Oracle: features of PyRadiomics 3.1.0, for what the command writes from the files that a user has. A feature is met
 * within 1e-6 of its value, or 1e-9 near zero.
 */
class ExtractReferenceTest {

    private static final double RELATIVE = 1e-6;

    private static final double ABSOLUTE = 1e-9;

    @TempDir
    Path m_folder;

    static Collection<String> parameterFiles() throws IOException {
        return ReferenceCases.byParameters().keySet();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("parameterFiles")
    void tableHasPyRadiomicsNamesAndNumbers(final String parameters) throws IOException {
        final List<String> cases = ReferenceCases.byParameters().get(parameters);
        final Path out = m_folder.resolve("features.csv");

        final CommandResult result = CommandResult.of("extract", "--manifest", manifest(cases), "--params",
            ReferenceCases.parameters(parameters), "--out", out);

        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(out)) {
            for (final NamedCsvRecord row : rows) {
                assertMet(row, ReferenceCases.expected(row.getField("patient"), parameters));
            }
        }
    }

    private Path manifest(final List<String> cases) throws IOException {
        final List<String> lines = new ArrayList<>(List.of("patient,image,mask"));
        for (final String name : cases) {
            lines.add(name + "," + image(name).toAbsolutePath() + "," + ReferenceCases.maskFile(name).toAbsolutePath());
        }
        return Files.write(m_folder.resolve("manifest.csv"), lines);
    }

    private Path image(final String name) throws IOException {
        final Path file = ReferenceCases.imageFile(name);
        if (!ReferenceCases.isDouble(name)) {
            return file;
        }
        final Volume image = Images.read(file);
        final Path doubles = m_folder.resolve(name + ".nrrd");
        NrrdWriter.write(new Volume(image.geometry(), VoxelType.FLOAT64, image.voxels()), doubles,
            NrrdWriter.Encoding.RAW);
        return doubles;
    }

    private static void assertMet(final NamedCsvRecord row, final Map<String, Double> expected) {
        assertThat(row.getHeader().subList(3, row.getHeader().size())).containsExactlyElementsOf(expected.keySet());
        final List<String> missed = new ArrayList<>();
        expected.forEach((name, value) -> {
            final double difference = Math.abs(Double.parseDouble(row.getField(name)) - value);
            if (!(difference <= ABSOLUTE || difference <= RELATIVE * Math.abs(value))) {
                missed.add(row.getField("patient") + " " + name + ": " + row.getField(name) + " instead of " + value);
            }
        });
        assertThat(missed).isEmpty();
    }
}
