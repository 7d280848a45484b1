package org.radiomics.knime.feature.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomics.knime.feature.image.ImageFormatException;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

/** Greys of few bits as SimpleITK 2.5.7 spreads them. */
class PngReaderTest {

    @TempDir
    Path m_folder;

    /** A picture of 3 x 2 pixels. */
    private byte[] picture(final int type, final int... samples) throws IOException {
        final BufferedImage picture = new BufferedImage(3, 2, type);
        for (int i = 0; i < samples.length; i++) {
            picture.getRaster().setSample(i % 3, i / 3, 0, samples[i]);
        }
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", new MemoryCacheImageOutputStream(bytes));
        return bytes.toByteArray();
    }

    private Path file(final byte[] bytes) throws IOException {
        return Files.write(m_folder.resolve("a.png"), bytes);
    }

    @Test
    void greysAreOneSliceOfPixelsOfOneMillimetre() throws IOException {
        final Path file = file(picture(BufferedImage.TYPE_BYTE_GRAY, 0, 1, 2, 3, 254, 255));
        final Volume volume = Images.read(file);
        assertThat(volume.voxels()).containsExactly(0, 1, 2, 3, 254, 255);
        assertThat(volume.type()).isEqualTo(VoxelType.UINT8);
        assertThat(volume.geometry().size()).containsExactly(3, 2, 1);
        assertThat(volume.geometry().spacing()).containsExactly(1, 1, 1);
        assertThat(Images.isPlane(file)).isTrue();
    }

    @Test
    void sixteenBitsAreKeptAndOneBitIsBlackOrWhite() throws IOException {
        final Volume deep = Images.read(file(picture(BufferedImage.TYPE_USHORT_GRAY, 0, 1, 256, 257, 40000, 65535)));
        assertThat(deep.voxels()).containsExactly(0, 1, 256, 257, 40000, 65535);
        assertThat(deep.type()).isEqualTo(VoxelType.UINT16);
        final Volume flat = Images.read(file(picture(BufferedImage.TYPE_BYTE_BINARY, 0, 1, 0, 1, 1, 0)));
        assertThat(flat.voxels()).containsExactly(0, 255, 0, 255, 255, 0);
        assertThat(flat.type()).isEqualTo(VoxelType.UINT8);
    }

    @Test
    void coloursAndDamageAreRefusedInOneSentence() throws IOException {
        final Path colours = file(picture(BufferedImage.TYPE_INT_RGB));
        assertThatThrownBy(() -> Images.read(colours)).isInstanceOf(ImageFormatException.class)
            .hasMessageContaining("is a PNG picture in colours, of a palette or with transparency; save it with one "
                + "grey value per pixel, of 8 or 16 bits");
        final byte[] sound = picture(BufferedImage.TYPE_BYTE_GRAY, 1, 2, 3);
        final Path cut = file(Arrays.copyOf(sound, sound.length - 26));
        assertThatThrownBy(() -> Images.read(cut)).isInstanceOf(ImageFormatException.class)
            .hasMessageContaining("damaged");
        final byte[] claiming = sound.clone();
        claiming[17] = 1;
        claiming[21] = 1;
        final Path large = file(claiming);
        assertThatThrownBy(() -> Images.read(large)).isInstanceOf(ImageFormatException.class)
            .hasMessageContaining("65539 x 65538 x 1 voxels, more than one image can hold");
    }
}
