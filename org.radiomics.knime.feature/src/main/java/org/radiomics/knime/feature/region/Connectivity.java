package org.radiomics.knime.feature.region;

import java.util.Arrays;

/** Which voxels are neighbours. */
public enum Connectivity {

    /** The 6 that share a face. */
    FACES(1),
    /** The 26 that share a face, an edge or a corner. */
    CORNERS(3);

    private final int m_steps;

    Connectivity(final int steps) {
        m_steps = steps;
    }

    /**
     * @param row from one voxel to the next along y, in an array with x running fastest
     * @param slice from one voxel to the next along z
     * @return the distances in the array from a voxel to its neighbours
     */
    int[] offsets(final int row, final int slice) {
        final int[] offsets = new int[26];
        int count = 0;
        for (int z = -1; z <= 1; z++) {
            for (int y = -1; y <= 1; y++) {
                for (int x = -1; x <= 1; x++) {
                    final int steps = Math.abs(x) + Math.abs(y) + Math.abs(z);
                    if (steps > 0 && steps <= m_steps) {
                        offsets[count++] = x + y * row + z * slice;
                    }
                }
            }
        }
        return Arrays.copyOf(offsets, count);
    }
}
