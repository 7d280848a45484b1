package org.radiomics.knime.stats.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.radiomics.knime.stats.report.ReportFiles.TableFile;

/**
 * A table on the page: numbers rounded for readers, the first rows and columns of a large one, columns without content
 * left out, and a link to all of it.
 */
final class TableHtml {

    /** A table of up to this many rows is shown whole. */
    private static final int WHOLE_ROWS = 40;

    /** How many rows of a longer one are shown. */
    private static final int FIRST_ROWS = 20;

    private static final int MOST_COLUMNS = 14;

    private TableHtml() {
    }

    /**
     * @param file table and its CSV
     * @param html to append to
     */
    static void write(final TableFile file, final Html html) {
        final ReportTable table = file.table();
        final int rows = table.rows().size() <= WHOLE_ROWS ? table.rows().size() : FIRST_ROWS;
        final int[] filled = IntStream.range(0, table.columns().size()).filter(column -> isFilled(table, column))
            .toArray();
        final int[] columns = Arrays.copyOf(filled, Math.min(filled.length, MOST_COLUMNS));
        final List<ColumnFormat> formats =
            Arrays.stream(columns).mapToObj(column -> ColumnFormat.of(table, column)).toList();
        html.markup("<div class=\"table\"><table>\n<caption>").text(table.caption()).markup(" <a href=\"")
            .text(file.csv())
            .markup("\">CSV</a></caption>\n<thead><tr>");
        for (int i = 0; i < columns.length; i++) {
            html.markup(formats.get(i).isNumeric() ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">")
                .text(table.columns().get(columns[i])).markup("</th>");
        }
        html.markup("</tr></thead>\n<tbody>\n");
        for (final List<Object> row : table.rows().subList(0, rows)) {
            writeRow(row, columns, formats, html);
        }
        html.markup("</tbody></table>\n");
        if (rows < table.rows().size() || columns.length < filled.length) {
            html.markup("<p class=\"more\">").text("Shown: " + part(rows, table.rows().size(), "rows") + ", "
                + part(columns.length, filled.length, "columns") + ". The whole table is in ").markup("<a href=\"")
                .text(file.csv()).markup("\">").text(file.csv()).markup("</a>.</p>\n");
        }
        html.markup("</div>\n");
    }

    private static String part(final int shown, final int all, final String what) {
        return shown < all ? "the first " + shown + " of " + all + " " + what : "all " + what;
    }

    private static boolean isFilled(final ReportTable table, final int column) {
        return table.rows().isEmpty()
            || table.rows().stream().anyMatch(row -> row.get(column) != null && !"".equals(row.get(column)));
    }

    private static void writeRow(final List<Object> row, final int[] columns, final List<ColumnFormat> formats,
        final Html html) {
        html.markup("<tr>");
        for (int i = 0; i < columns.length; i++) {
            final Object cell = row.get(columns[i]);
            html.markup(cell instanceof Number ? "<td class=\"n\">" : "<td>").breakable(formats.get(i).format(cell))
                .markup("</td>");
        }
        html.markup("</tr>\n");
    }
}
