package org.radiomics.knime.stats.report;

/**
 * A picture of a study record.
 *
 * @param name of the node's output, as in the file name: "roc"
 * @param caption one sentence for readers
 * @param png the encoded bitmap
 * @param svg the same as SVG text, or null where only a bitmap makes sense
 */
public record Picture(String name, String caption, byte[] png, String svg) {
}
