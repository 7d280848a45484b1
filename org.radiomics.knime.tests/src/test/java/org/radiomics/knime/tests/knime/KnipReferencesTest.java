package org.radiomics.knime.tests.knime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Keeps <code>org.radiomics.knime.knip/knip-references.txt</code> exact: every type and member of KNIP, of ImageJ's
 * common library and of ImgLib2's library of regions that the bridge refers to. The list is what a new version of KNIP
 * must still have, and the upper bound of the stand-in for KNIP. After a change of the bridge,
 * <code>-Dknime.references=write</code> writes it anew.
 */
class KnipReferencesTest {

    private static final Path ROOT = Path.of(System.getProperty("project.root"));

    private static final Path LIST = ROOT.resolve("org.radiomics.knime.knip/knip-references.txt");

    private static final Map<String, ClassFile> BRIDGE = classes("org.radiomics.knime.knip");

    private static final Map<String, ClassFile> STANDIN = classes("org.radiomics.knime.knip.standin");

    private static final Map<String, ClassFile> KNIME = classes("org.radiomics.knime.standin");

    private static final Map<String, ClassFile> API = new HashMap<>();

    static {
        API.putAll(KNIME);
        API.putAll(classes("org.radiomics.knime.nodes"));
        API.putAll(STANDIN);
    }

    private static Map<String, ClassFile> classes(final String module) {
        return ClassFile.readAll(ROOT.resolve(module + "/target/classes"));
    }

    private static List<String> references() {
        return List.copyOf(new KnimeReferences(BRIDGE, API, KnimeReferences::isKnip).lines());
    }

    @BeforeAll
    static void writeTheListIfAsked() throws IOException {
        if ("write".equals(System.getProperty("knime.references"))) {
            Files.write(LIST, references());
        }
    }

    @Test
    void theListNamesExactlyWhatTheBridgeRefersTo() throws IOException {
        assertThat(references())
            .as("references of the bridge to KNIP; -Dknime.references=write brings the list up to date")
            .containsExactlyElementsOf(Files.readAllLines(LIST));
    }

    @Test
    void theStandInDeclaresNoMoreThanTheListDemands() throws IOException {
        assertThat(new StandinBound(Files.readAllLines(LIST), STANDIN, KnimeReferences::isKnip).excess())
            .as("visible types and members of the stand-in that the bridge does not refer to").isEmpty();
    }

    @Test
    void theBridgeAsksNoMoreOfKnimeThanTheNodesDo() throws IOException {
        assertThat(new KnimeReferences(BRIDGE, API,
            type -> KnimeReferences.isKnime(type) && !KnimeReferences.isKnip(type)).lines())
                .isSubsetOf(Files.readAllLines(ROOT.resolve("org.radiomics.knime.nodes/knime-references.txt")));
    }

    /** With {@code -Dknime.home=DIR} of a KNIME that has KNIP. */
    @Test
    @EnabledIfSystemProperty(named = "knime.home", matches = ".+")
    void everyReferenceIsInTheInstallation() throws IOException {
        final Path home = Path.of(System.getProperty("knime.home"));
        final KnimeInstallation installation = KnimeInstallation.read(home);
        assumeTrue(installation.hasKnip(), home + " has no KNIP; install the feature org.knime.knip.feature.");
        assertThat(installation.missing(Files.readAllLines(LIST))).isEmpty();
    }
}
