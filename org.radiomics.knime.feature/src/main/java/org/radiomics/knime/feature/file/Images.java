package org.radiomics.knime.feature.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.radiomics.knime.feature.dicom.DicomSeries;
import org.radiomics.knime.feature.image.ImageFormatException;
import org.radiomics.knime.feature.image.ImagePair;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;

/**
 * Opens images and masks from files, whatever their format: NIfTI-1 (.nii, .nii.gz), NRRD (.nrrd, .nhdr) and DICOM (files and folders of a series). The format
 * is told by the file's first bytes, never by its name.
 */
public final class Images {

    private static final List<ImageReader> READERS = List.of(new NiftiReader(), new NrrdReader());

    /** Enough of a file to tell every format. */
    private static final int START = NiftiHeader.LENGTH;

    /** No more labels than this are listed in a message. */
    private static final int MOST_LISTED = 20;

    private Images() {
    }

    /**
     * Reads a 3-D image as {@link #read(Path, ImageOptions)} with the defaults.
     *
     * @param path the image: a file, or a folder with one DICOM series
     * @return its voxels
     * @throws ImageFormatException if it cannot be read; one sentence
     */
    public static Volume read(final Path path) throws ImageFormatException {
        return read(path, ImageOptions.withDefaults());
    }

    /**
     * Reads a 3-D image.
     *
     * @param path the image: a file, or a folder with a DICOM series
     * @param options what to read of a DICOM folder, and how
     * @return its voxels with the type they have in the file, on a grid in LPS millimetres. NaN and infinite voxels are
     *         kept.
     * @throws ImageFormatException if the file is missing, cannot be read, is damaged, or is no 3-D image of numbers;
     *             the message is one sentence that names the file
     */
    public static Volume read(final Path path, final ImageOptions options) throws ImageFormatException {
        if (!Files.exists(path)) {
            throw new ImageFormatException(path, "does not exist; check the path");
        }
        try {
            if (Files.isDirectory(path) || DicomSeries.accepts(start(path))) {
                final DicomSeries series = DicomSeries.find(path, options.series());
                return options.suv() ? series.readSuv() : series.read();
            }
            return reader(path).read(path);
        } catch (final ImageFormatException e) {
            throw e;
        } catch (final AccessDeniedException e) {
            throw new ImageFormatException(path, "may not be read; check its permissions", e);
        } catch (final EOFException e) {
            throw ImageStreams.truncated(path, e);
        } catch (final IOException e) {
            throw new ImageFormatException(path,
                "cannot be read (" + e.getMessage() + "); it is damaged, not fully copied or not accessible", e);
        }
    }

    /** The first bytes, inflated if the file as a whole is compressed. */
    private static byte[] start(final Path file) throws IOException {
        try (InputStream in = ImageStreams.inflating(file)) {
            return in.readNBytes(START);
        }
    }

    private static ImageReader reader(final Path file) throws IOException {
        final byte[] start = start(file);
        for (final ImageReader reader : READERS) {
            if (reader.accepts(start)) {
                return reader;
            }
        }
        throw new ImageFormatException(file, start.length == 0 ? "is empty; copy it again"
            : "is neither NIfTI-1 nor NRRD nor DICOM; convert it to one of them");
    }

    /**
     * Reads one region of a label image.
     *
     * @param file the label image
     * @param label the value of the region's voxels
     * @return the region, not empty, named after the file
     * @throws ImageFormatException as {@link #read(Path)}, and if a voxel is not a whole number or no voxel has the
     *             label; the message then lists the labels that are there
     */
    public static Mask readMask(final Path file, final int label) throws ImageFormatException {
        final Volume volume = read(file);
        final SortedMap<Integer, Integer> labels;
        try {
            labels = labels(volume);
        } catch (final IllegalArgumentException e) {
            throw new ImageFormatException(file, "is no mask: " + e.getMessage() + "; save it as a label map", e);
        }
        if (!labels.containsKey(label) || label == 0) {
            throw new ImageFormatException(file, labels.isEmpty()
                ? "is an empty mask: every voxel is 0; draw the region"
                : "has no voxel with label " + label + "; choose one of its labels, " + listed(labels));
        }
        return Mask.of(volume, label, file.getFileName().toString());
    }

    private static String listed(final SortedMap<Integer, Integer> labels) {
        final String listed = labels.keySet().stream().limit(MOST_LISTED).map(String::valueOf)
            .collect(Collectors.joining(", "));
        return labels.size() <= MOST_LISTED ? listed : listed + " and " + (labels.size() - MOST_LISTED) + " more";
    }

    /**
     * Reads and checks one case.
     *
     * @param imageFile the image
     * @param maskFile the label image
     * @param label the value of the region's voxels
     * @param tolerance see {@link Geometry#difference}; {@link ImagePair#TOLERANCE} unless the user chose another
     * @return the pair
     * @throws ImageFormatException if a file cannot be read, the label is not there, the grids differ, or a voxel of
     *             the region is NaN or infinite; one sentence
     */
    public static ImagePair readPair(final Path imageFile, final Path maskFile, final int label, final double tolerance)
        throws ImageFormatException {
        final Volume image = read(imageFile);
        final Mask mask = readMask(maskFile, label);
        final Optional<String> problem = ImagePair.problem(image, mask, tolerance);
        if (problem.isPresent()) {
            throw new ImageFormatException(imageFile, "does not go with the mask " + maskFile + ": " + problem.get());
        }
        return new ImagePair(image, mask);
    }

    /**
     * Lists the regions of a label image.
     *
     * @param volume an image of whole numbers
     * @return each value other than 0 and the number of voxels that have it, in ascending order of values; empty if
     *         every voxel is 0
     * @throws IllegalArgumentException if a voxel is not a whole number between -2147483648 and 2147483647; the message
     *             is a clause that says which
     */
    public static SortedMap<Integer, Integer> labels(final Volume volume) {
        final double[] voxels = volume.voxels();
        final SortedMap<Integer, Integer> counts = new TreeMap<>();
        // Labels come in runs, so the map is asked once per run.
        int from = 0;
        for (int i = 1; i <= voxels.length; i++) {
            if (i == voxels.length || voxels[i] != voxels[from]) {
                final int label = (int)voxels[from];
                if (label != voxels[from]) {
                    throw new IllegalArgumentException("voxel " + volume.geometry().place(from) + " is " + voxels[from]
                        + ", and labels are whole numbers of at most 32 bits");
                }
                if (label != 0) {
                    counts.merge(label, i - from, Integer::sum);
                }
                from = i;
            }
        }
        return counts;
    }
}
