package org.radiomics.knime.tests.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.radiomics.knime.batch.RadiomicsCommand;
import org.radiomics.knime.tests.FolderCopy;

/**
 * Every workflow of {@code workflows/} gives the same tables and the same report in KNIME's batch application as in the
 * embedded executor. With {@code -Dknime.home=DIR} it is the KNIME in DIR, which must have the extension installed;
 * without, the extension is installed from the update site into a {@link PretendedKnime} that lets nothing be written
 * but the workspace, the workflow and the report, and no connection be made.
 */
class WorkflowsInKnimeTest {

    private static final Path WORKFLOWS = Path.of(System.getProperty("project.root"), "workflows");

    private static final Path STS = Path.of(System.getProperty("shared.data")).resolve("sts");

    @TempDir
    private static Path folder;

    private static Path work;

    private static Path home;

    private static boolean isPretended;

    private static List<String> installed;

    @BeforeAll
    static void findKnime() throws Exception {
        assumeFalse(System.getProperty("os.name").startsWith("Windows"),
            "The program of the pretended KNIME is a shell script.");
        work = Files.createDirectories(folder.resolve("Arbeitsfläche mit Leerzeichen"));
        final String given = System.getProperty("knime.home", "");
        isPretended = given.isEmpty();
        home = isPretended ? pretended() : Path.of(given);
        installed = isPretended ? listing() : List.of();
    }

    private static Path pretended() throws Exception {
        assumeTrue(Runtime.version().feature() < 24, "This Java has no security manager.");
        final String name = LockedDown.class.getName().replace('.', '/') + ".class";
        final Path manager = folder.resolve("manager").resolve(name);
        Files.createDirectories(manager.getParent());
        Files.copy(Path.of(LockedDown.class.getProtectionDomain().getCodeSource().getLocation().toURI()).resolve(name),
            manager);
        final Path user = Files.createDirectories(folder.resolve("user"));
        // As KnimeRun says with -configuration where the installation cannot be written.
        return PretendedKnime.install(P2Tools.ofThisBuild(), List.of("-Xmx2g", "-Duser.home=" + user,
            "-Djava.io.tmpdir=" + work, "-Dosgi.configuration.area=" + work.resolve("configuration"), "-Dwritable="
                + work, "-Xbootclasspath/a:" + folder.resolve("manager"),
            "-Djava.security.manager=" + LockedDown.class.getName()), folder);
    }

    @ParameterizedTest
    @CsvSource({"signature-from-table, true", "sts-lung-metastasis, false", "spine-metastasis-nomogram, true"})
    void everyTableAndTheReportAreThoseOfTheEmbeddedRun(final String name, final boolean isComplete)
        throws IOException {
        assumeTrue(isComplete || Files.isDirectory(STS), "There are no images in " + STS + ".");
        final Path workflow = work.resolve(name);
        FolderCopy.copy(WORKFLOWS.resolve(name), workflow);
        final List<String> variables = isComplete ? List.of() : List.of("--var", "data=" + STS);
        final Path embedded = work.resolve("embedded").resolve(name);
        final Path knime = work.resolve("knime").resolve(name);
        run(workflow, embedded, variables);
        final List<String> inKnime = new ArrayList<>(variables);
        inKnime.addAll(List.of("--knime", home.toString()));
        run(workflow, knime, inKnime);
        final ReportDifferences differences = ReportDifferences.between(embedded, knime);
        assertThat(differences.all()).isEmpty();
        assertThat(differences.cells()).isPositive();
        System.out.println(name + ": " + differences.cells()
            + " cells of tables, the report and its drawings are the same in "
            + (isPretended ? "the stand-in's batch application" : home));
    }

    @AfterEach
    void nothingElseWasWritten() throws IOException {
        if (isPretended) {
            assertThat(log()).doesNotContain("REFUSED");
            assertThat(listing()).isEqualTo(installed);
            try (Stream<Path> files = Files.list(folder.resolve("user"))) {
                assertThat(files).isEmpty();
            }
        }
    }

    private static void run(final Path workflow, final Path out, final List<String> more) throws IOException {
        final List<String> arguments =
            new ArrayList<>(List.of("run", workflow.toString(), "--out", out.toString()));
        arguments.addAll(more);
        final StringWriter printed = new StringWriter();
        final int exit = RadiomicsCommand.run(new PrintWriter(printed), new PrintWriter(printed),
            arguments.toArray(new String[0]));
        assertThat(exit).as(printed + log()).isZero();
    }

    /** @return what the pretended KNIME printed */
    private static String log() throws IOException {
        final Path log = folder.resolve("knime.log");
        return Files.exists(log) ? Files.readString(log) : "";
    }

    /** @return every file of the installation, its size and when it was written */
    private static List<String> listing() throws IOException {
        final List<String> listing = new ArrayList<>();
        try (Stream<Path> files = Files.walk(home)) {
            for (final Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                listing.add(file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
            }
        }
        return listing;
    }
}
