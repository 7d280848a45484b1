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

class SettingsXmlTest {

    @Test
    void readsWhatItWrote() throws IOException, InvalidSettingsException {
        final SettingsTree settings = new SettingsTree("model");
        settings.addString("text", "a < b & \"c\" \t\n \u00e4 \ud83d\ude00 100 %%");
        settings.addString("none", null);
        settings.addInt("int", -7);
        settings.put("long", Long.MAX_VALUE);
        settings.addDouble("double", 0.1 + 0.2);
        settings.addDouble("infinite", Double.NEGATIVE_INFINITY);
        settings.addDouble("undefined", Double.NaN);
        settings.addBoolean("yes", true);
        settings.addTree("child").addIntArray("numbers", 3, -1);
        settings.addTree("empty");
        final SettingsTree read = readBack(settings);
        assertThat(read).isEqualTo(settings);
        assertThat(read.getString("text")).isEqualTo(settings.getString("text"));
        assertThat(read.getString("none")).isNull();
        assertThat(read.get("long")).isEqualTo(Long.MAX_VALUE);
        assertThat(read.getDouble("undefined")).isNaN();
        assertThat(read.tree("child").tree("numbers").getInt("array-size")).isEqualTo(2);
        assertThat(read.tree("child").tree("numbers").getInt("1")).isEqualTo(-1);
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
        final SettingsTree settings = new SettingsTree("model");
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
        final SettingsTree settings = new SettingsTree("model");
        settings.addInt("n", 3);
        assertThatThrownBy(() -> settings.getString("n")).isInstanceOf(InvalidSettingsException.class)
            .hasMessage("String for key \"n\" not found.");
        assertThatThrownBy(() -> settings.getDouble("m")).hasMessage("Double for key \"m\" not found.");
        assertThat(settings.getString("n", "def")).isEqualTo("def");
        assertThat(settings.getBoolean("n", true)).isTrue();
    }

    private static SettingsTree readBack(final SettingsTree settings) throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        SettingsXml.write(settings, out);
        return SettingsXml.read(new ByteArrayInputStream(out.toByteArray()));
    }
}
