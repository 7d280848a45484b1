package org.radiomics.knime.feature.family;

import java.util.ArrayList;
import java.util.List;

/**
 * A grey level co-occurrence matrix (IBSI 3.6): how often a voxel of level i has a voxel of level j as its neighbour in
 * a direction. Only cells that occur are held; of a symmetric matrix only those with i at most j.
 */
final class CooccurrenceMatrix {

    private static final int MOST_DENSE_CELLS = 1 << 22;

    private final Levels m_levels;

    private final boolean m_symmetric;

    private final CellList m_cells;

    private double m_total;

    /**
     * @param levels the grey levels whose pairs were counted
     * @param symmetric whether each cell stands for its mirror image as well; then none may lie below the diagonal
     * @param cells how often each pair of ranks occurs; not copied
     */
    CooccurrenceMatrix(final Levels levels, final boolean symmetric, final CellList cells) {
        m_levels = levels;
        m_symmetric = symmetric;
        m_cells = cells;
        recount();
    }

    /** Counts the pairs again after the cells changed. */
    void recount() {
        double total = 0;
        for (int cell = 0; cell < m_cells.count(); cell++) {
            // A symmetric matrix is the sum of the counts and their transpose.
            total += m_symmetric ? 2 * m_cells.value(cell) : m_cells.value(cell);
        }
        m_total = total;
    }

    /**
     * One matrix per direction.
     *
     * @param levels the grey levels of a region
     * @param directions steps to the neighbours
     * @param symmetric whether each pair counts in both orders
     * @return the matrices in the directions' order; some may be empty
     */
    static List<CooccurrenceMatrix> perDirection(final GreyLevels levels, final List<Direction> directions,
        final boolean symmetric) {
        final int[] offsets = Direction.offsets(levels.region(), directions);
        final int rows = levels.present() + 1;
        final List<CooccurrenceMatrix> matrices = new ArrayList<>();
        if ((long)rows * rows * offsets.length <= MOST_DENSE_CELLS) {
            final int[] pairs = countDense(levels, offsets);
            for (int d = 0; d < offsets.length; d++) {
                final Cells cells = Cells.of(pairs, d * rows * rows, rows, symmetric);
                matrices.add(new CooccurrenceMatrix(levels, symmetric, cells));
            }
        } else {
            final CellCounts pairs = new CellCounts(rows, rows);
            for (final int offset : offsets) {
                count(levels, offset, symmetric, pairs);
                matrices.add(new CooccurrenceMatrix(levels, symmetric, Cells.of(pairs)));
                pairs.clear();
            }
        }
        return matrices;
    }

    /**
     * All directions at once, one square matrix after the other: pairs of one direction tend to repeat, and counting
     * twice in one place is slower than counting in two.
     */
    private static int[] countDense(final GreyLevels levels, final int[] offsets) {
        final Region region = levels.region();
        final int[] ranks = levels.ranks();
        final int rows = levels.present() + 1;
        final int[] pairs = new int[rows * rows * offsets.length];
        for (int run = 0; run < region.runs(); run++) {
            final int start = region.runStart(run);
            final int end = start + region.runLength(run);
            for (int cell = start; cell < end; cell++) {
                int row = ranks[cell] * rows;
                for (final int offset : offsets) {
                    pairs[row + ranks[cell + offset]]++;
                    row += rows * rows;
                }
            }
        }
        return pairs;
    }

    private static void count(final GreyLevels levels, final int offset, final boolean symmetric,
        final CellCounts pairs) {
        final Region region = levels.region();
        final int[] ranks = levels.ranks();
        for (int run = 0; run < region.runs(); run++) {
            final int start = region.runStart(run);
            final int end = start + region.runLength(run);
            for (int cell = start; cell < end; cell++) {
                final int here = ranks[cell];
                final int there = ranks[cell + offset];
                if (symmetric && there < here) {
                    pairs.increment(there, here);
                } else {
                    pairs.increment(here, there);
                }
            }
        }
    }

    /**
     * The weighted sum of matrices of the same region.
     *
     * @param matrices at least one, all symmetric or none
     * @param weights one per matrix
     * @return the sum
     */
    static CooccurrenceMatrix merge(final List<CooccurrenceMatrix> matrices, final double[] weights) {
        final CooccurrenceMatrix first = matrices.get(0);
        return new CooccurrenceMatrix(first.m_levels, first.m_symmetric,
            Cells.sum(matrices.stream().map(matrix -> matrix.m_cells).toList(), weights));
    }

    /** @return the grey levels whose pairs were counted */
    Levels levels() {
        return m_levels;
    }

    /** @return whether cell (i, j) stands for cell (j, i) as well */
    boolean isSymmetric() {
        return m_symmetric;
    }

    /** @return whether no pair was counted */
    boolean isEmpty() {
        return m_total == 0;
    }

    /** @return the number of cells held */
    int cells() {
        return m_cells.count();
    }

    /** @return the rank of level i of a cell */
    int first(final int cell) {
        return m_cells.row(cell);
    }

    /** @return the rank of level j of a cell */
    int second(final int cell) {
        return m_cells.column(cell);
    }

    /** @return p(i, j) of a cell: its share of all pairs */
    double probability(final int cell) {
        final boolean doubled = m_symmetric && first(cell) == second(cell);
        return (doubled ? 2 : 1) * m_cells.value(cell) / m_total;
    }

    /** @return 2 for a cell that stands for its mirror image as well, else 1 */
    int multiplicity(final int cell) {
        return m_symmetric && first(cell) != second(cell) ? 2 : 1;
    }
}
