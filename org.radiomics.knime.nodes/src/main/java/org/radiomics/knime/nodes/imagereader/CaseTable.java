package org.radiomics.knime.nodes.imagereader;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.radiomics.knime.feature.cohort.ImageCase;

/** A table of paths with the columns of a manifest; upper and lower case of column names do not matter. */
final class CaseTable {

    /** What a manifest says of a case; all other columns are passed on. */
    private static final List<String> COLUMNS = List.of("patient", "sequence", "reading", "image", "series", "mask",
        "label");

    private final DataTableSpec m_spec;

    private final Map<String, Integer> m_columns = new HashMap<>();

    private CaseTable(final DataTableSpec spec) {
        m_spec = spec;
        for (int i = 0; i < spec.getNumColumns(); i++) {
            m_columns.putIfAbsent(spec.getColumnSpec(i).getName().toLowerCase(Locale.ROOT), i);
        }
    }

    /** Finds the columns of a table, or says which is missing. */
    static CaseTable of(final DataTableSpec spec) throws InvalidSettingsException {
        final CaseTable table = new CaseTable(spec);
        for (final String needed : List.of("image", "mask")) {
            if (!table.m_columns.containsKey(needed)) {
                throw new InvalidSettingsException("The table of paths has no column \"" + needed
                    + "\"; add it, with the path of each case's " + needed + ".");
            }
        }
        return table;
    }

    /** @return the names of the columns that are not about the files */
    List<String> extras() {
        return extras(m_spec.stream().map(DataColumnSpec::getName).toList());
    }

    /** @return those of the names that are not a manifest's own */
    static List<String> extras(final List<String> names) {
        return names.stream().filter(name -> !COLUMNS.contains(name.toLowerCase(Locale.ROOT))).toList();
    }

    /** @return one case per row; no two of the same patient, sequence and reading */
    List<ImageCase> read(final BufferedDataTable table) {
        final List<ImageCase> cases = new ArrayList<>();
        final Map<String, DataRow> seen = new HashMap<>();
        for (final DataRow row : table) {
            final ImageCase imageCase = imageCase(row, cases.size() + 1);
            final DataRow before = seen.putIfAbsent(imageCase.name(), row);
            if (before != null) {
                throw new IllegalArgumentException("Row \"" + row.getKey() + "\" repeats the case of row \""
                    + before.getKey() + "\" (" + imageCase.name()
                    + "); give it another patient, sequence or reading, or remove it.");
            }
            cases.add(imageCase);
        }
        if (cases.isEmpty()) {
            throw new IllegalArgumentException("The table of paths has no rows; execute the nodes before on data.");
        }
        return cases;
    }

    private ImageCase imageCase(final DataRow row, final int number) {
        final Map<String, String> columns = new LinkedHashMap<>();
        for (int i = 0; i < m_spec.getNumColumns(); i++) {
            columns.put(m_spec.getColumnSpec(i).getName(), text(row.getCell(i)));
        }
        final String patient = text(row, "patient");
        return new ImageCase(number, patient.isEmpty() ? String.valueOf(number) : patient, text(row, "sequence"),
            text(row, "reading"), path(row, "image"), text(row, "series"), path(row, "mask"), text(row, "label"),
            columns);
    }

    private Path path(final DataRow row, final String column) {
        final String text = text(row, column);
        if (text.isEmpty()) {
            throw new IllegalArgumentException(
                "Row \"" + row.getKey() + "\" has no " + column + "; fill it in, or remove the row.");
        }
        try {
            return Path.of(text);
        } catch (final InvalidPathException e) {
            throw new IllegalArgumentException(
                "Row \"" + row.getKey() + "\" has \"" + text + "\" as " + column + ", which is no path.", e);
        }
    }

    private String text(final DataRow row, final String column) {
        final Integer index = m_columns.get(column);
        return index == null ? "" : text(row.getCell(index));
    }

    private static String text(final DataCell cell) {
        return cell.isMissing() ? "" : cell.toString().strip();
    }
}
