package org.radiomics.knime.feature.image;

import java.util.Optional;

/**
 * An image and a region on the same grid, checked. Voxels of the region may be NaN or infinite.
 *
 * @param image the voxels
 * @param mask the region; not empty
 */
public record ImagePair(Volume image, Mask mask) {

    /**
     * The default tolerance, as a fraction of a voxel (of spacing and origin) and of a direction cosine. Positions in
     * NIfTI headers are 32-bit floats, which cannot say a place one metre from the origin better than 6e-5 mm;
     * PyRadiomics' default of 1e-6 refuses pairs that differ by nothing else.
     */
    public static final double TOLERANCE = 1e-4;

    /**
     * Says why a region does not go with an image.
     *
     * @param image the image
     * @param mask the region
     * @param tolerance see {@link Geometry#difference}
     * @return a clause that says what is wrong and what to do; empty if all is well
     */
    public static Optional<String> problem(final Volume image, final Mask mask, final double tolerance) {
        final Optional<String> difference = image.geometry().difference(mask.geometry(), tolerance);
        if (difference.isPresent()) {
            return Optional.of("their grids differ in " + difference.get()
                + "; resample the mask onto the image, or draw it there");
        }
        if (mask.isEmpty()) {
            return Optional.of("no voxel has label " + mask.label() + "; draw the region or choose another label");
        }
        return Optional.empty();
    }

    /**
     * Says which voxels of a region are no finite numbers.
     *
     * @param image the image
     * @param mask the region, on its grid
     * @return a clause that says how many there are and what to do; empty if all are finite
     */
    public static Optional<String> notFinite(final Volume image, final Mask mask) {
        final double[] voxels = image.voxels();
        final boolean[] inside = mask.inside();
        int count = 0;
        int first = -1;
        for (int i = 0; i < voxels.length; i++) {
            if (inside[i] && !Double.isFinite(voxels[i])) {
                first = count == 0 ? i : first;
                count++;
            }
        }
        return count == 0 ? Optional.empty()
            : Optional.of(count + (count == 1 ? " voxel" : " voxels") + " of the region " + (count == 1 ? "is" : "are")
                + " NaN or infinite, the first at " + image.geometry().place(first)
                + "; repair the image or leave them out of the region");
    }
}
