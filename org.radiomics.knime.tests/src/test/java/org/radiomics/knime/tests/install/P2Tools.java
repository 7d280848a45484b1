package org.radiomics.knime.tests.install;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** p2's publisher and director, as the build of the update site unpacked them. */
final class P2Tools {

    private static final Path UPDATE =
        Path.of(System.getProperty("project.root"), "org.radiomics.knime.update", "target");

    private final Path m_launcher;

    private P2Tools(final Path launcher) {
        m_launcher = launcher;
    }

    /**
     * What an application printed.
     *
     * @param exit its exit code
     * @param log its standard output and error
     */
    record Run(int exit, String log) {
    }

    /** @return the tools; the test is skipped where the update site was not built, as by {@code mvn test} */
    static P2Tools ofThisBuild() throws IOException {
        assumeTrue(Files.isDirectory(site()), site() + " is not built; run mvn verify.");
        try (Stream<Path> plugins = Files.list(home().resolve("plugins"))) {
            return new P2Tools(plugins
                .filter(p -> p.getFileName().toString().startsWith("org.eclipse.equinox.launcher_"))
                .findFirst().orElseThrow());
        }
    }

    /** @return the update site that this build made */
    static Path site() {
        return UPDATE.resolve("repository");
    }

    /** @return the same as one file, as p2 takes it */
    static URI archive() throws IOException {
        return URI.create("jar:" + zip().toUri() + "!/");
    }

    /** @return the same as one file */
    static Path zip() throws IOException {
        try (Stream<Path> files = Files.list(UPDATE)) {
            return files.filter(file -> file.toString().endsWith(".zip")).findFirst().orElseThrow();
        }
    }

    /** @return the tools' folder, which is a p2 repository of the bundles of Eclipse that it holds */
    static Path home() {
        return UPDATE.resolve("p2");
    }

    /** @return the jar that starts Equinox */
    Path launcher() {
        return m_launcher;
    }

    /** @return the program that runs these tests */
    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** Publishes the bundles in {@code source/plugins} as the repository of a folder. */
    void publish(final Path source, final Path repository, final Path work) throws IOException, InterruptedException {
        final Run run = run(work, "org.eclipse.equinox.p2.publisher.FeaturesAndBundlesPublisher", "-publishArtifacts",
            "-metadataRepository", repository.toUri().toString(), "-artifactRepository", repository.toUri().toString(),
            "-source", source.toString());
        if (run.exit() != 0) {
            throw new IOException(run.log());
        }
    }

    /** Installs a unit from repositories into an empty folder. */
    Run install(final String unit, final List<URI> repositories, final Path destination, final Path work)
        throws IOException, InterruptedException {
        return run(work, "org.eclipse.equinox.p2.director", "-repository",
            String.join(",", repositories.stream().map(URI::toString).toList()), "-installIU", unit,
            "-destination", destination.toString(), "-bundlepool", destination.toString(), "-profile", "radiomics",
            "-profileProperties", "org.eclipse.update.install.features=true");
    }

    private Run run(final Path work, final String application, final String... arguments)
        throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>(List.of(
            java().toString(), "-Xmx256m",
            "-Duser.home=" + work, "-jar", m_launcher.toString(), "-nosplash", "-consoleLog", "-data",
            work.resolve("workspace").toString(), "-application", application));
        command.addAll(List.of(arguments));
        final Path log = Files.createTempFile(work, "p2", ".log");
        final Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile())
            .start();
        return new Run(process.waitFor(), Files.readString(log, StandardCharsets.UTF_8));
    }
}
