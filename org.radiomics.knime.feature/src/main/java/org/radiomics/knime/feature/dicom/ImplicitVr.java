package org.radiomics.knime.feature.dicom;

/**
 * The kinds of the binary values among the elements that are read here, for the transfer syntax that leaves them out
 * (PS3.6 chapter 6). All other values that are read as numbers are decimal text.
 */
final class ImplicitVr {

    private ImplicitVr() {
    }

    /** @return the two letters of a tag's value representation; DS where it is text */
    static String of(final int tag) {
        return switch (tag) {
            case Tag.SAMPLES_PER_PIXEL, Tag.PLANAR_CONFIGURATION, Tag.ROWS, Tag.COLUMNS, Tag.BITS_ALLOCATED,
                    Tag.BITS_STORED, Tag.HIGH_BIT, Tag.PIXEL_REPRESENTATION, Tag.SEGMENT_NUMBER,
                    Tag.REFERENCED_SEGMENT_NUMBER, Tag.MAXIMUM_FRACTIONAL_VALUE -> "US";
            case Tag.DIMENSION_INDEX_VALUES, Tag.TEMPORAL_POSITION_INDEX -> "UL";
            case Tag.EFFECTIVE_ECHO_TIME, Tag.DIFFUSION_B_VALUE -> "FD";
            default -> "DS";
        };
    }
}
