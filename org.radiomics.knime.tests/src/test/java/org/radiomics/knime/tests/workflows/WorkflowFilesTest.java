package org.radiomics.knime.tests.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The files of the shipped workflows are what {@link ShippedWorkflows} builds. {@code -Dworkflows.write=true} writes
 * them anew, after a node got or lost a setting.
 */
class WorkflowFilesTest {

    private static final Path WORKFLOWS = Path.of(System.getProperty("project.root")).resolve("workflows");

    static Stream<String> names() {
        return ShippedWorkflows.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void filesAreUpToDate(final String name, @TempDir final Path folder) throws IOException {
        if (Boolean.getBoolean("workflows.write")) {
            ShippedWorkflows.all().get(name).write(WORKFLOWS.resolve(name));
        }
        ShippedWorkflows.all().get(name).write(folder);
        assertThat(files(WORKFLOWS.resolve(name))).isEqualTo(files(folder));
    }

    /** The workflow's own files; its README and its data are not generated. */
    private static SortedMap<String, String> files(final Path folder) throws IOException {
        final SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (final Path path : (Iterable<Path>)paths.filter(Files::isRegularFile)::iterator) {
                final String name = folder.relativize(path).toString().replace('\\', '/');
                if (name.equals("workflow.knime") || name.endsWith("/settings.xml")) {
                    files.put(name, Files.readString(path));
                }
            }
        }
        return files;
    }
}
