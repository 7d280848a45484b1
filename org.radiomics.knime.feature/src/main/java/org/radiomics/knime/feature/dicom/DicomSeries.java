package org.radiomics.knime.feature.dicom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.ImageFormatException;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

/**
 * A series of DICOM images that make one volume: files in a folder in any order, or one multi-frame file. Slices are
 * ordered by their positions in the patient, never by number or file name. Values are those of ITK: rescaled by slope
 * and intercept, the samples of MONOCHROME1 images turned so that high is bright. Nothing of the patient is kept.
 */
public final class DicomSeries {

    private final Path m_where;

    private final List<ImageFrame> m_frames;

    private DicomSeries(final Path where, final List<ImageFrame> frames) {
        m_where = where;
        m_frames = frames;
    }

    /**
     * @param start the first bytes of a file, 140 if it has as many
     * @return whether it looks like DICOM
     */
    public static boolean accepts(final byte[] start) {
        return DicomFile.accepts(start);
    }

    /**
     * Lists the series of images in a folder and the folders below it. Files that are not DICOM, and DICOM objects that
     * are no images, are passed over.
     *
     * @param folder with DICOM files
     * @return the series by their numbers; none if there is no image
     * @throws IOException if the folder cannot be read or an image in it is damaged
     */
    public static List<DicomSeries> list(final Path folder) throws IOException {
        final List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        final Map<String, List<ImageFrame>> series = new LinkedHashMap<>();
        for (final Path file : files) {
            if (DicomFile.isDicom(file)) {
                final DicomFile read = DicomFile.read(file);
                if (FrameHeaders.isImage(read)) {
                    for (final ImageFrame frame : FrameHeaders.of(read)) {
                        series.computeIfAbsent(frame.source().series(), uid -> new ArrayList<>()).add(frame);
                    }
                }
            }
        }
        return series.values().stream().map(frames -> new DicomSeries(folder, frames))
            .sorted(Comparator.comparing((DicomSeries s) -> s.number().length()).thenComparing(DicomSeries::number)
                .thenComparing(DicomSeries::uid))
            .toList();
    }

