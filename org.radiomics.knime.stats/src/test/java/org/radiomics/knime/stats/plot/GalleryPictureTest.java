package org.radiomics.knime.stats.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.report.Picture;

class GalleryPictureTest {

    private static GalleryPicture.Tile tile(final Color color, final int width, final int height) {
        final BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        final Graphics2D graphics = image.createGraphics();
        graphics.setColor(color);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return new GalleryPicture.Tile("P1 T1WI", image);
    }

    @Test
    void putsImagesRowByRowAndKeepsTheirProportions() throws IOException {
        final Picture picture = GalleryPicture.draw("gallery", "",
            List.of(tile(Color.RED, 10, 10), tile(Color.GREEN, 10, 5), tile(Color.BLUE, 30, 30)), 2);

        final BufferedImage image = DrawnPicture.image(picture);
        final int quarter = image.getWidth() / 4;
        assertThat(image.getRGB(quarter, quarter)).isEqualTo(Color.RED.getRGB());
        assertThat(image.getRGB(3 * quarter, quarter)).isEqualTo(Color.GREEN.getRGB());
        assertThat(image.getRGB(3 * quarter, quarter / 4)).isEqualTo(Color.BLACK.getRGB());
        assertThat(image.getRGB(quarter, 3 * quarter)).isEqualTo(Color.BLUE.getRGB());
        assertThat(image.getRGB(3 * quarter, 3 * quarter)).isEqualTo(Color.WHITE.getRGB());
        assertThat(picture.svg()).isNull();
    }

    @Test
    void needsImages() {
        assertThatThrownBy(() -> GalleryPicture.draw("gallery", "", List.of(), 3)).hasMessageContaining("0 image(s)");
    }
}
