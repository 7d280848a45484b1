package org.radiomics.knime.feature.dicom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.radiomics.knime.feature.image.ImageFormatException;
import org.radiomics.knime.feature.region.RegionSet;

/** The regions of a DICOM file, which says on which images they were drawn. */
public interface DicomRegions extends RegionSet {

    /**
     * @param file a DICOM structure set or segmentation
     * @return its regions
     * @throws ImageFormatException if the file is damaged or is neither of the two
     * @throws IOException if the file cannot be read at all
     */
    static DicomRegions read(final Path file) throws IOException {
        final DicomFile dicom = DicomFile.read(file);
        return switch (dicom.data().text(Tag.SOP_CLASS_UID)) {
            case SopClass.STRUCTURE_SET -> StructureSet.of(dicom.data());
            case SopClass.SEGMENTATION, SopClass.LABEL_MAP_SEGMENTATION -> Segmentation.of(dicom);
            default -> throw new ImageFormatException(file, "holds no regions: it is neither an RT structure set nor a "
                + "segmentation; choose the file of the regions");
        };
    }

    /**
     * @param folder with DICOM files, images among them; folders below are looked through too
     * @return the regions of the only structure set or segmentation in it
     * @throws ImageFormatException if there is none or more than one; the message lists them
     * @throws IOException if a file cannot be read
     */
    static DicomRegions find(final Path folder) throws IOException {
        final List<Path> found = files(folder);
        if (found.size() != 1) {
            throw new ImageFormatException(folder, found.isEmpty()
                ? "is a folder without an RT structure set or a segmentation; give the file of the regions"
                : "holds " + found.size() + " files of regions; give one of them, " + found.stream().limit(20)
                    .map(file -> folder.relativize(file).toString()).collect(Collectors.joining(", ")));
        }
        return read(found.get(0));
    }

    /**
     * @param path a folder, which is looked through with the folders below, or a file
     * @return the DICOM files of regions in it, by their paths
     * @throws IOException if a file cannot be read
     */
    static List<Path> files(final Path path) throws IOException {
        final List<Path> files;
        try (Stream<Path> walk = Files.walk(path)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        } catch (final UncheckedIOException e) {
            throw e.getCause();
        }
        final List<Path> found = new ArrayList<>();
        for (final Path file : files) {
            if (DicomFile.isDicom(file) && areIn(DicomFile.read(file).data())) {
                found.add(file);
            }
        }
        return found;
    }

    /**
     * @param data the elements of a DICOM file
     * @return whether {@link #read} reads such a file, that is, whether its SOP class is one of regions
     */
    static boolean areIn(final DataSet data) {
        return switch (data.text(Tag.SOP_CLASS_UID)) {
            case SopClass.STRUCTURE_SET, SopClass.SEGMENTATION, SopClass.LABEL_MAP_SEGMENTATION -> true;
            default -> false;
        };
    }

    /**
     * Checks the regions against the images that they are to be placed on. Without a series they are placed by position
     * alone.
     *
     * @param series what the images are called
     * @return the same regions, which refuse to be placed if their frame of reference is known and is not that of the
     *         series, and remark if they name images that are not in the series
     */
    DicomRegions on(SeriesReference series);
}
