package org.radiomics.knime.tests.knime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.radiomics.knime.tests.FolderCopy;

/** Every reference of the nodes to KNIME is found in an installation's bundles. */
class KnimeInstallationTest {

    private static final Path ROOT = Path.of(System.getProperty("project.root"));

    private static final Path STANDIN = ROOT.resolve("org.radiomics.knime.standin/target/classes");

    @TempDir
    private Path m_home;

    private static List<String> references() throws IOException {
        return Files.readAllLines(ROOT.resolve("org.radiomics.knime.nodes/knime-references.txt"));
    }

    /** With {@code -Dknime.home=DIR}: the guard proper. */
    @Test
    @EnabledIfSystemProperty(named = "knime.home", matches = ".+")
    void everyReferenceIsInTheInstallation() throws IOException {
        final List<String> references = references();
        assertThat(KnimeInstallation.read(Path.of(System.getProperty("knime.home"))).missing(references)).isEmpty();
        System.out.println(references.size() + " references to KNIME are all in " + System.getProperty("knime.home"));
    }

    @Test
    void jarsInsideOfJarsAreRead() throws IOException {
        jar("org.knime.core_5.4.0.jar", "lib/inner.jar", "org/knime/core/node/NodeModel.class");
        final List<String> missing = KnimeInstallation.read(m_home).missing(List.of("org.knime.core.node.NodeModel",
            "org.knime.core.node.NodeModel reset ()V", "org.knime.core.node.NodeModel resetAll ()V",
            "org.knime.core.node.NodeView"));
        assertThat(missing)
            .containsExactly("org.knime.core.node.NodeModel resetAll ()V", "org.knime.core.node.NodeView");
    }

    @Test
    void foldersOfClassesAreReadAndInheritedMembersFound() throws IOException {
        final Path bundle = Files.createDirectories(m_home.resolve("plugins/org.knime.core_5.4.0"));
        FolderCopy.copy(STANDIN, bundle);
        assertThat(KnimeInstallation.read(m_home).missing(references())).isEmpty();
    }

    @Test
    void folderWithoutKnimeIsRefused() throws IOException {
        Files.createDirectories(m_home.resolve("plugins"));
        assertThatThrownBy(() -> KnimeInstallation.read(m_home)).isInstanceOf(IOException.class)
            .hasMessage(m_home.resolve("plugins") + " holds no bundle org.knime.core.");
    }

    private void jar(final String name, final String inner, final String entry) throws IOException {
        final Path plugins = Files.createDirectories(m_home.resolve("plugins"));
        final Path innerJar = m_home.resolve("inner.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(innerJar))) {
            out.putNextEntry(new JarEntry(entry));
            Files.copy(STANDIN.resolve(entry), out);
        }
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(plugins.resolve(name)))) {
            out.putNextEntry(new JarEntry(inner));
            Files.copy(innerJar, out);
        }
    }
}
