package org.radiomics.knime.feature.region;

import java.util.List;

import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.ImageFormatException;

/** The regions that one file holds: a label image, a DICOM segmentation or a DICOM structure set. Immutable. */
public interface RegionSet {

    /** @return the regions in ascending order of their numbers; empty if the file holds none */
    List<Region> regions();

    /**
     * Turns a region into voxels.
     *
     * @param region one of {@link #regions()}
     * @param image the grid of the image that the region belongs to
     * @return the region and what to know of it. Formats that describe outlines or planes come on the image's grid; a
     *         region with a grid of its own (a label image, a segmentation of another resolution) comes on that grid,
     *         and whether the two agree is for the caller to check
     * @throws ImageFormatException if the region cannot be placed on the grid; one sentence that names the file
     */
    PlacedRegion place(Region region, Geometry image) throws ImageFormatException;
}
