package org.radiomics.knime.stats.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.report.Picture;

class PictureCanvasTest {

    private static Picture draw() {
        return new PictureCanvas("test", "A test.", 100, 50).draw((final Graphics2D graphics) -> {
            graphics.setColor(Color.RED);
            graphics.fill(new Rectangle2D.Double(0, 0, 50, 50));
            graphics.setFont(PlotStyle.TEXT);
            graphics.drawString("p < .001 & \u03BB", 10, 20);
        });
    }

    @Test
    void drawsTheSameAsBitmapAndSvg() {
        final DrawnPicture picture = DrawnPicture.of(draw());

        assertThat(picture.image().getRGB(98, 98)).isEqualTo(Color.RED.getRGB());
        assertThat(picture.image().getRGB(102, 98)).isEqualTo(Color.WHITE.getRGB());
        assertThat(picture.texts()).containsExactly("p < .001 & \u03BB");
    }

    @Test
    void fixesTheWidthOfTextsWhateverFontTheViewerHas() {
        final DrawnPicture picture = DrawnPicture.of(draw());

        assertThat(picture.placedTexts().get(0).right() - 10)
            .isBetween(TextLines.width("p < .001", PlotStyle.TEXT), 100.0);
        assertThat(picture.elements("text").get(0).getAttribute("lengthAdjust")).isEqualTo("spacingAndGlyphs");
    }

    @Test
    void leavesNoDocumentTypeThatAReaderWouldLookFor() {
        assertThat(draw().svg()).startsWith("<svg").doesNotContain("DOCTYPE").contains("sans-serif");
    }

    @Test
    void givesTheSameBytesEveryTime() {
        assertThat(draw()).isEqualTo(draw());
    }
}
