package org.radiomics.knime.feature.quality;

/**
 * What is worth a second look.
 *
 * @param anisotropy largest over smallest spacing above which a case is flagged
 * @param fewestVoxels of a region, below which it is flagged
 * @param cutShare of a section on a side of the image, from which the region counts as cut off
 * @param outlier distance from the median of the sequence, in robust standard deviations (1.4826 times the median
 *            distance)
 */
public record QualityLimits(double anisotropy, int fewestVoxels, double cutShare, double outlier) {

    /** @return anisotropy 5, 64 voxels, a quarter of a section, 3.5 robust standard deviations */
    public static QualityLimits withDefaults() {
        return new QualityLimits(5, 64, 0.25, 3.5);
    }

    /** Checks the numbers. */
    public QualityLimits {
        if (!(anisotropy >= 1) || fewestVoxels < 1 || !(cutShare > 0 && cutShare <= 1) || !(outlier > 0)) {
            throw new IllegalArgumentException("The limits of the quality check are anisotropy " + anisotropy + ", "
                + fewestVoxels + " voxels, share " + cutShare + " and " + outlier
                + " deviations; anisotropy must be at least 1, voxels at least 1, the share above 0 and at most 1, "
                + "deviations above 0.");
        }
    }
}
