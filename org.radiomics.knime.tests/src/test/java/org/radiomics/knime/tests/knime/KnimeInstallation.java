package org.radiomics.knime.tests.knime;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The classes of KNIME and KNIP in an installation's bundles: jars, jars inside jars, folders of classes and jars. */
final class KnimeInstallation {

    private static final String CORE = "org.knime.core";

    private static final Pattern OF_INTEREST = Pattern.compile("org/knime/|net/imagej/|net/imglib2/roi/");

    private static final List<String> KNIP = List.of("org.knime.knip.", "imagej-common_", "imglib2-roi_");

    private final Map<String, ClassFile> m_classes = new HashMap<>();

    private KnimeInstallation() {
    }

    /**
     * @param home the folder of a KNIME installation
     * @return its classes of KNIME's core, and of KNIP if it is there
     * @throws IOException if there is no bundle org.knime.core or a file cannot be read
     */
    static KnimeInstallation read(final Path home) throws IOException {
        final KnimeInstallation installation = new KnimeInstallation();
        final List<Path> bundles;
        try (Stream<Path> plugins = Files.list(home.resolve("plugins"))) {
            bundles = plugins.filter(path -> isRead(path.getFileName().toString())).toList();
        }
        if (bundles.stream().noneMatch(bundle -> bundle.getFileName().toString().startsWith(CORE))) {
            throw new IOException(home.resolve("plugins") + " holds no bundle org.knime.core.");
        }
        for (final Path bundle : bundles) {
            try (Stream<Path> files = Files.walk(bundle)) {
                for (final Path file : files.filter(Files::isRegularFile).toList()) {
                    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                        installation.add(file.toString(), in);
                    }
                }
            }
        }
        return installation;
    }

    private static boolean isRead(final String bundle) {
        return !bundle.contains(".source_") && (bundle.startsWith(CORE) || KNIP.stream().anyMatch(bundle::startsWith));
    }

    /** @return whether KNIP is installed */
    boolean hasKnip() {
        return m_classes.containsKey("org/knime/knip/base/data/img/ImgPlusCell");
    }

    private void add(final String name, final InputStream in) throws IOException {
        if (name.endsWith(".jar")) {
            final ZipInputStream jar = new ZipInputStream(in);
            for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
                add(entry.getName(), jar);
            }
        } else if (name.endsWith(".class") && OF_INTEREST.matcher(name).find()) {
            final ClassFile classFile = ClassFile.read(in);
            m_classes.put(classFile.name(), classFile);
        }
    }

    /**
     * @param references lines of {@link KnimeReferences}
     * @return those that this installation does not have, or not for other bundles to see
     */
    List<String> missing(final Collection<String> references) {
        final List<String> missing = new ArrayList<>();
        for (final String line : references) {
            final String[] parts = line.split(" ");
            final ClassFile type = m_classes.get(parts[0].replace('.', '/'));
            if (type == null || !type.isVisible() || parts.length == 3 && !has(type, parts[1], parts[2])) {
                missing.add(line);
            }
        }
        return missing;
    }

    private boolean has(final ClassFile type, final String name, final String descriptor) {
        final List<String> types =
            name.equals("<init>") ? List.of(type.name()) : KnimeReferences.withSupertypes(type.name(), m_classes);
        return types.stream().map(m_classes::get).anyMatch(some -> some != null && some.declared().stream().anyMatch(
            member -> member.isVisible() && member.name().equals(name) && member.descriptor().equals(descriptor)));
    }
}
