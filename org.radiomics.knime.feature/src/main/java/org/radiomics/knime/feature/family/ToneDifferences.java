package org.radiomics.knime.feature.family;

/**
 * A neighbourhood grey tone difference matrix (IBSI 3.10): of each grey level, the number of voxels and the sum of the
 * absolute differences between their level and the mean level of their neighbours.
 */
interface ToneDifferences {

    /** @return how many levels are present */
    int levels();

    /** @return the number of voxels counted */
    int voxels();

    /** @return the level of a rank from 1 */
    int level(int rank);

    /** @return p_i: the share of the voxels that have the level of a rank */
    double probability(int rank);

    /** @return s_i: the sum of differences at the level of a rank */
    double differences(int rank);
}
