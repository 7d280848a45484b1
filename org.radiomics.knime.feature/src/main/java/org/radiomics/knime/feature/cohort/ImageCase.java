package org.radiomics.knime.feature.cohort;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.radiomics.knime.feature.region.RegionChoice;

/**
 * One image and one region of it, or several to be treated alike, as a manifest names them. Whether the files are there
 * shows when they are read.
 *
 * @param row of the manifest, counted from 1 without the header
 * @param patient the manifest's text; the row number if it has none
 * @param sequence the manifest's text; empty if it has no such column
 * @param reading the manifest's text; empty if it has no such column
 * @param image file, or folder with DICOM files
 * @param series of the folder: UID, number or description; empty if the manifest does not say
 * @param mask file, or folder with a DICOM file of regions
 * @param label number or name of the region in the mask, "any" or "each"; empty if the manifest does not say
 * @param columns every column of the manifest, these included, by its name and in its order; the same names for all
 *             cases
 */
public record ImageCase(int row, String patient, String sequence, String reading, Path image, String series,
    Path mask, String label, Map<String, String> columns) {

    /** Copies the columns. */
    public ImageCase {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** @return the case's name for messages: patient, sequence and reading as far as they are given */
    public String name() {
        return (patient + " " + sequence + " " + reading).trim().replaceAll("\\s+", " ");
    }

    /**
     * @param other what is chosen if the manifest does not say
     * @return which regions of the mask are meant; see {@link RegionChoice#parse}
     */
    public RegionChoice regions(final RegionChoice other) {
        return label.isBlank() ? other : RegionChoice.parse(label);
    }
}
