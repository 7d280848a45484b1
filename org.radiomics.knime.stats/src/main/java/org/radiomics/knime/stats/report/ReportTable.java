package org.radiomics.knime.stats.report;

import java.util.List;

/**
 * A table of a study record. Cells are {@link String}, {@link Double}, {@link Integer}, {@link Long} or null where missing.
 *
 * @param name of the node's output, as in the file name: "coefficients"
 * @param caption one sentence for readers
 * @param columns names
 * @param rows one list of cells per row
 * @param inReport whether the HTML page shows it; every table is written as CSV in full precision
 */
public record ReportTable(String name, String caption, List<String> columns, List<List<Object>> rows, boolean inReport) {
}
