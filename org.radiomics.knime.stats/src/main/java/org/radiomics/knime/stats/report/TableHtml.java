package org.radiomics.knime.stats.report;

import java.util.List;
import java.util.stream.IntStream;
import org.radiomics.knime.stats.report.ReportFiles.TableFile;

/**
 * A table on the page: numbers rounded for readers, the first rows and columns of a large one, and a link to all of it.
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
        final int columns = Math.min(table.columns().size(), MOST_COLUMNS);
        final List<ColumnFormat> formats =
            IntStream.range(0, columns).mapToObj(column -> ColumnFormat.of(table, column)).toList();
        html.markup("<div class=\"table\"><table>\n<caption>").text(table.caption()).markup(" <a href=\"")
            .text(file.csv())
            .markup("\">CSV</a></caption>\n<thead><tr>");
        for (int column = 0; column < columns; column++) {
            html.markup(formats.get(column).isNumeric() ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">")
                .text(table.columns().get(column)).markup("</th>");
        }
        html.markup("</tr></thead>\n<tbody>\n");
        for (final List<Object> row : table.rows().subList(0, rows)) {
            writeRow(row, formats, html);
        }
        html.markup("</tbody></table>\n");
        if (rows < table.rows().size() || columns < table.columns().size()) {
            html.markup("<p class=\"more\">").text("Shown: " + part(rows, table.rows().size(), "rows") + ", "
                + part(columns, table.columns().size(), "columns") + ". The whole table is in ").markup("<a href=\"")
                .text(file.csv()).markup("\">").text(file.csv()).markup("</a>.</p>\n");
        }
        html.markup("</div>\n");
    }

    private static String part(final int shown, final int all, final String what) {
        return shown < all ? "the first " + shown + " of " + all + " " + what : "all " + what;
    }

    private static void writeRow(final List<Object> row, final List<ColumnFormat> formats, final Html html) {
        html.markup("<tr>");
        for (int column = 0; column < formats.size(); column++) {
            final Object cell = row.get(column);
            html.markup(cell instanceof Number ? "<td class=\"n\">" : "<td>").breakable(formats.get(column)
                .format(cell))
                .markup("</td>");
        }
        html.markup("</tr>\n");
    }
}
