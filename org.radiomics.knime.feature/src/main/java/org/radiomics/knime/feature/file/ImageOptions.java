package org.radiomics.knime.feature.file;

/**
 * What to read where a path holds more than one image, and how.
 *
 * @param series UID, number or description of a DICOM series; empty where there is only one
 * @param suv whether a PET series is read as standardised uptake values by body weight; other
 *            images are read as they are
 */
public record ImageOptions(String series, boolean suv) {

    /** @return the only series, values as they are */
    public static ImageOptions withDefaults() {
        return new ImageOptions("", false);
    }

    /** @return a copy for a series, by UID, number or description */
    public ImageOptions withSeries(final String choice) {
        return new ImageOptions(choice, suv);
    }

    /** @return a copy with or without SUV */
    public ImageOptions withSuv(final boolean uptake) {
        return new ImageOptions(series, uptake);
    }
}
