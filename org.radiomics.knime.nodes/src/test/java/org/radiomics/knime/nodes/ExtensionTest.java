package org.radiomics.knime.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.knime.core.node.NodeModel;
import org.knime.core.node.port.PortObjectSpec;
import org.radiomics.knime.nodes.options.Option;
import org.radiomics.knime.nodes.options.Options;
import org.radiomics.knime.nodes.options.OptionsNodeFactory;
import org.radiomics.knime.standin.SingleNode;
import org.radiomics.knime.standin.internal.Doors;
import org.radiomics.knime.standin.settings.SettingsTree;
import org.w3c.dom.Element;

/** Every node that plugin.xml names is complete. */
class ExtensionTest {

    static Stream<String> factories() throws Exception {
        return xml("/plugin.xml").elements("node").stream().map(node -> node.getAttribute("factory-class"));
    }

    @ParameterizedTest
    @MethodSource("factories")
    void dialogSavesWhatItShows(final String name) throws Exception {
        final OptionsNodeFactory<?> factory = factory(name);
        assumeFalse(factory.options().all().isEmpty(), "the node has no settings, hence no dialog");
        final PortObjectSpec[] unconnected = new PortObjectSpec[Doors.node().inPorts(factory.createNodeModel()).length];
        try (SingleNode node = SingleNode.of(factory)) {
            assertThat(factory.options().load(node.throughDialog(unconnected)).toText())
                .isEqualTo(factory.options().defaults().toText());
        }
    }

    @ParameterizedTest
    @MethodSource("factories")
    void defaultSettingsAreValidAndSurviveSaving(final String name) throws Exception {
        final Options options = factory(name).options();
        final SettingsTree saved = new SettingsTree("model");
        options.defaults().saveTo(saved);
        assertThat(options.load(saved).toText()).isEqualTo(options.defaults().toText());
    }

    @ParameterizedTest
    @MethodSource("factories")
    void keysAreFlatCamelCase(final String name) throws Exception {
        assertThat(factory(name).options().all()).allSatisfy(
            option -> assertThat(option.key()).matches("[a-z][A-Za-z0-9]*"));
    }

    @ParameterizedTest
    @MethodSource("factories")
    void descriptionNamesEveryOptionAndNoOther(final String name) throws Exception {
        final List<String> described =
            description(name).elements("option").stream().map(option -> option.getAttribute("name")).toList();
        final List<String> labels = new ArrayList<>();
        for (final Option<?> option : factory(name).options().all()) {
            labels.add(option.label());
            assertThat(option.help()).isNotBlank();
        }
        assertThat(described).containsExactlyElementsOf(labels);
        assertThat(description(name).elements("option"))
            .allSatisfy(option -> assertThat(option.getTextContent()).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("factories")
    void descriptionNamesEveryPort(final String name) throws Exception {
        final NodeModel model = factory(name).createNodeModel();
        assertThat(description(name).elements("inPort")).hasSize(Doors.node().inPorts(model).length);
        assertThat(description(name).elements("outPort")).hasSize(Doors.node().outPorts(model).length);
        assertThat(description(name).elements("keyword")).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("factories")
    void iconIsSixteenPixelsWide(final String name) throws Exception {
        final String icon = description(name).root().getAttribute("icon");
        try (InputStream in = Class.forName(name).getResourceAsStream(icon)) {
            assertThat(in).as(icon).isNotNull();
            final BufferedImage picture = ImageIO.read(in);
            assertThat(picture.getWidth()).isEqualTo(16);
            assertThat(picture.getHeight()).isEqualTo(16);
        }
    }

    @Test
    void categoryHasAnIcon() throws Exception {
        final String icon = xml("/plugin.xml").elements("category").get(0).getAttribute("icon");
        try (InputStream in = ExtensionTest.class.getResourceAsStream("/" + icon)) {
            assertThat(ImageIO.read(in).getWidth()).isEqualTo(16);
        }
    }

    @Test
    void typesOfCellsAndPortsExist() throws Exception {
        final List<String> attributes = List.of("cellClass", "serializerClass", "objectClass", "objectSerializer",
            "specClass", "specSerializer", "valueClass", "rendererFactoryClass");
        final List<Element> types = new ArrayList<>(xml("/plugin.xml").elements("DataType"));
        types.addAll(xml("/plugin.xml").elements("serializer"));
        types.addAll(xml("/plugin.xml").elements("portType"));
        types.addAll(xml("/plugin.xml").elements("dataValue"));
        types.addAll(xml("/plugin.xml").elements("renderer"));
        assertThat(types).hasSizeGreaterThan(2);
        for (final Element type : types) {
            for (final String attribute : attributes) {
                if (type.hasAttribute(attribute)) {
                    assertThat(Class.forName(type.getAttribute(attribute))).isPublic();
                }
            }
        }
    }

    private static OptionsNodeFactory<?> factory(final String name) throws ReflectiveOperationException {
        return (OptionsNodeFactory<?>)Class.forName(name).getConstructor().newInstance();
    }

    private static XmlDocument description(final String name) throws Exception {
        return xml("/" + name.replace('.', '/') + ".xml");
    }

    private static XmlDocument xml(final String resource) throws Exception {
        try (InputStream in = ExtensionTest.class.getResourceAsStream(resource)) {
            assertThat(in).as(resource).isNotNull();
            return XmlDocument.read(in);
        }
    }
}
