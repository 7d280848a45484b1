package org.radiomics.knime.feature.file;

import java.nio.file.Path;

import org.radiomics.knime.feature.image.ImageFormatException;

/**
 * The axis of a file along which each voxel has several values, as masks of overlapping regions do.
 *
 * @param count values per voxel; 1 if there is no such axis
 * @param inner numbers in the file from one value of a voxel to its next
 */
record ComponentAxis(int count, int inner) {

    static final ComponentAxis NONE = new ComponentAxis(1, 1);

    /**
     * @param file for the message
     * @param values of all components, in the order of the file
     * @param component which one, from 0; the values themselves if there is only one
     * @return one value per voxel
     * @throws ImageFormatException if there is no such component
     */
    double[] pick(final Path file, final double[] values, final int component) throws ImageFormatException {
        if (count == 1) {
            return values;
        }
        if (component >= count) {
            throw new ImageFormatException(file, "has " + count + " values per voxel, counted from 0, and number "
                + component + " was asked for (label_channel); choose one of them");
        }
        final double[] picked = new double[values.length / count];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = values[(i / inner * count + component) * inner + i % inner];
        }
        return picked;
    }
}
