package org.radiomics.knime.tests.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomics.knime.feature.cohort.ImageCase;
import org.radiomics.knime.feature.cohort.Manifest;
import org.radiomics.knime.stats.cohort.CsvColumns;

class PhantomCommandTest {

    @TempDir
    Path m_folder;

    private CommandResult phantom(final String name, final int seed) {
        return CommandResult.of("phantom", "--patients", 3, "--seed", seed, "--out", m_folder.resolve(name));
    }

    private Map<String, Integer> contents(final String name) throws IOException {
        final Path folder = m_folder.resolve(name);
        final Map<String, Integer> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (final Path file : (Iterable<Path>)files.filter(Files::isRegularFile)::iterator) {
                hashes.put(folder.relativize(file).toString(), Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return hashes;
    }

    @Test
    void cohortHasImagesMasksManifestAndClinicalTable() throws IOException {
        final CommandResult result = phantom("a", 5);
        final Path manifest = m_folder.resolve("a/manifest.csv");
        final Path clinical = m_folder.resolve("a/clinical.csv");
        assertThat(result.out()).containsExactly("Manifest: " + manifest, "Clinical data: " + clinical);
        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
        // Three patients, two sequences; all three are outlined three times.
        assertThat(Manifest.read(manifest)).hasSize(18).extracting(ImageCase::patient).contains("P001", "P002", "P003");
        assertThat(CsvColumns.read(clinical).names())
            .containsExactly("patient", "diagnosis", "gender", "age", "max_diameter",
            "shape", "signal", "boundaries", "location");
        assertThat(m_folder.resolve("a/SYNTHETIC.txt")).content().startsWith("This cohort is synthetic");
    }

    @Test
    void sameSeedGivesTheSameBytesAndAnotherSeedOthers() throws IOException {
        phantom("a", 5);
        phantom("b", 5);
        phantom("c", 6);
        assertThat(contents("a")).hasSize(6 + 18 + 3).isEqualTo(contents("b"));
        assertThat(contents("c").get("clinical.csv")).isNotEqualTo(contents("a").get("clinical.csv"));
    }

    @Test
    void manifestOfTheCohortCanBeExtracted() throws IOException {
        phantom("a", 5);
        final Path out = m_folder.resolve("features.csv");
        assertThat(CommandResult.of("extract", "--manifest", m_folder.resolve("a/manifest.csv"), "--out", out).out())
            .containsExactly("18 of 18 cases have features: " + out + ".");
    }

    @Test
    void folderWithOtherFilesIsRefusedAndLeftAlone() throws IOException {
        final Path folder = Files.createDirectory(m_folder.resolve("a"));
        Files.writeString(folder.resolve("thesis.txt"), "precious");
        final CommandResult result = phantom("a", 5);
        assertThat(result.err()).containsExactly("radiomics: " + folder
            + " is not empty and holds no earlier phantom cohort; name an empty or a new folder.");
        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(contents("a")).containsOnlyKeys("thesis.txt");
    }

    @Test
    void wrongOptionsAreBadArguments() throws IOException {
        final String help = " See \"radiomics phantom --help\".";
        final Path out = m_folder.resolve("a");
        final CommandResult one = CommandResult.of("phantom", "--patients", 1, "--out", out);
        assertThat(one.err()).containsExactly(
            "radiomics: A phantom cohort of 1 patients has no two groups; ask for at least 2." + help);
        assertThat(one.exitCode()).isEqualTo(2);
        assertThat(CommandResult.of("phantom", "--seed", "x", "--out", out).err())
            .containsExactly("radiomics: Invalid value for option '--seed': 'x' is not a long." + help);
        final Path file = Files.writeString(m_folder.resolve("file"), "");
        final CommandResult inTheWay = CommandResult.of("phantom", "--patients", 3, "--out", file);
        assertThat(inTheWay.err()).containsExactly(
            "radiomics: Nothing can be written to " + file + ": " + file + " is a file; name another folder.");
        assertThat(inTheWay.exitCode()).isEqualTo(2);
        assertThat(out).doesNotExist();
    }
}
