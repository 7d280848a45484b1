package org.radiomics.knime.stats.test;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tables with given margins as paths through a network, after C. R. Mehta and N. R. Patel, Journal of the American
 * Statistical Association 78 (1983) 427-434. A node is what the columns have left after some rows; a step fills a row.
 * Paths to a node that are equally likely are one path; paths all of whose ends are at most as likely as the observed
 * table, or all more likely, are not followed further. The last two rows, the largest ones, are not stepped through:
 * their ways are sorted by weight, so that each path finds those that count by bisection.
 */
final class FisherNetwork {

    /** Bound of the paths in memory: about 200 MB. */
    private static final long MOST_STORED = 4_000_000;

    private final int[] m_rows;

    private final int[] m_columns;

    private final long m_mostSteps;

    /** Base of the number that stands for a node. */
    private final long m_radix;

    private final double[] m_logFactorial;

    /** Sum of the log-factorials of this row and those below. */
    private final double[] m_rowsBelow;

    /** Log of one over the product of the factorials of all cells, of the observed table with tolerance. */
    private final double m_limit;

    /** By row: smallest and largest log weight of the ways from a node. */
    private final Map<Long, double[]>[] m_ends;

    /** The ways to fill the last two rows. */
    private final Map<Long, LikelyPaths.Sorted> m_lastRows = new HashMap<>();

    private long m_steps;

    private long m_stored;

    private double m_extreme;

    /**
     * @param table without empty rows and columns, larger than 2 x 2
     * @param tolerance of the logarithm within which tables are equally likely
     * @param mostSteps after which the search is given up
     */
    @SuppressWarnings("unchecked") // an array of maps
    FisherNetwork(final Counts table, final double tolerance, final long mostSteps) {
        final boolean wide = table.columnTotals().length > table.rowTotals().length;
        m_columns = (wide ? table.rowTotals() : table.columnTotals()).clone();
        m_rows = (wide ? table.columnTotals() : table.rowTotals()).clone();
        Arrays.sort(m_columns);
        Arrays.sort(m_rows);
        m_mostSteps = mostSteps;
        m_radix = m_columns[m_columns.length - 1] + 1L;
        m_logFactorial = new double[table.total() + 1];
        for (int i = 2; i < m_logFactorial.length; i++) {
            m_logFactorial[i] = m_logFactorial[i - 1] + Math.log(i);
        }
        m_rowsBelow = new double[m_rows.length + 1];
        for (int row = m_rows.length - 1; row >= 0; row--) {
            m_rowsBelow[row] = m_rowsBelow[row + 1] + m_logFactorial[m_rows[row]];
        }
        m_limit = tolerance + Arrays.stream(table.cells()).mapToDouble(this::logWeight).sum();
        m_ends = new Map[m_rows.length];
        Arrays.setAll(m_ends, row -> new HashMap<>());
    }

    /** @return the probability of all tables at most as likely as the observed one; NaN if the search is too long */
    double p() {
        if (m_columns.length * Math.log(m_radix) > Math.log(Long.MAX_VALUE)) {
            return Double.NaN;
        }
        final LikelyPaths start = new LikelyPaths();
        start.add(0, 1);
        Map<Long, LikelyPaths> nodes = new TreeMap<>();
        nodes.put(key(m_columns), start);
        for (int row = 0; row < m_rows.length - 2 && !isTooLong(); row++) {
            final Map<Long, LikelyPaths> next = new TreeMap<>();
            for (final Map.Entry<Long, LikelyPaths> node : nodes.entrySet()) {
                follow(row, columns(node.getKey()), node.getValue(), next);
            }
            nodes = next;
        }
        for (final Map.Entry<Long, LikelyPaths> node : nodes.entrySet()) {
            final LikelyPaths.Sorted ways = lastRows(columns(node.getKey()));
            node.getValue().forEach((log, probability) -> m_extreme += probability * ways.atMost(m_limit - log));
        }
        return isTooLong() ? Double.NaN : Math.min(1, m_extreme);
    }

    private boolean isTooLong() {
        return m_steps > m_mostSteps || m_stored > MOST_STORED;
    }

