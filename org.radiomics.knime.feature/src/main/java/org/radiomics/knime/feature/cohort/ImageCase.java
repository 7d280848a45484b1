package org.radiomics.knime.feature.cohort;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * One image and one region of it, as a manifest names them. Whether the files are there shows when they are read.
 *
 * @param row of the manifest, counted from 1 without the header
 * @param patient the manifest's text; the row number if it has none
 * @param sequence the manifest's text; empty if it has no such column
 * @param reading the manifest's text; empty if it has no such column
 * @param image file
 * @param mask file
 * @param label of the region in the mask; empty if the manifest does not say
 * @param columns every column of the manifest, these included, by its name and in its order; the same names for all
 *             cases
 */
public record ImageCase(int row, String patient, String sequence, String reading, Path image, Path mask,
    OptionalInt label, Map<String, String> columns) {

    /** Copies the columns. */
    public ImageCase {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** @return the case's name for messages: patient, sequence and reading as far as they are given */
    public String name() {
        return (patient + " " + sequence + " " + reading).trim().replaceAll("\\s+", " ");
    }
}
