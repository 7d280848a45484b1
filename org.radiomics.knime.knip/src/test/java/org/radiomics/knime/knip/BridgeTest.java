package org.radiomics.knime.knip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.knime.core.node.NodeModel;
import org.knime.core.node.port.PortObjectSpec;
import org.radiomics.knime.nodes.XmlDocument;
import org.radiomics.knime.nodes.options.Option;
import org.radiomics.knime.nodes.options.OptionsNodeFactory;
import org.radiomics.knime.standin.SingleNode;
import org.radiomics.knime.standin.internal.Doors;
import org.w3c.dom.Element;

/** Both nodes that the bridge's plugin.xml names are complete. */
class BridgeTest {

    private static final Path RESOURCES = Path.of("src", "main", "resources");

    static Stream<String> factories() throws Exception {
        return plugin().elements("node").stream().map(node -> node.getAttribute("factory-class"));
    }

    @Test
    void thereIsANodeForEachWay() throws Exception {
        assertThat(factories()).hasSize(2);
        assertThat(plugin().elements("node"))
            .allSatisfy(node -> assertThat(node.getAttribute("category-path")).isEqualTo("/community/radiomics/knip"));
        final Element category = plugin().elements("category").get(0);
        assertThat(category.getAttribute("path") + "/" + category.getAttribute("level-id"))
            .isEqualTo("/community/radiomics/knip");
        assertIcon(RESOURCES.resolve(category.getAttribute("icon")));
    }

    @ParameterizedTest
    @MethodSource("factories")
    void descriptionNamesEveryOptionPortAndIcon(final String name) throws Exception {
        final OptionsNodeFactory<?> factory = (OptionsNodeFactory<?>)Class.forName(name).getConstructor().newInstance();
        final Path file = RESOURCES.resolve(name.replace('.', '/') + ".xml");
        final XmlDocument description = xml(file);
        assertThat(description.elements("option").stream().map(option -> option.getAttribute("name")))
            .containsExactlyElementsOf(factory.options().all().stream().map(Option::label).toList());
        final NodeModel model = factory.createNodeModel();
        assertThat(description.elements("inPort")).hasSize(Doors.node().inPorts(model).length);
        assertThat(description.elements("outPort")).hasSize(Doors.node().outPorts(model).length);
        assertThat(description.elements("keyword")).isNotEmpty();
        assertIcon(file.resolveSibling(description.root().getAttribute("icon")));
    }

    @ParameterizedTest
    @MethodSource("factories")
    void dialogSavesWhatItShows(final String name) throws Exception {
        final OptionsNodeFactory<?> factory = (OptionsNodeFactory<?>)Class.forName(name).getConstructor().newInstance();
        try (SingleNode node = SingleNode.of(factory)) {
            assertThat(factory.options().load(node.throughDialog(new PortObjectSpec[2])).toText())
                .isEqualTo(factory.options().defaults().toText());
        }
    }

    @Test
    void theLicenceIsInTheBundle() throws Exception {
        try (InputStream in = BridgeTest.class.getResourceAsStream("/LICENSE")) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                .contains("GNU GENERAL PUBLIC LICENSE", "Version 3, 29 June 2007");
        }
    }

    private static void assertIcon(final Path icon) throws Exception {
        assertThat(ImageIO.read(icon.toFile()).getWidth()).isEqualTo(16);
        assertThat(ImageIO.read(icon.toFile()).getHeight()).isEqualTo(16);
    }

    private static XmlDocument plugin() throws Exception {
        return xml(RESOURCES.resolve("plugin.xml"));
    }

    private static XmlDocument xml(final Path file) throws Exception {
        try (InputStream in = Files.newInputStream(file)) {
            return XmlDocument.read(in);
        }
    }
}