    /** Takes all paths to a node through a row. */
    private void follow(final int row, final int[] columns, final LikelyPaths paths,
        final Map<Long, LikelyPaths> next) {
        final double logAll = logAll(row, columns);
        fill(columns.clone(), 0, m_rows[row], 0, (left, logStep) -> {
            final int[] sorted = left.clone();
            Arrays.sort(sorted);
            final double share = Math.exp(logStep + logAll(row + 1, sorted) - logAll);
            final double[] ends = ends(row + 1, sorted);
            final LikelyPaths target = next.computeIfAbsent(key(sorted), k -> new LikelyPaths());
            m_steps += paths.size();
            paths.forEach((before, probability) -> {
                final double log = before + logStep;
                if (log + ends[1] <= m_limit) {
                    m_extreme += probability * share;
                } else if (log + ends[0] <= m_limit && target.add(log, probability * share)) {
                    m_stored++;
                }
            });
        });
    }

    /** The smallest and the largest log weight of all ways to fill a row and those below. */
    private double[] ends(final int row, final int[] columns) {
        if (row == m_rows.length - 2) {
            final double[] logs = lastRows(columns).logs();
            return logs.length == 0 ? new double[2] : new double[]{logs[0], logs[logs.length - 1]};
        }
        final Long key = key(columns);
        final double[] known = m_ends[row].get(key);
        if (known != null) {
            return known;
        }
        final double[] ends = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        fill(columns.clone(), 0, m_rows[row], 0, (left, logStep) -> {
            final int[] sorted = left.clone();
            Arrays.sort(sorted);
            final double[] below = ends(row + 1, sorted);
            ends[0] = Math.min(ends[0], logStep + below[0]);
            ends[1] = Math.max(ends[1], logStep + below[1]);
        });
        m_ends[row].put(key, ends);
        return ends;
    }

    private LikelyPaths.Sorted lastRows(final int[] columns) {
        final Long key = key(columns);
        LikelyPaths.Sorted ways = m_lastRows.get(key);
        if (ways == null) {
            final int row = m_rows.length - 2;
            final double logAll = logAll(row, columns);
            final LikelyPaths paths = new LikelyPaths();
            fill(columns.clone(), 0, m_rows[row], 0, (left, logStep) -> {
                final double log = logStep + logWeight(left);
                // A way whose probability is below all doubles is still one of the ends.
                m_stored += paths.add(log, Math.max(Double.MIN_VALUE, Math.exp(log - logAll))) ? 1 : 0;
            });
            ways = paths.sorted();
            m_lastRows.put(key, ways);
        }
        return ways;
    }

    /** A way to fill one row. */
    private interface Filled {
        void with(int[] left, double logStep);
    }

    /** Goes through the ways to take {@code open} from the columns from one onwards; puts back what it took. */
    private void fill(final int[] left, final int column, final int open, final double logStep, final Filled visitor) {
        if (column == left.length - 1) {
            m_steps++;
            left[column] -= open;
            visitor.with(left, logStep - m_logFactorial[open]);
            left[column] += open;
            return;
        }
        int capacity = 0;
        for (int j = column + 1; j < left.length; j++) {
            capacity += left[j];
        }
        final int has = left[column];
        for (int cell = Math.max(0, open - capacity); cell <= Math.min(open, has) && !isTooLong(); cell++) {
            left[column] = has - cell;
            fill(left, column + 1, open - cell, logStep - m_logFactorial[cell], visitor);
        }
        left[column] = has;
    }

    /** Log of the sum of the weights of all ways to fill a row and those below. */
    private double logAll(final int row, final int[] columns) {
        return m_logFactorial[Arrays.stream(columns).sum()] + logWeight(columns) - m_rowsBelow[row];
    }

    /** Log of one over the product of the factorials. */
    private double logWeight(final int[] cells) {
        double log = 0;
        for (final int cell : cells) {
            log -= m_logFactorial[cell];
        }
        return log;
    }

    private long key(final int[] sorted) {
        long key = 0;
        for (final int column : sorted) {
            key = key * m_radix + column;
        }
        return key;
    }

    private int[] columns(final long key) {
        final int[] columns = new int[m_columns.length];
        long rest = key;
        for (int j = columns.length - 1; j >= 0; j--) {
            columns[j] = (int)(rest % m_radix);
            rest /= m_radix;
        }
        return columns;
    }
}
