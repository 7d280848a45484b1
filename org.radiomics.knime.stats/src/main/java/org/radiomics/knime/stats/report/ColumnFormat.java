package org.radiomics.knime.stats.report;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * How the numbers of one column appear on the page: p values as in {@code < .001} and {@code .043}, whole numbers
 * without decimals, others with three (fewer where numbers are large, more where they are small, so that three digits
 * count), tiny and huge ones with an exponent.
 */
final class ColumnFormat {

    /** "p", "p value", "p (Fisher)", "p_training", "pValue", "Levene p". */
    private static final Pattern P_VALUE = Pattern.compile("(^|[^A-Za-z])[pP]($|[^A-Za-z]|[- _.]?[vV]al)");

    private static final double SMALLEST_P = 0.001;

    /** Smaller magnitudes are written with an exponent. */
    private static final double SMALLEST_FIXED = 1e-4;

    private static final double LARGEST_FIXED = 1e7;

    private final boolean m_numeric;

    private final boolean m_pValue;

    private final int m_decimals;

    private ColumnFormat(final boolean numeric, final boolean pValue, final int decimals) {
        m_numeric = numeric;
        m_pValue = pValue;
        m_decimals = decimals;
    }

    /**
     * @param table whose column is shown
     * @param column index
     * @return the format of its cells
     */
    static ColumnFormat of(final ReportTable table, final int column) {
        final Object[] cells = table.rows().stream().map(row -> row.get(column)).filter(Objects::nonNull).toArray();
        final boolean numeric = cells.length > 0 && IntStream.range(0, cells.length)
            .allMatch(i -> cells[i] instanceof Number);
        double largest = 0;
        boolean whole = true;
        boolean unit = true;
        for (final Object cell : cells) {
            if (cell instanceof Double value && Double.isFinite(value)) {
                largest = Math.max(largest, Math.abs(value));
                whole &= value == Math.rint(value);
                unit &= value >= 0 && value <= 1;
            }
        }
        return new ColumnFormat(numeric, unit && P_VALUE.matcher(table.columns().get(column)).find(),
            whole ? 0 : decimals(largest));
    }

    private static int decimals(final double largest) {
        return largest >= 1000 ? 1 : largest >= 100 ? 2 : 3;
    }

    /** @return whether every cell is a number or missing */
    boolean isNumeric() {
        return m_numeric;
    }

    /**
     * @param cell of the column
     * @return its text; where missing, an en dash among numbers and nothing among texts
     */
    String format(final Object cell) {
        if (cell == null) {
            return m_numeric ? "\u2013" : "";
        } else if (!(cell instanceof Number)) {
            return cell.toString();
        }
        final String text = cell instanceof Double value ? format(value.doubleValue()) : cell.toString();
        return text.replace('-', '\u2212');
    }

    private String format(final double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        } else if (Double.isInfinite(value)) {
            return value > 0 ? "\u221E" : "-\u221E";
        } else if (m_pValue) {
            return formatP(value);
        }
        final double magnitude = Math.abs(value);
        if (magnitude >= LARGEST_FIXED || magnitude > 0 && magnitude < SMALLEST_FIXED) {
            return String.format(Locale.ROOT, "%.2e", value);
        }
        // Adding 0.0 turns -0.0 into 0.0.
        return String.format(Locale.ROOT, "%." + decimalsOf(magnitude) + "f", value + 0.0);
    }

    private int decimalsOf(final double magnitude) {
        return m_decimals == 0 || magnitude == 0 || magnitude >= 1 ? m_decimals
            : Math.max(m_decimals, 2 - (int)Math.floor(Math.log10(magnitude)));
    }

    private static String formatP(final double p) {
        if (p < SMALLEST_P) {
            return "< .001";
        }
        final String text = String.format(Locale.ROOT, "%.3f", p);
        return text.startsWith("0") ? text.substring(1) : text;
    }
}
