package org.radiomics.knime.nodes.baselinetable;

import java.math.BigDecimal;
import java.util.Arrays;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.radiomics.knime.stats.cohort.Role;

/**
 * A row of a printed table: a variable, or one of its levels, in one group. Texts are empty where there is no cell.
 *
 * @param role training where there is no such column
 * @param variable name
 * @param level empty for a quantity
 * @param group name
 * @param n values in the group
 * @param count of the level in the group
 * @param mean as printed
 * @param sd as printed
 * @param p as printed
 * @param key of the row, for messages
 */
record PrintedLine(Role role, String variable, String level, String group, String n, String count, String mean,
    String sd, String p, String key) {

    private static final int DECIMALS_OF_P = 3;

    static PrintedLine of(final DataRow row, final DataTableSpec spec, final int decimals) {
        final String variable = text(row, spec, "variable", 0);
        final String group = text(row, spec, "group", 0);
        if (variable.isEmpty() || group.isEmpty()) {
            throw new IllegalArgumentException("Row \"" + row.getKey() + "\" of the printed table has no "
                + (variable.isEmpty() ? "variable" : "group") + "; fill it in, or remove the row.");
        }
        return new PrintedLine(role(row, spec), variable, text(row, spec, "level", 0), group, text(row, spec, "n", 0),
            text(row, spec, "count", 0), text(row, spec, "mean", decimals), text(row, spec, "sd", decimals),
            text(row, spec, "p", DECIMALS_OF_P), row.getKey().getString());
    }

    private static Role role(final DataRow row, final DataTableSpec spec) {
        final String text = text(row, spec, "role", 0);
        return text.isEmpty() ? Role.TRAINING
            : Arrays.stream(Role.values()).filter(role -> role.label().equals(text)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Row \"" + row.getKey()
                    + "\" of the printed table has the role \"" + text + "\"; it must be training or validation."));
    }

    /** A number is written with as many digits after the point as it has, and at least the given ones. */
    private static String text(final DataRow row, final DataTableSpec spec, final String column, final int decimals) {
        final int index = spec.findColumnIndex(column);
        if (index < 0 || row.getCell(index).isMissing()) {
            return "";
        }
        final DataCell cell = row.getCell(index);
        if (cell instanceof DoubleValue value && Double.isFinite(value.getDoubleValue())) {
            final BigDecimal number = new BigDecimal(Double.toString(value.getDoubleValue())).stripTrailingZeros();
            return number.setScale(Math.max(number.scale(), decimals)).toPlainString();
        }
        return cell.toString().strip();
    }

    boolean isLevel() {
        return !level.isEmpty();
    }

    /**
     * @param text of a cell of this row
     * @param column its name
     * @return the whole number
     * @throws IllegalArgumentException if it is none, or negative
     */
    int whole(final String text, final String column) {
        try {
            final int whole = Integer.parseInt(text);
            if (whole >= 0) {
                return whole;
            }
        } catch (final NumberFormatException e) {
            throw new IllegalArgumentException(notWhole(text, column), e);
        }
        throw new IllegalArgumentException(notWhole(text, column));
    }

    private String notWhole(final String text, final String column) {
        return "Row \"" + key + "\" of the printed table has " + (text.isEmpty() ? "nothing" : "\"" + text + "\"")
            + " in column \"" + column + "\"; it needs a whole number of at least 0 there.";
    }
}
