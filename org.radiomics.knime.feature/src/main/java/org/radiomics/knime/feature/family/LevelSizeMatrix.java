package org.radiomics.knime.feature.family;

/**
 * Counts of things that have a grey level and a size: runs and their lengths, zones and their voxels, voxels and their
 * dependent neighbours.
 *
 * @param levels the grey levels whose ranks are the rows
 * @param cells columns are sizes, values are counts, possibly weighted
 */
record LevelSizeMatrix(Levels levels, CellList cells) {

    /** @return whether nothing was counted */
    boolean isEmpty() {
        return cells.count() == 0;
    }
}
