package org.radiomics.knime.feature.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.radiomics.knime.feature.dicom.DicomRegions;
import org.radiomics.knime.feature.dicom.DicomSeries;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.ImageFormatException;
import org.radiomics.knime.feature.image.ImagePair;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.region.GridRule;
import org.radiomics.knime.feature.region.LabelImage;
import org.radiomics.knime.feature.region.RegionChoice;
import org.radiomics.knime.feature.region.RegionException;
import org.radiomics.knime.feature.region.RegionMask;
import org.radiomics.knime.feature.region.RegionSet;

/**
 * Opens images and masks from files, whatever their format: NIfTI-1 and -2 (.nii, .nii.gz, .hdr with .img), NRRD
 * (.nrrd, .nhdr), MetaImage (.mha, .mhd), grey PNG and DICOM (files and folders of a series, segmentations, structure
 * sets). Files of two dimensions are one slice across z. The format is told by the file's first bytes, never by its
 * name; only the two files of a NIfTI pair find each other by name.
 */
public final class Images {

    private static final List<ImageReader> READERS = 
        List.of(new NiftiReader(), new NrrdReader(), new MetaReader(), new PngReader());

    /** Enough of a file to tell every format. */
    private static final int START = NiftiHeader.LENGTH_OF_SECOND;

    private Images() {
    }

    /** Reads something from a file that may be missing, closed to us, cut off or damaged. */
    private interface Reading<T> {

        T read() throws IOException;
    }

    private static <T> T reading(final Path path, final Reading<T> reading) throws ImageFormatException {
        if (!Files.exists(path)) {
            throw new ImageFormatException(path, "does not exist; check the path");
        }
        try {
            return reading.read();
        } catch (final ImageFormatException e) {
            throw e;
        } catch (final AccessDeniedException e) {
            throw new ImageFormatException(path, "may not be read; check its permissions", e);
        } catch (final EOFException e) {
            throw ImageStreams.truncated(path, e);
        } catch (final IOException e) {
            throw new ImageFormatException(path,
                "cannot be read (" + e.getMessage() + "); it is damaged, not fully copied or not accessible", e);
        } catch (final OutOfMemoryError e) {
            // A few compressed bytes can truly be a large image, and only asking tells what is left beside others.
            throw new ImageFormatException(path, "needs more memory than is left of the "
                + (Runtime.getRuntime().maxMemory() >> 20)
                + " MB that Java may take; give Java more with -Xmx, or crop the image", e);
        }
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
        return open(path, options).volume();
    }

    /**
     * Reads a 3-D image and what regions may call it.
     *
     * @param path the image: a file, or a folder with a DICOM series
     * @param options what to read of a DICOM folder, and how
     * @return voxels as {@link #read(Path, ImageOptions)}
     * @throws ImageFormatException as {@link #read(Path, ImageOptions)}
     */
    public static OpenImage open(final Path path, final ImageOptions options) throws ImageFormatException {
        return reading(path, () -> {
            if (isDicom(path)) {
                final DicomSeries series = DicomSeries.find(path, options.series());
                return new OpenImage(path, options.suv() && series.isPet() ? series.readSuv() : series.read(),
                    Optional.of(series.reference()));
            }
            final Path file = NiftiReader.headerOf(path);
            return new OpenImage(path, reader(file).read(file), Optional.empty());
        });
    }

    /**
     * @param path an image
     * @return whether it is a file of two dimensions, which is read as one slice; never DICOM
     * @throws ImageFormatException if the file is missing or its header cannot be read
     */
    public static boolean isPlane(final Path path) throws ImageFormatException {
        return reading(path, () -> {
            final Path file = NiftiReader.headerOf(path);
            return !isDicom(path) && reader(file).isPlane(file);
        });
    }

