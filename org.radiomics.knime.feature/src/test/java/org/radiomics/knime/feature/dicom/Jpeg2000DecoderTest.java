package org.radiomics.knime.feature.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadata;

import org.junit.jupiter.api.Test;

class Jpeg2000DecoderTest {

    private static final FrameFormat FORMAT = new FrameFormat(2, 3, 16, 12, true);

    /** Stands for a reader that a user installed. */
    private static final class InstalledReader extends ImageReader {

        private final BufferedImage m_picture;

        InstalledReader(final BufferedImage picture) {
            super(null);
            m_picture = picture;
        }

        @Override
        public int getNumImages(final boolean allowSearch) {
            return 1;
        }

        @Override
        public int getWidth(final int index) {
            return m_picture.getWidth();
        }

        @Override
        public int getHeight(final int index) {
            return m_picture.getHeight();
        }

        @Override
        public Iterator<ImageTypeSpecifier> getImageTypes(final int index) {
            return List.of(new ImageTypeSpecifier(m_picture)).iterator();
        }

        @Override
        public IIOMetadata getStreamMetadata() {
            return null;
        }

        @Override
        public IIOMetadata getImageMetadata(final int index) {
            return null;
        }

        @Override
        public BufferedImage read(final int index, final ImageReadParam param) {
            if (m_picture.getRaster().getSample(0, 0, 0) == 99) {
                throw new IllegalStateException("no code-block");
            }
            return m_picture;
        }
    }

    private static Jpeg2000Decoder decoder(final BufferedImage picture) {
        return new Jpeg2000Decoder(() -> List.<ImageReader>of(new InstalledReader(picture)).iterator());
    }

    @Test
    void takesTheSamplesOfAnInstalledReader() throws IOException {
        final BufferedImage picture = new BufferedImage(3, 2, BufferedImage.TYPE_USHORT_GRAY);
        picture.getRaster().setSamples(0, 0, 3, 2, 0, new int[]{1, 2, 0xfff, 0x800, 0x7ff, 258});
        assertThat(decoder(picture).decode(new byte[0], FORMAT))
            .containsExactly(1, 0, 2, 0, 0xff, 0xff, 0x00, 0xf8, 0xff, 0x07, 2, 1);
    }

    @Test
    void saysWhatToDoWhereNoReaderIsInstalled() {
        assertThatThrownBy(() -> new Jpeg2000Decoder(Collections::emptyIterator).decode(new byte[0], FORMAT))
            .isInstanceOf(IOException.class).hasMessageContaining("1.2.840.10008.1.2.4.90")
            .hasMessageContaining("gdcmconv").hasMessageContaining("class path");
    }

    @Test
    void refusesAPictureOfAnotherSizeOrInColour() {
        assertThatThrownBy(
            () -> decoder(new BufferedImage(3, 3, BufferedImage.TYPE_USHORT_GRAY)).decode(new byte[0], FORMAT))
                .isInstanceOf(IOException.class).hasMessageContaining("3 x 3").hasMessageContaining("3 x 2");
        assertThatThrownBy(
            () -> decoder(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB)).decode(new byte[0], FORMAT))
                .isInstanceOf(IOException.class).hasMessageContaining("3 colours");
    }

    @Test
    void reportsWhatAnInstalledReaderThrows() {
        final BufferedImage picture = new BufferedImage(3, 2, BufferedImage.TYPE_USHORT_GRAY);
        picture.getRaster().setSample(0, 0, 0, 99);
        assertThatThrownBy(() -> decoder(picture).decode(new byte[0], FORMAT)).isInstanceOf(IOException.class)
            .hasMessageContaining("InstalledReader").hasMessageContaining("no code-block");
    }
}
