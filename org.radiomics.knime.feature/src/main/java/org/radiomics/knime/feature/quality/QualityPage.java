package org.radiomics.knime.feature.quality;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.radiomics.knime.feature.image.WholeFile;

/**
 * A page with every case: its middle slice with the region's outline, spacing, volume, the histogram of the region, and
 * its flags. One file that needs nothing from elsewhere; cases with flags come first.
 */
public final class QualityPage {

    private static final int WIDTH = 160;

    private static final int HEIGHT = 40;

    private QualityPage() {
    }

    /**
     * Writes beside the file and then moves, so that nobody finds half a page.
     *
     * @param cases of the cohort
     * @param failures cases that could not be read, each a sentence
     * @param file replaced if it is there
     * @throws IOException if it cannot be written
     */
    public static void write(final List<QualityCase> cases, final List<String> failures, final Path file)
        throws IOException {
        WholeFile.replace(file, out -> {
            final Writer page = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            final long flagged = cases.stream().filter(one -> !one.flags().isEmpty()).count();
            page.write("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Image "
                + "quality</title><style>"
                + style() + "</style></head><body>\n<h1>Image quality</h1>\n<p>" + cases.size() + " cases, " + flagged
                + " with flags.</p>\n");
            for (final String failure : failures) {
                page.write("<p class=\"flag\">" + escaped(failure) + "</p>\n");
            }
            page.write("<input type=\"checkbox\" id=\"only\"><label for=\"only\">only cases with "
                + "flags</label>\n<main>\n");
            for (final boolean withFlags : new boolean[]{true, false}) {
                for (final QualityCase one : cases) {
                    if (one.flags().isEmpty() != withFlags) {
                        page.write(card(one));
                    }
                }
            }
            page.write("</main>\n</body></html>\n");
            page.flush();
        });
    }

    private static String style() throws IOException {
        try (InputStream in = QualityPage.class.getResourceAsStream("quality.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String card(final QualityCase one) {
        final CaseQuality q = one.quality();
        return "<article class=\"" + (one.flags().isEmpty() ? "fine" : "flagged") + "\"><h2>" + escaped(q.name())
            + "</h2><img alt=\"middle slice of " + escaped(q.name()) + "\" src=\"data:image/png;base64,"
            + Base64.getEncoder().encodeToString(one.picture()) + "\"><p>"
            + q.size().stream().map(String::valueOf).collect(Collectors.joining(" x ")) + " voxels of "
            + q.spacing().stream().map(s -> said("%.3g", s)).collect(Collectors.joining(" x ")) + " mm<br>region "
            + said("%d voxels, %.2f ml", q.voxels(), q.millilitres()) + "<br>intensity "
            + said("%.4g to %.4g, mean %.4g", q.region().minimum(), q.region().maximum(), q.region().mean()) + "</p>"
            + histogram(q.histogram())
            + one.flags().stream().map(flag -> "<p class=\"flag\">" + escaped(flag) + "</p>")
            .collect(Collectors.joining()) + "</article>\n";
    }

    private static String histogram(final List<Integer> counts) {
        final int most = counts.stream().mapToInt(Integer::intValue).max().orElse(1);
        final double step = (double)WIDTH / counts.size();
        final StringBuilder bars = new StringBuilder("<svg width=\"" + WIDTH + "\" height=\"" + HEIGHT
            + "\" role=\"img\"><title>histogram of the region</title>");
        for (int i = 0; i < counts.size(); i++) {
            final double height = (double)HEIGHT * counts.get(i) / Math.max(1, most);
            bars.append(said("<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>", i * step, HEIGHT - height,
                step - 0.5, height));
        }
        return bars.append("</svg>").toString();
    }

    private static String said(final String format, final Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static String escaped(final String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
