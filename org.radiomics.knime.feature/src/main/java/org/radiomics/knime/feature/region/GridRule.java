package org.radiomics.knime.feature.region;

import java.util.Locale;
import java.util.Optional;

import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.ImagePair;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;

/**
 * When a region goes with an image, and what is done where their grids differ.
 *
 * @param tolerance see {@link Geometry#difference}
 * @param resample whether a region on another grid is brought onto the image's: nearest neighbour through the patient's
 *            space, halfway the voxel with the higher index, as ITK does. Otherwise it is refused. Refused in any case
 *            is a region that reaches beyond the image, since what is cut off would be missing from every feature.
 */
public record GridRule(double tolerance, boolean resample) {

    /** {@link ImagePair#TOLERANCE}, and regions on other grids are refused. */
    public static final GridRule DEFAULT = new GridRule(ImagePair.TOLERANCE, false);

    /**
     * Pairs an image with a region.
     *
     * @param image the image
     * @param mask the region, on any grid
     * @return the image and the region on the image's grid; not empty
     * @throws RegionException if the region is empty, its grid differs and is not to be resampled, or it reaches beyond
     *             the image; says by how much and what to do
     */
    public ImagePair pair(final Volume image, final Mask mask) throws RegionException {
        final Mask region = mask.isEmpty() ? mask : onto(image.geometry(), mask);
        final Optional<String> problem = ImagePair.problem(image, region, tolerance);
        if (problem.isPresent()) {
            throw new RegionException(problem.get());
        }
        return new ImagePair(image, region);
    }

    private Mask onto(final Geometry image, final Mask mask) throws RegionException {
        final Optional<String> difference = image.difference(mask.geometry(), tolerance);
        if (difference.isEmpty()) {
            return mask;
        }
        final Placement placement = new Placement(mask, image);
        final int inside = placement.voxelsInside();
        final String problem = "their grids differ in " + difference.get() + ", and " + share(inside, mask.count())
            + " of the region's voxels lie inside the image";
        if (inside < mask.count()) {
            throw new RegionException(problem + "; draw the region on this image, or choose the image it belongs to");
        }
        if (!resample) {
            throw new RegionException(problem + "; have the mask resampled onto the image, or draw it there");
        }
        final Mask resampled = placement.resampled();
        if (resampled.isEmpty()) {
            throw new RegionException(problem + " but between the centres of its voxels, so that resampling leaves "
                + "nothing of it; draw the region on this image");
        }
        return resampled.broughtFrom(mask);
    }

    /** In tenths of a per cent; all or nothing only if it is so. */
    private static String share(final int part, final int all) {
        if (part == 0 || part == all) {
            return part == 0 ? "none" : "all";
        }
        final double percent = 100.0 * part / all;
        return String.format(Locale.ROOT, "%.1f %%", Math.max(0.1, Math.min(99.9, percent)));
    }
}
