package org.radiomics.knime.tests.install;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.junit.jupiter.api.Assumptions;

/**
 * A p2 repository with KNIP's feature and those of its bundles that the bridge asks for, under the names, versions and
 * requirements that KNIP's sources give them. ImgLib2 is the real one, all else comes from the stand-in.
 */
final class PretendedKnip {

    private static final Path ROOT = Path.of(System.getProperty("project.root"));

    private static final Path STANDIN =
        ROOT.resolve("org.radiomics.knime.knip.standin/target/org.radiomics.knime.knip.standin-0.1.0.jar");

    private static final Path IMGLIB2 = ROOT.resolve("org.radiomics.knime.tests/target/knip/imglib2.jar");

    private static final String KNIP = "1.8.3.v202411281708";

    private static final String FEATURE = """
        <?xml version="1.0" encoding="UTF-8"?>
        <feature id="org.knime.knip.feature" label="KNIME Image Processing" version="%s">
          <plugin id="org.knime.knip.base" version="0.0.0" unpack="false"/>
          <plugin id="org.knime.knip.core" version="0.0.0" unpack="false"/>
        </feature>
        """.formatted(KNIP);

    private PretendedKnip() {
    }

    /**
     * @param folder where {@link PretendedKnime} is; the repository is its subfolder {@code knip}
     */
    static void publish(final P2Tools tools, final Path folder) throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.exists(STANDIN), STANDIN + " is not built; run mvn verify.");
        final Path source = folder.resolve("knip-source");
        final Path plugins = Files.createDirectories(source.resolve("plugins"));
        bundle(plugins, "imglib2", "5.8.0.202411281613", IMGLIB2, name -> true);
        bundle(plugins, "imglib2-roi", "0.8.0.202411281613", STANDIN, name -> name.startsWith("net/imglib2/"),
            "imglib2;bundle-version=\"5.8.0\"");
        bundle(plugins, "imagej-common", "0.28.1.202411281613", STANDIN, name -> name.startsWith("net/imagej/"),
            "imglib2;bundle-version=\"5.8.0\"", "imglib2-roi;bundle-version=\"0.8.0\"");
        bundle(plugins, "org.knime.knip.core;singleton:=true", KNIP, STANDIN,
            name -> name.startsWith("org/knime/knip/core/"), "imagej-common;bundle-version=\"0.15.1\"",
            "imglib2;bundle-version=\"2.3.0\"", "org.knime.core;bundle-version=\"2.11.3\"",
            "imglib2-roi;bundle-version=\"0.8.0\"", "org.apache.commons.math3;bundle-version=\"3.4.1\"");
        bundle(plugins, "org.knime.knip.base;singleton:=true", KNIP, STANDIN,
            name -> name.startsWith("org/knime/knip/base/"), "imglib2;bundle-version=\"2.3.0\"",
            "org.knime.knip.core;bundle-version=\"[1.5.0,2.0.0)\"", "imagej-common;bundle-version=\"0.12.0\"",
            "imglib2-roi;bundle-version=\"0.8.0\"", "org.knime.core;bundle-version=\"[3.0.0,6.0.0)\"");
        final Path features = Files.createDirectories(source.resolve("features"));
        try (JarOutputStream out =
            new JarOutputStream(Files.newOutputStream(features.resolve("org.knime.knip.feature.jar")))) {
            out.putNextEntry(new JarEntry("feature.xml"));
            out.write(FEATURE.getBytes(StandardCharsets.UTF_8));
        }
        tools.publish(source, folder.resolve("knip"), folder);
    }

    private static void bundle(final Path plugins, final String name, final String version, final Path classes,
        final Predicate<String> belongs, final String... required) throws IOException {
        try (JarFile jar = new JarFile(classes.toFile())) {
            final List<JarEntry> entries = jar.stream()
                .filter(entry -> entry.getName().endsWith(".class") && belongs.test(entry.getName())).toList();
            final Set<String> packages = new TreeSet<>();
            entries.forEach(entry -> packages
                .add(entry.getName().substring(0, entry.getName().lastIndexOf('/')).replace('/', '.')));
            final Manifest manifest = new Manifest();
            final Attributes headers = manifest.getMainAttributes();
            headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
            headers.putValue("Bundle-ManifestVersion", "2");
            headers.putValue("Bundle-SymbolicName", name);
            headers.putValue("Bundle-Version", version);
            headers.putValue("Export-Package", String.join(",", packages));
            if (required.length > 0) {
                headers.putValue("Require-Bundle", String.join(",", required));
            }
            final Path file = plugins.resolve(name.replaceAll(";.*", "") + ".jar");
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file), manifest)) {
                for (final JarEntry entry : entries) {
                    out.putNextEntry(new JarEntry(entry.getName()));
                    try (InputStream in = jar.getInputStream(entry)) {
                        in.transferTo(out);
                    }
                }
            }
        }
    }
}
