package org.radiomics.knime.feature.quality;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import org.radiomics.knime.feature.image.MidSlice;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;

/**
 * A case with what a gallery shows of it: small, so that a cohort of any size can be kept.
 *
 * @param quality what was measured
 * @param flags why it deserves a second look
 * @param picture the middle slice with the region's outline, as PNG
 */
public record QualityCase(CaseQuality quality, List<String> flags, byte[] picture) {

    /** Copies the flags. */
    public QualityCase {
        flags = List.copyOf(flags);
    }

    /**
     * @param image of a case
     * @param mask the region
     * @param pixels the longer side
     * @return the middle slice with the region's outline, as PNG
     */
    public static byte[] picture(final Volume image, final Mask mask, final int pixels) {
        return png(MidSlice.render(image, mask, pixels));
    }

    static byte[] png(final BufferedImage picture) {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(picture, "png", out);
        } catch (final IOException e) {
            throw new UncheckedIOException("A picture in memory cannot be written.", e);
        }
        return bytes.toByteArray();
    }
}
