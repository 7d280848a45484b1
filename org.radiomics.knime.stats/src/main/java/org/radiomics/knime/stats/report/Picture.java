package org.radiomics.knime.stats.report;

import java.util.Arrays;
import java.util.Objects;

/**
 * A picture of a study record.
 *
 * @param name of the node's output, as in the file name: "roc"
 * @param caption one sentence for readers
 * @param png the encoded bitmap, two pixels per unit of length (1/96 inch) so that it prints sharply; read only
 * @param svg the same as SVG text, or null where only a bitmap makes sense
 */
public record Picture(String name, String caption, byte[] png, String svg) {

    /** Requires everything but the SVG. */
    public Picture {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(caption, "caption");
        Objects.requireNonNull(png, "png");
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof Picture that && name.equals(that.name) && caption.equals(that.caption)
            && Arrays.equals(png, that.png) && Objects.equals(svg, that.svg);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, caption, Arrays.hashCode(png), svg);
    }

    @Override
    public String toString() {
        return "Picture[" + name + ", " + png.length + " bytes of PNG" + (svg == null ? "" : ", SVG") + "]";
    }
}
