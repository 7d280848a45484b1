package org.radiomics.knime.feature.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import org.radiomics.knime.feature.image.ImageFormatException;
import org.radiomics.knime.feature.image.Volume;

/** Reads one file format. */
interface ImageReader {

    /**
     * @param start the first bytes of a file, inflated if the file as a whole is compressed
     * @return whether the file looks like one of this format
     */
    boolean accepts(byte[] start);

    /**
     * @param file a file whose start was accepted
     * @return its voxels, on a grid in LPS millimetres
     * @throws ImageFormatException if the file is damaged or holds something other than one 3-D image of numbers
     * @throws IOException if the file cannot be read at all
     */
    Volume read(Path file) throws IOException;

    /**
     * @param file as above
     * @return whether the file has two dimensions; {@link #read} gives one slice of it
     * @throws ImageFormatException if the header is damaged
     * @throws IOException if the file cannot be read at all
     */
    boolean isPlane(Path file) throws IOException;

    /**
     * Reads one of several values per voxel.
     *
     * @param file as above
     * @param component which value, from 0; formats and files with one value per voxel have no other
     * @return as above
     * @throws ImageFormatException as above, and if there is no such value
     * @throws IOException if the file cannot be read at all
     */
    default Volume read(final Path file, final int component) throws IOException {
        return read(file);
    }

    /**
     * @param file as above
     * @return names that the file gives to the values of its voxels as a label image; mostly none
     * @throws IOException if the file cannot be read
     */
    default Map<Integer, String> labelNames(final Path file) throws IOException {
        return Map.of();
    }
}
