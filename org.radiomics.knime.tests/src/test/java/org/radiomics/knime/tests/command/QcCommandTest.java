package org.radiomics.knime.tests.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QcCommandTest {

    @TempDir
    Path m_folder;

    @Test
    void casesAreTabledAndShownAndFailuresNamed() throws IOException {
        final SmallImages images = new SmallImages(m_folder);
        images.image("image.nii.gz");
        images.mask("mask.nii.gz", 1);
        final Path manifest = images.text("manifest.csv", "patient,sequence,image,mask",
            "P1,T1,image.nii.gz,mask.nii.gz", "P2,T1,image.nii.gz,mask.nii.gz", "P3,T1,absent.nii.gz,mask.nii.gz");
        final Path out = m_folder.resolve("qc");
        final CommandResult result = CommandResult.of("qc", "--manifest", manifest, "--out", out);
        assertThat(result.err()).containsExactly("Row 3 (P3 T1) was not checked: " + m_folder.resolve("absent.nii.gz")
            + ": does not exist; check the path.");
        assertThat(result.out())
            .containsExactly("2 of 3 cases were checked, 2 have flags: " + out.resolve("gallery.html") + ".");
        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(Files.readAllLines(out.resolve("qc.csv"))).hasSize(3)
            .anyMatch(line -> line.startsWith("P1,T1,,") && line.contains("The image is a copy of that of P2 T1."));
        assertThat(Files.readString(out.resolve("gallery.html"))).contains("2 cases, 2 with flags", "Row 3 (P3 T1)");
        assertThat(out.resolve("contact-sheet.png")).isNotEmptyFile();
    }

    @Test
    void nothingIsWrittenIfNoCaseCanBeRead() throws IOException {
        final Path manifest =
            new SmallImages(m_folder).text("manifest.csv", "image,mask", "absent.nii.gz,mask.nii.gz");
        final CommandResult result = CommandResult.of("qc", "--manifest", manifest, "--out", m_folder.resolve("qc"));
        assertThat(result.out()).containsExactly("0 of 1 cases were checked; nothing was written.");
        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(m_folder.resolve("qc")).doesNotExist();
    }
}
