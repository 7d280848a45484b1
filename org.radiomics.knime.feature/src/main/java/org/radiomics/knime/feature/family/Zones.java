package org.radiomics.knime.feature.family;

/**
 * Counts the grey level size zone matrix of a region (IBSI 3.8): connected voxels of one level form a zone. Each voxel
 * joins the zones of the equal neighbours before it (union-find); most of these are neighbours of each other, so that
 * few have to be looked at.
 */
final class Zones {

    private static final int FREQUENT_SIZES = 32;

    /** The neighbours before a voxel lie in four rows of three: these bits are the rows' middle ones. */
    private static final int MIDDLES = 0b010_010_010_010;

    private static final int LASTS = MIDDLES << 1;

    /** The neighbour before a voxel in its own row. */
    private static final int PREDECESSOR = 1 << EqualNeighbours.MIDDLE - 1;

    private static final int BEFORE = (1 << EqualNeighbours.MIDDLE) - 1;

    private final Region m_region;

    private final EqualNeighbours m_neighbours;

    /** For each cell a cell of the same zone before it, or itself. */
    private final int[] m_parent;

    private Zones(final Region region, final EqualNeighbours neighbours) {
        m_region = region;
        m_neighbours = neighbours;
        m_parent = new int[region.cells()];
    }

    /**
     * @param levels the grey levels of a region
     * @param neighbours which adjacent voxels have the same level
     * @return how many zones of each level and size there are
     */
    static LevelSizeMatrix count(final GreyLevels levels, final EqualNeighbours neighbours) {
        final Zones zones = new Zones(levels.region(), neighbours);
        zones.join();
        return new LevelSizeMatrix(levels, Cells.of(zones.sizes(levels)));
    }

    private void join() {
        final int[] bits = m_neighbours.bits();
        for (int run = 0; run < m_region.runs(); run++) {
            final int start = m_region.runStart(run);
            final int end = start + m_region.runLength(run);
            for (int cell = start; cell < end; cell++) {
                m_parent[cell] = cell;
                int equal = needed(bits[cell] & BEFORE);
                while (equal != 0) {
                    final int bit = Integer.numberOfTrailingZeros(equal);
                    equal &= equal - 1;
                    join(cell, cell + m_neighbours.offset(bit));
                }
            }
        }
    }

    /** Leaves those out that another one is a neighbour of. */
    private static int needed(final int equal) {
        final int middles = equal & MIDDLES;
        final int withoutNeighboursOfMiddles = equal & ~(middles >>> 1 | middles << 1);
        return (equal & PREDECESSOR) == 0 ? withoutNeighboursOfMiddles
            : withoutNeighboursOfMiddles & (PREDECESSOR | LASTS);
    }

    private void join(final int a, final int b) {
        final int rootA = root(a);
        final int rootB = root(b);
        if (rootA < rootB) {
            m_parent[rootB] = rootA;
        } else {
            m_parent[rootA] = rootB;
        }
    }

    private int root(final int cell) {
        int root = cell;
        while (m_parent[root] != root) {
            m_parent[root] = m_parent[m_parent[root]];
            root = m_parent[root];
        }
        return root;
    }

    private CellCounts sizes(final GreyLevels levels) {
        final int[] sizes = new int[m_parent.length];
        for (int run = 0; run < m_region.runs(); run++) {
            final int start = m_region.runStart(run);
            final int end = start + m_region.runLength(run);
            for (int cell = start; cell < end; cell++) {
                // Parents lie before their cells and already know their root.
                m_parent[cell] = m_parent[m_parent[cell]];
                sizes[m_parent[cell]]++;
            }
        }
        final int[] ranks = levels.ranks();
        final CellCounts zones = new CellCounts(levels.present() + 1, FREQUENT_SIZES);
        for (int run = 0; run < m_region.runs(); run++) {
            final int start = m_region.runStart(run);
            final int end = start + m_region.runLength(run);
            for (int cell = start; cell < end; cell++) {
                if (sizes[cell] > 0) {
                    zones.increment(ranks[cell], sizes[cell]);
                }
            }
        }
        return zones;
    }
}
