package org.radiomics.knime.tests.install;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

import org.apache.commons.math3.util.FastMath;
import org.junit.jupiter.api.Assumptions;

/** A p2 repository with the bundles of a KNIME that the nodes ask for, the stand-in in the place of its core. */
final class PretendedKnime {

    private static final Path STANDIN = Path.of(System.getProperty("project.root"), "org.radiomics.knime.standin",
        "target", "org.radiomics.knime.standin-0.1.0.jar");

    /** The workbench's part: the extension points of nodes and categories. */
    private static final String WORKBENCH = """
        <?xml version="1.0" encoding="UTF-8"?>
        <?eclipse version="3.0"?>
        <plugin>
          <extension-point id="categories" name="Categories"/>
          <extension-point id="nodes" name="Nodes"/>
        </plugin>
        """;

    private static final String NO_ARTIFACTS = """
        <?xml version='1.0' encoding='UTF-8'?>
        <?artifactRepository version='1.1.0'?>
        <repository name='Java' version='1'
            type='org.eclipse.equinox.p2.artifact.repository.simpleRepository'>
        </repository>
        """;

    private PretendedKnime() {
    }

    /**
     * @param version of KNIME, as 5.4.0
     * @param folder for the repository, empty
     */
    static void publish(final P2Tools tools, final String version, final Path folder)
        throws IOException, InterruptedException, URISyntaxException {
        Assumptions.assumeTrue(Files.exists(STANDIN), STANDIN + " is not built; run mvn verify.");
        final Path plugins = Files.createDirectories(folder.resolve("source/plugins"));
        try (JarFile standin = new JarFile(STANDIN.toFile())) {
            copyAs(version, standin, plugins.resolve("org.knime.core.jar"));
        }
        writeWorkbench(version, plugins.resolve("org.knime.workbench.repository.jar"));
        Files.copy(Path.of(FastMath.class.getProtectionDomain().getCodeSource().getLocation().toURI()),
            plugins.resolve("org.apache.commons.math3.jar"));
        Files.createDirectories(folder.resolve("jre"));
        Files.writeString(folder.resolve("jre/content.xml"), runtime());
        Files.writeString(folder.resolve("jre/artifacts.xml"), NO_ARTIFACTS);
        tools.publish(folder.resolve("source"), folder.resolve("knime"), folder);
    }

    private static void copyAs(final String version, final JarFile jar, final Path copy) throws IOException {
        final Manifest manifest = jar.getManifest();
        manifest.getMainAttributes().putValue("Bundle-Version", version);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(copy), manifest)) {
            for (final JarEntry entry : jar.stream().toList()) {
                if (!entry.isDirectory() && !entry.getName().equals(JarFile.MANIFEST_NAME)) {
                    out.putNextEntry(new JarEntry(entry.getName()));
                    jar.getInputStream(entry).transferTo(out);
                }
            }
        }
    }

    private static void writeWorkbench(final String version, final Path jar) throws IOException {
        final Manifest manifest = new Manifest();
        final Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", "org.knime.workbench.repository;singleton:=true");
        headers.putValue("Bundle-Version", version);
        try (OutputStream file = Files.newOutputStream(jar); JarOutputStream out = new JarOutputStream(file, manifest)) {
            out.putNextEntry(new JarEntry("plugin.xml"));
            out.write(WORKBENCH.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What KNIME's own repository says of the Java that comes with it. */
    private static String runtime() {
        final Collection<String> packages = ModuleLayer.boot().modules().stream()
            .filter(module -> module.getName().startsWith("java.") || module.getName().startsWith("jdk."))
            .flatMap(module -> module.getDescriptor().exports().stream()).filter(export -> !export.isQualified())
            .map(export -> provided("java.package", export.source(), "0.0.0"))
            .collect(Collectors.toCollection(TreeSet::new));
        packages.add(provided("org.eclipse.equinox.p2.iu", "a.jre.javase", "17.0.0"));
        packages.add(provided("osgi.ee", "JavaSE", "1.8.0"));
        packages.add(provided("osgi.ee", "JavaSE", "11.0.0"));
        packages.add(provided("osgi.ee", "JavaSE", "17.0.0"));
        return "<?xml version='1.0' encoding='UTF-8'?>\n<?metadataRepository version='1.1.0'?>\n"
            + "<repository name='Java' type='org.eclipse.equinox.internal.p2.metadata.repository.LocalMetadataRepository' "
            + "version='1'><units size='1'><unit id='a.jre.javase' version='17.0.0' singleton='false'>\n<provides size='"
            + packages.size() + "'>" + String.join("\n", packages)
            + "</provides><touchpoint id='org.eclipse.equinox.p2.native' version='1.0.0'/></unit></units></repository>";
    }

    private static String provided(final String namespace, final String name, final String version) {
        return "<provided namespace='" + namespace + "' name='" + name + "' version='" + version + "'/>";
    }
}
