package org.radiomics.knime.feature.quality;

import java.util.List;

/**
 * What can be said of the quality of one image and one region of it.
 *
 * @param patient of the case
 * @param sequence of the case
 * @param reading of the case
 * @param size voxels along x, y, z
 * @param spacing in mm along x, y, z
 * @param voxels of the region
 * @param millilitres volume of the region
 * @param components connected parts of the region, touching corners included
 * @param bordersTouched sides of the image that the region touches, 0 to 6
 * @param cutShare the region's largest area on a side of the image, as a share of its largest section across that axis:
 *            near 1 where the image ends within the region
 * @param image of all voxels that are finite
 * @param region of the voxels of the region that are finite
 * @param notFinite voxels of the image that are NaN or infinite
 * @param histogram 32 counts of the region's voxels between its minimum and maximum
 * @param fingerprint SHA-256 of size and voxels of the image: equal for copies
 */
public record CaseQuality(String patient, String sequence, String reading, List<Integer> size, List<Double> spacing,
    int voxels, double millilitres, int components, int bordersTouched, double cutShare, IntensitySummary image,
    IntensitySummary region, int notFinite, List<Integer> histogram, String fingerprint) {

    /** Copies the lists. */
    public CaseQuality {
        size = List.copyOf(size);
        spacing = List.copyOf(spacing);
        histogram = List.copyOf(histogram);
    }

    /** @return the case's name for messages */
    public String name() {
        return (patient + " " + sequence + " " + reading).strip().replaceAll("\\s+", " ");
    }

    /** @return the largest spacing over the smallest */
    public double anisotropy() {
        return spacing.stream().mapToDouble(Double::doubleValue).max().orElse(1)
            / spacing.stream().mapToDouble(Double::doubleValue).min().orElse(1);
    }
}