    /**
     * @param path a file or folder
     * @return whether it is to be read as DICOM: folders are, and files that begin as DICOM does
     * @throws IOException if the file cannot be read
     */
    public static boolean isDicom(final Path path) throws IOException {
        return Files.isDirectory(path) || DicomSeries.accepts(start(path));
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
            : "is neither NIfTI nor NRRD nor MetaImage nor DICOM nor a grey PNG; convert it to one of them");
    }

    /**
     * Reads what regions a file offers.
     *
     * @param path a label image, a DICOM segmentation or structure set, or a folder that holds exactly one of the
     *            latter two
     * @return its regions
     * @throws ImageFormatException if the file cannot be read, or is an image whose voxels are not whole numbers
     */
    public static RegionSet readRegions(final Path path) throws ImageFormatException {
        return reading(path, () -> Files.isDirectory(path) ? DicomRegions.find(path)
            : isDicom(path) ? DicomRegions.read(path) : labelImage(path));
    }

    /**
     * Reads what regions a layer of a file offers.
     *
     * @param path as {@link #readRegions(Path)}; its voxels may have several values, as in layered segmentations
     * @param layer which of the values of a voxel is its label, from 0; others than label images have one layer
     * @return the layer's regions
     * @throws ImageFormatException as {@link #readRegions(Path)}, and if there is no such layer
     */
    public static RegionSet readRegions(final Path path, final int layer) throws ImageFormatException {
        return reading(path, () -> {
            if (isDicom(path)) {
                return readRegions(path);
            }
            final Path file = NiftiReader.headerOf(path);
            return new LabelImage(path, reader(file).read(file, layer), reader(file).labelNames(file));
        });
    }

    private static LabelImage labelImage(final Path path) throws IOException {
        final Path file = NiftiReader.headerOf(path);
        final ImageReader reader = reader(file);
        return new LabelImage(path, reader.read(file), reader.labelNames(file));
    }

    /**
     * Reads regions for an image.
     *
     * @param path as {@link #readRegions}
     * @param image as read
     * @param choice which regions
     * @param rule how their grids must agree
     * @return at least one region, on the image's grid; not empty each
     * @throws ImageFormatException if the file cannot be read, has no such region, or the region does not go with the
     *             image; one sentence that names the mask
     */
    public static List<RegionMask> readMasks(final Path path, final OpenImage image, final RegionChoice choice,
        final GridRule rule) throws ImageFormatException {
        return readMasks(path, readRegions(path), image, choice, rule);
    }

    /**
     * Lays regions that were read onto an image, as {@link #readMasks(Path, OpenImage, RegionChoice, GridRule)}.
     *
     * @param path the regions are from
     * @param all its regions, or those of one layer
     * @param image as read
     * @param choice which regions
     * @param rule how their grids must agree
     * @return at least one region
     * @throws ImageFormatException if there is no such region, or it does not go with the image
     */
    public static List<RegionMask> readMasks(final Path path, final RegionSet all, final OpenImage image,
        final RegionChoice choice, final GridRule rule) throws ImageFormatException {
        final RegionSet regions =
            all instanceof DicomRegions dicom && image.series().isPresent() ? dicom.on(image.series().get()) : all;
        final List<RegionMask> masks = new ArrayList<>();
        for (final RegionMask region : choose(path, regions, image.volume().geometry(), choice)) {
            try {
                masks.add(region.withMask(rule.pair(image.volume(), region.mask()).mask()));
            } catch (final RegionException e) {
                throw new ImageFormatException(image.path(), "does not go with the mask " + path + " (region "
                    + region.region() + "): " + e.getMessage(), e);
            }
        }
        return masks;
    }

    private static List<RegionMask> choose(final Path path, final RegionSet regions, final Geometry grid,
        final RegionChoice choice) throws ImageFormatException {
        try {
            return choice.choose(regions, grid);
        } catch (final RegionException e) {
            throw new ImageFormatException(path, e.getMessage(), e);
        }
    }

    /**
     * Reads one region of a label image by itself.
     *
     * @param file the label image
     * @param label the value of the region's voxels
     * @return the region on its own grid, not empty, named as in the file or else after the file
     * @throws ImageFormatException as {@link #read(Path)}, and if a voxel is not a whole number or no voxel has the
     *             label; the message then lists the regions that are there
     */
    public static Mask readMask(final Path file, final int label) throws ImageFormatException {
        final LabelImage labels = reading(file, () -> labelImage(file));
        return choose(file, labels, labels.geometry(), RegionChoice.number(label)).get(0).mask();
    }

    /**
     * Reads and checks one case.
     *
     * @param imageFile the image
     * @param maskFile as {@link #readRegions}
     * @param label the number of the region
     * @param tolerance see {@link Geometry#difference}; {@link ImagePair#TOLERANCE} unless the user chose another
     * @return the pair
     * @throws ImageFormatException if a file cannot be read, the label is not there, or the grids differ; one sentence
     */
    public static ImagePair readPair(final Path imageFile, final Path maskFile, final int label, final double tolerance)
        throws ImageFormatException {
        final OpenImage image = open(imageFile, ImageOptions.withDefaults());
        final GridRule rule = new GridRule(tolerance, false);
        return new ImagePair(image.volume(),
            readMasks(maskFile, image, RegionChoice.number(label), rule).get(0).mask());
    }
}
