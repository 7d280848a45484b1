package org.radiomics.knime.standin.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsWO;

class SettingsXmlTest {

    @Test
    void readsWhatItWrote() throws IOException, InvalidSettingsException {
        final NodeSettings settings = new NodeSettings("model");
        settings.addString("text", "a < b & \"c\" \t\n \u00e4 \ud83d\ude00 100 %%");
        settings.addString("none", null);
        settings.addInt("int", -7);
        settings.addLong("long", Long.MAX_VALUE);
        settings.addDouble("double", 0.1 + 0.2);
        settings.addDouble("infinite", Double.NEGATIVE_INFINITY);
        settings.addBoolean("yes", true);
        final NodeSettingsWO child = settings.addNodeSettings("child");
        child.addStringArray("texts", "a", null, "");
        child.addDoubleArray("numbers", 1.5, Double.NaN);
        child.addIntArray("empty");
        child.addBooleanArray("absent", (boolean[])null);
        final NodeSettings read = readBack(settings);
        assertThat(read).isEqualTo(settings);
        assertThat(read.getString("text")).isEqualTo(settings.getString("text"));
        assertThat(read.getString("none")).isNull();
        assertThat(read.getNodeSettings("child").getStringArray("texts")).containsExactly("a", null, "");
        assertThat(read.getNodeSettings("child").getDoubleArray("numbers")).containsExactly(1.5, Double.NaN);
        assertThat(read.getNodeSettings("child").getIntArray("empty")).isEmpty();
        assertThat(read.getNodeSettings("child").getBooleanArray("absent")).isNull();
    }

    @Test
    void writesTheFilesOfARealCoreByteForByte() throws IOException {
        final Path sample = Path.of(System.getProperty("shared.data"), "knime", "executed-and-saved");
        assumeTrue(Files.isDirectory(sample), "no sample workflow in " + sample);
        final List<Path> files;
        try (Stream<Path> all = Files.walk(sample)) {
            files = all.filter(f -> f.toString().matches(".*(workflow\\.knime|\\.xml)")).toList();
        }
        assertThat(files).hasSize(7);
        for (final Path file : files) {
            final ByteArrayOutputStream out = new ByteArrayOutputStream();
            SettingsXml.write(SettingsXml.read(file), out);
            assertThat(out.toString(StandardCharsets.UTF_8)).as(file.toString()).isEqualTo(Files.readString(file));
        }
    }

    @Test
    void escapesWhatXmlCannotHoldAsKnimeDoes() throws IOException {
        final NodeSettings settings = new NodeSettings("model");
        settings.addString("text", "\u0001%%");
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        SettingsXml.write(settings, out);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("value=\"%%00001%%00037%\"");
        assertThat(readBack(settings)).isEqualTo(settings);
    }

    @Test
    void namesTheFileThatIsNoSettingsFile(@TempDir final Path folder) throws IOException {
        final Path file = Files.writeString(folder.resolve("settings.xml"),
            "<config key=\"a\"><entry key=\"n\" type=\"xint\" value=\"many\"/></config>");
        assertThatThrownBy(() -> SettingsXml.read(file)).isInstanceOf(IOException.class)
            .hasMessageContaining(file.toString()).hasMessageContaining("\"n\"").hasMessageContaining("many");
    }

    @Test
    void gettersFailOnMissingKeysAndOtherTypesUnlessTheyHaveADefault() {
        final NodeSettings settings = new NodeSettings("model");
        settings.addInt("n", 3);
        assertThatThrownBy(() -> settings.getString("n")).isInstanceOf(InvalidSettingsException.class)
            .hasMessage("String for key \"n\" not found.");
        assertThatThrownBy(() -> settings.getDouble("m")).hasMessage("Double for key \"m\" not found.");
        assertThat(settings.getString("n", "def")).isEqualTo("def");
        assertThat(settings.getInt("n", 0)).isEqualTo(3);
        assertThat(settings.getStringArray("n", "x", "y")).containsExactly("x", "y");
    }

    private static NodeSettings readBack(final NodeSettings settings) throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        SettingsXml.write(settings, out);
        return SettingsXml.readSettings(new ByteArrayInputStream(out.toByteArray()));
    }
}
