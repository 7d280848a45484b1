package org.radiomics.knime.feature.dicom;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a series of DICOM images is called, for regions that refer to it. Identifiers are empty where it has none.
 *
 * @param study Study Instance UID
 * @param series Series Instance UID
 * @param frameOfReference Frame of Reference UID: positions of images and regions that share it can be compared
 * @param slices one per slice of the volume, in the order of its grid
 */
public record SeriesReference(String study, String series, String frameOfReference, List<Slice> slices) {

    /**
     * Where a slice comes from.
     *
     * @param sopClass UID of the kind of image
     * @param sopInstance UID of the image
     * @param frame of a multi-frame image, counted from 1; 0 for an image of one frame
     */
    public record Slice(String sopClass, String sopInstance, int frame) {
    }

    /** Copies the list of slices. */
    public SeriesReference {
        slices = List.copyOf(slices);
    }

    /** @return the SOP Instance UIDs of all images */
    Set<String> instances() {
        return slices.stream().map(Slice::sopInstance).collect(Collectors.toSet());
    }

    /**
     * @param drawnIn the Frame of Reference UID of a region, empty if it does not say
     * @return why the region has no place in this series, as a clause; empty if it may have one
     */
    Optional<String> excludes(final String drawnIn) {
        return drawnIn.isEmpty() || frameOfReference.isEmpty() || drawnIn.equals(frameOfReference) ? Optional.empty()
            : Optional.of("was drawn in the frame of reference " + drawnIn + ", and the image is in " + frameOfReference
                + ", so that their positions cannot be compared; choose the image it was drawn on");
    }
}
