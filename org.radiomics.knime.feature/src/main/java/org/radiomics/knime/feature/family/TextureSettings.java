package org.radiomics.knime.feature.family;

/**
 * Which neighbours the texture matrices look at. Immutable.
 *
 * @param distances Chebyshev distances of neighbours in voxels, for GLCM, GLDM and NGTDM; each at least 1
 * @param flatAxis the axis along which voxels are no neighbours (0 = x, 1 = y, 2 = z); -1 for neighbours in 3-D
 * @param symmetricGlcm whether each pair of neighbours counts in both orders
 * @param weighting how GLCM and GLRLM of the directions are merged
 * @param dependenceTolerance the largest difference of grey levels of dependent voxels, for GLDM; at least 0
 */
public record TextureSettings(int[] distances, int flatAxis, boolean symmetricGlcm, Weighting weighting,
    int dependenceTolerance) {

    /** PyRadiomics' defaults: distance 1, three dimensions, symmetric, directions averaged, tolerance 0. */
    public static final TextureSettings DEFAULTS =
        new TextureSettings(new int[]{1}, -1, true, Weighting.NONE, 0);

    /** @throws IllegalArgumentException if there is no distance, or a number is out of its range */
    public TextureSettings {
        if (distances.length == 0 || dependenceTolerance < 0 || flatAxis < -1 || flatAxis > 2) {
            throw new IllegalArgumentException("Texture needs at least one distance, a flat axis of -1 to 2 and a "
                + "dependence tolerance of at least 0.");
        }
        distances = distances.clone();
        for (final int distance : distances) {
            if (distance < 1) {
                throw new IllegalArgumentException("A distance of " + distance + " voxels is not at least 1.");
            }
        }
    }

    @Override
    public int[] distances() {
        return distances.clone();
    }

    /** @return whether neighbours are the adjacent voxels only */
    boolean isAdjacent() {
        return distances.length == 1 && distances[0] == 1;
    }

    /** @return the longest distance, the border a region needs */
    public int reach() {
        int longest = 1;
        for (final int distance : distances) {
            longest = Math.max(longest, distance);
        }
        return longest;
    }
}
