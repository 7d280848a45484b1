package org.radiomics.knime.tests.knime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Keeps <code>org.radiomics.knime.nodes/knime-references.txt</code> exact: every type and member of KNIME that the
 * nodes refer to. The list is what a new version of KNIME must still have, and the stand-in's upper bound. After a
 * change of the nodes, <code>-Dknime.references=write</code> writes it anew.
 */
class KnimeReferencesTest {

    private static final Path ROOT = Path.of(System.getProperty("project.root"));

    private static final Path LIST = ROOT.resolve("org.radiomics.knime.nodes/knime-references.txt");

    private static final Map<String, ClassFile> NODES =
        ClassFile.readAll(ROOT.resolve("org.radiomics.knime.nodes/target/classes"));

    private static final Map<String, ClassFile> STANDIN =
        ClassFile.readAll(ROOT.resolve("org.radiomics.knime.standin/target/classes"));

    private static final List<String> REFERENCES =
        List.copyOf(new KnimeReferences(NODES, STANDIN, KnimeReferences::isKnime).lines());

    @BeforeAll
    static void writeTheListIfAsked() throws IOException {
        if ("write".equals(System.getProperty("knime.references"))) {
            Files.write(LIST, REFERENCES);
        }
    }

    @Test
    void theListNamesExactlyWhatTheNodesReferTo() throws IOException {
        assertThat(REFERENCES)
            .as("references of the nodes to KNIME; -Dknime.references=write brings the list up to date")
            .containsExactlyElementsOf(Files.readAllLines(LIST));
    }

    @Test
    void theStandInDeclaresNoMoreThanTheListDemands() throws IOException {
        assertThat(new StandinBound(Files.readAllLines(LIST), STANDIN, KnimeReferences::isKnime).excess())
            .as("visible types and members of the stand-in that no node refers to").isEmpty();
    }
}