    /**
     * Finds the series of a folder, or that of one file.
     *
     * @param path a folder with DICOM files, or a DICOM image
     * @param choice UID, number or description of the series, in this order, upper and lower case alike; empty if there
     *            is only one
     * @return the series
     * @throws ImageFormatException if there is no such series, or several and none was chosen; the message lists them
     * @throws IOException if a file cannot be read at all
     */
    public static DicomSeries find(final Path path, final String choice) throws IOException {
        if (!Files.isDirectory(path)) {
            return new DicomSeries(path, FrameHeaders.of(DicomFile.read(path)));
        }
        final List<DicomSeries> all = list(path);
        if (all.isEmpty()) {
            throw new ImageFormatException(path,
                "is a folder without a DICOM image; give one with a series, or an image file");
        }
        final String wanted = choice.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty() && all.size() == 1) {
            return all.get(0);
        }
        List<DicomSeries> found = List.of();
        if (!wanted.isEmpty()) {
            found = all.stream().filter(s -> s.uid().equals(wanted)).toList();
            found = !found.isEmpty() ? found : all.stream().filter(s -> s.number().equals(wanted)).toList();
            found = !found.isEmpty() ? found
                : all.stream().filter(s -> s.description().toLowerCase(Locale.ROOT).equals(wanted)).toList();
        }
        if (found.size() == 1) {
            return found.get(0);
        }
        final String listed = (found.isEmpty() ? all : found).stream().limit(20).map(DicomSeries::toString)
            .collect(Collectors.joining("; "));
        throw new ImageFormatException(path, (found.isEmpty()
            ? wanted.isEmpty() ? "holds " + all.size() + " series" : "holds no series \"" + choice.strip() + "\""
            : "holds " + found.size() + " series \"" + choice.strip() + "\"")
            + "; choose one by number, description or UID: " + listed);
    }

    /** @return Series Instance UID */
    public String uid() {
        return first().series();
    }

    /** @return as the scanner counts series; empty if it does not */
    public String number() {
        return first().seriesNumber();
    }

    /** @return for people; may be empty */
    public String description() {
        return first().seriesDescription();
    }

    /** @return CT, MR, PT, ... */
    public String modality() {
        return first().modality();
    }

    /** @return whether values may be turned into standardised uptake values */
    public boolean isPet() {
        return modality().equals("PT");
    }

    /** @return the number of images, or of frames of multi-frame images */
    public int images() {
        return m_frames.size();
    }

    /** @return pixels along a row of the first image */
    public int columns() {
        return m_frames.get(0).format().columns();
    }

    /** @return rows of the first image */
    public int rows() {
        return m_frames.get(0).format().rows();
    }

    private ImageSource first() {
        return m_frames.get(0).source();
    }

    /** @return number, description, modality, size and UID */
    @Override
    public String toString() {
        return (number().isEmpty() ? "" : number() + " ") + "\"" + description() + "\" (" + modality() + ", " + images()
            + (images() == 1 ? " image" : " images") + " of " + columns() + " x " + rows() + ", " + uid() + ")";
    }

    /**
     * Reads the volume.
     *
     * @return its voxels: whole numbers in the smallest type that holds what slope and intercept can make of the stored
     *         bits, as they are stored where there is nothing to rescale, else 64-bit floats
     * @throws ImageFormatException if the slices make no regular grid, or the pixels are damaged or of a kind that is
     *             not read; the message says which
     * @throws IOException if a file cannot be read at all
     */
    public Volume read() throws IOException {
        return read(1, type());
    }

    /**
     * What regions that are drawn on the series refer to.
     *
     * @return its identifiers and those of its images, in the order of the volume's slices
     * @throws ImageFormatException if the slices make no regular grid; the message says why
     */
    public SeriesReference reference() throws ImageFormatException {
        final List<SeriesReference.Slice> slices = SliceStack.of(m_where, m_frames).slices().stream()
            .map(slice -> new SeriesReference.Slice(slice.source().sopClass(), slice.source().sopInstance(),
                slice.frames() == 1 ? 0 : slice.number() + 1))
            .toList();
        return new SeriesReference(first().study(), first().series(), first().frameOfReference(), slices);
    }

    /**
     * Reads a PET volume as standardised uptake values by body weight.
     *
     * @return g/ml, as 64-bit floats
     * @throws ImageFormatException as {@link #read()}, and if the header does not hold what the SUV depends on
     * @throws IOException if a file cannot be read at all
     */
    public Volume readSuv() throws IOException {
        final Map<Path, DataSet> images = new LinkedHashMap<>();
        for (final ImageFrame frame : m_frames) {
            if (!images.containsKey(frame.source().file())) {
                images.put(frame.source().file(), DicomFile.read(frame.source().file()).data());
            }
        }
        return read(PetSuv.factor(images.values()), VoxelType.FLOAT64);
    }

    private Volume read(final double factor, final VoxelType type) throws IOException {
        final SliceStack stack = SliceStack.of(m_where, m_frames);
        final Geometry geometry = stack.geometry();
        final double[] voxels = allocate(geometry);
        final int plane = geometry.size(0) * geometry.size(1);
        for (int z = 0; z < geometry.size(2); z++) {
            stack.slices().get(z).read(voxels, z * plane);
        }
        if (factor != 1) {
            for (int i = 0; i < voxels.length; i++) {
                voxels[i] *= factor;
            }
        }
        return new Volume(geometry, type, voxels);
    }

    private double[] allocate(final Geometry geometry) throws ImageFormatException {
        final long megabytes = geometry.voxels() * Double.BYTES >> 20;
        final long allowed = Runtime.getRuntime().maxMemory() >> 20;
        if (geometry.voxels() > Integer.MAX_VALUE - 8 || megabytes > allowed) {
            throw new ImageFormatException(m_where, "needs " + megabytes + " MB of memory where Java may take "
                + allowed + " MB; give Java more with -Xmx, or crop the image");
        }
        return new double[(int)geometry.voxels()];
    }

    /** The type that GDCM gives rescaled samples; the widest of the slices'. */
    private VoxelType type() {
        double lowest = 0;
        double highest = 0;
        boolean plain = true;
        for (final ImageFrame frame : m_frames) {
            if (frame.slope() != Math.rint(frame.slope()) || frame.intercept() != Math.rint(frame.intercept())) {
                return VoxelType.FLOAT64;
            }
            plain &= frame.isPlain();
            final double one = frame.slope() * frame.lowestSample() + frame.intercept();
            final double other = frame.slope() * frame.highestSample() + frame.intercept();
            lowest = Math.min(lowest, Math.min(one, other));
            highest = Math.max(highest, Math.max(one, other));
        }
        final FrameFormat format = m_frames.get(0).format();
        if (plain && m_frames.stream().map(ImageFrame::format).distinct().count() == 1) {
            return switch (format.bitsAllocated()) {
                case 8 -> format.signed() ? VoxelType.INT8 : VoxelType.UINT8;
                case 16 -> format.signed() ? VoxelType.INT16 : VoxelType.UINT16;
                default -> format.signed() ? VoxelType.INT32 : VoxelType.UINT32;
            };
        }
        for (final VoxelType type : List.of(VoxelType.UINT8, VoxelType.INT8, VoxelType.UINT16, VoxelType.INT16,
            VoxelType.UINT32, VoxelType.INT32)) {
            if (type.lowest() <= lowest && highest <= type.highest()) {
                return type;
            }
        }
        return VoxelType.FLOAT64;
    }

    /** @return the frames, in no order */
    Collection<ImageFrame> frames() {
        return m_frames;
    }
}
