package org.radiomics.knime.feature.family;

/** The grey levels that a matrix counts, numbered by their rank among those present: 1 for the lowest. */
interface Levels {

    /** @return how many different levels are present */
    int present();

    /** @return Ng of the features' formulas: the highest level of the whole region */
    int highest();

    /** @return the level of a rank from 1 */
    int value(int rank);

    /** @return the number of voxels that have the level of a rank */
    int count(int rank);
}
