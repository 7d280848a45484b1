package org.radiomics.knime.tests.install;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.commons.math3.util.FastMath;
import org.junit.jupiter.api.Assumptions;

/**
 * A p2 repository with the bundles of a KNIME that the nodes ask for, the stand-in in the place of its core; and an
 * installation of them whose batch application is {@link PretendedBatch}.
 */
final class PretendedKnime {

    /** The unit that p2 installs for the nodes. */
    static final String FEATURE = "org.radiomics.knime.features.nodes.feature.group";

    private static final String PRODUCT = "org.knime.product";

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

    private static final String BATCH = """
        <?xml version="1.0" encoding="UTF-8"?>
        <?eclipse version="3.0"?>
        <plugin>
          <extension id="KNIME_BATCH_APPLICATION" point="org.eclipse.core.runtime.applications">
            <application cardinality="1" thread="main" visible="true">
              <run class="org.radiomics.knime.tests.install.PretendedBatch"/>
            </application>
          </extension>
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
        writeBundle("org.knime.workbench.repository", version, WORKBENCH, List.of(), plugins);
        writeBundle(PRODUCT, version, BATCH,
            List.of(PretendedBatch.class, PretendedBatch.class.getDeclaredClasses()[0]), plugins);
        Files.copy(Path.of(FastMath.class.getProtectionDomain().getCodeSource().getLocation().toURI()),
            plugins.resolve("org.apache.commons.math3.jar"));
        Files.createDirectories(folder.resolve("jre"));
        Files.writeString(folder.resolve("jre/content.xml"), runtime());
        Files.writeString(folder.resolve("jre/artifacts.xml"), NO_ARTIFACTS);
        tools.publish(folder.resolve("source"), folder.resolve("knime"), folder);
    }

    /** @return an update site and, in what was published to a folder, all that a KNIME has */
    static List<URI> with(final URI site, final Path folder) {
        return List.of(site, folder.resolve("knime").toUri(), folder.resolve("jre").toUri(), P2Tools.home().toUri());
    }

    /**
     * Makes an installation with the extension and a program {@code knime}, which writes to the file {@code knime.log}
     * beside the installation.
     *
     * @param java options of the Java that runs it
     * @param folder for all of it, empty
     * @return the installation
     */
    static Path install(final P2Tools tools, final List<String> java, final Path folder)
        throws IOException, InterruptedException, URISyntaxException {
        publish(tools, "5.4.0", folder);
        final Path home = folder.resolve("knime 5.4");
        final P2Tools.Run run =
            tools.install(FEATURE + "," + PRODUCT, with(P2Tools.archive(), folder), home, folder);
        if (run.exit() != 0) {
            throw new IOException(run.log());
        }
        final Path launcher = Files.copy(tools.launcher(),
            home.resolve("plugins").resolve(tools.launcher().getFileName()));
        Files.createDirectories(home.resolve("configuration"));
        Files.writeString(home.resolve("configuration/config.ini"),
            "osgi.bundles=" + bundles(home.resolve("plugins")) + "\nosgi.bundles.defaultStartLevel=4\n");
        final List<String> command = new ArrayList<>(List.of(P2Tools.java().toString()));
        command.addAll(java);
        command.addAll(List.of("-Djava.awt.headless=true", "-jar", launcher.toString()));
        final Path script = Files.writeString(home.resolve("knime"), "#!/bin/sh\nexec '" + String.join("' '", command)
            + "' \"$@\" >'" + folder.resolve("knime.log") + "' 2>&1 </dev/null\n");
        if (!script.toFile().setExecutable(true)) {
            throw new IOException(script + " cannot be made a program.");
        }
        return home;
    }

    /** @return what Equinox starts, the order of a KNIME's configuration */
    private static String bundles(final Path plugins) throws IOException {
        try (Stream<Path> files = Files.list(plugins)) {
            return files.map(file -> file.getFileName().toString())
                .filter(name -> !name.startsWith("org.eclipse.osgi_")
                    && !name.startsWith("org.eclipse.equinox.launcher_"))
                .map(name -> name.startsWith("org.eclipse.equinox.common_") ? name + "@2:start"
                    : name.startsWith("org.eclipse.core.runtime_") ? name + "@start" : name)
                .sorted().collect(Collectors.joining(","));
        }
    }

    private static void copyAs(final String version, final JarFile jar, final Path copy) throws IOException {
        final Manifest manifest = jar.getManifest();
        manifest.getMainAttributes().putValue("Bundle-Version", version);
        final String exported = manifest.getMainAttributes().getValue("Export-Package");
        manifest.getMainAttributes().putValue("Export-Package",
            exported + ",org.radiomics.knime.standin;x-friends:=\"" + PRODUCT + "\"");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(copy), manifest)) {
            for (final JarEntry entry : jar.stream().toList()) {
                if (!entry.isDirectory() && !entry.getName().equals(JarFile.MANIFEST_NAME)) {
                    out.putNextEntry(new JarEntry(entry.getName()));
                    jar.getInputStream(entry).transferTo(out);
                }
            }
        }
    }

    private static void writeBundle(final String name, final String version, final String plugin,
        final List<Class<?>> classes, final Path plugins) throws IOException {
        final Manifest manifest = new Manifest();
        final Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", name + ";singleton:=true");
        headers.putValue("Bundle-Version", version);
        if (!classes.isEmpty()) {
            headers.putValue("Require-Bundle", "org.knime.core,org.eclipse.core.runtime");
            headers.putValue("Bundle-ActivationPolicy", "lazy");
        }
        try (OutputStream file = Files.newOutputStream(plugins.resolve(name + ".jar"));
            JarOutputStream out = new JarOutputStream(file, manifest)) {
            out.putNextEntry(new JarEntry("plugin.xml"));
            out.write(plugin.getBytes(StandardCharsets.UTF_8));
            for (final Class<?> type : classes) {
                final String entry = type.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(entry));
                try (InputStream in = PretendedKnime.class.getClassLoader().getResourceAsStream(entry)) {
                    in.transferTo(out);
                }
            }
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
            + "<repository name='Java' "
            + "type='org.eclipse.equinox.internal.p2.metadata.repository.LocalMetadataRepository' version='1'><units "
            + "size='1'><unit id='a.jre.javase' version='17.0.0' singleton='false'>\n<provides size='"
            + packages.size() + "'>" + String.join("\n", packages)
            + "</provides><touchpoint id='org.eclipse.equinox.p2.native' version='1.0.0'/></unit></units></repository>";
    }

    private static String provided(final String namespace, final String name, final String version) {
        return "<provided namespace='" + namespace + "' name='" + name + "' version='" + version + "'/>";
    }
}
