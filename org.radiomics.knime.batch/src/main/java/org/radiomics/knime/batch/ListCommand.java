package org.radiomics.knime.batch;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.radiomics.knime.feature.dicom.DicomRegions;
import org.radiomics.knime.feature.dicom.DicomSeries;
import org.radiomics.knime.feature.file.Images;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.ImageFormatException;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.region.LabelImage;
import org.radiomics.knime.feature.region.Region;
import org.radiomics.knime.feature.region.RegionSet;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists what can be read from a path. Says nothing of the patient. */
@Command(name = "list", mixinStandardHelpOptions = true,
    description = "Lists the series of a DICOM folder and the regions of a mask, as a manifest may name them.",
    exitCodeListHeading = "Exit codes:%n", exitCodeList = {"0:done", "2:bad arguments", "4:the path cannot be read"})
final class ListCommand implements Callable<Integer> {

    /** An image with more values than this is hardly a mask. */
    private static final int MOST_REGIONS = 1000;

    @Spec
    private CommandSpec m_spec;

    @Parameters(paramLabel = "PATH", description = "an image or a mask: a file, or a folder with DICOM files")
    private Path m_path;

    @Override
    public Integer call() throws IOException {
        if (!Files.exists(m_path)) {
            throw new Failure(ExitCode.ARGUMENTS, m_path + " does not exist; check the path.");
        }
        if (Images.isDicom(m_path)) {
            listDicom();
        } else {
            listLabels();
        }
        return ExitCode.DONE;
    }

    private void listDicom() throws IOException {
        final List<DicomSeries> all = DicomSeries.list(m_path);
        final List<Path> masks = DicomRegions.files(m_path);
        if (all.isEmpty() && masks.isEmpty()) {
            throw new ImageFormatException(m_path, "holds neither DICOM images nor DICOM regions");
        }
        if (!all.isEmpty()) {
            final List<List<String>> rows = new ArrayList<>(List.of(List.of("series", "description", "modality", "size",
                "UID")));
            all.forEach(series -> rows.add(List.of(series.number(), series.description(), series.modality(),
                series.columns() + " x " + series.rows() + " x " + series.images(), series.uid())));
            print(rows);
        }
        final Optional<Geometry> grid =
            all.size() == 1 && !masks.isEmpty() ? Optional.of(all.get(0).read().geometry()) : Optional.empty();
        for (final Path mask : masks) {
            print(List.of(List.of("regions of " + (mask.equals(m_path) ? mask : m_path.relativize(mask)))));
            final RegionSet regions = DicomRegions.read(mask);
            final List<List<String>> rows = new ArrayList<>(List.of(List.of("number", "name", "voxels")));
            regions.regions().forEach(region -> rows.add(List.of(String.valueOf(region.number()), region.name(),
                grid.map(image -> voxels(regions, region, image)).orElse("-"))));
            print(rows);
        }
    }

    /** How many voxels a region has on the only series of its folder; none to tell if it has no place there. */
    private static String voxels(final RegionSet regions, final Region region, final Geometry image) {
        try {
            return String.valueOf(regions.place(region, image).mask().count());
        } catch (final ImageFormatException noPlace) {
            return "-";
        }
    }

    private void listLabels() throws IOException {
        final Volume image = Images.read(m_path);
        print(List.of(List.of("size", "spacing (mm)", "type"), List.of(joined(image.geometry().size()),
            image.geometry().spacing(0) + " x " + image.geometry().spacing(1) + " x " + image.geometry().spacing(2),
            image.type().toString())));
        final LabelImage labels;
        try {
            labels = (LabelImage)Images.readRegions(m_path);
        } catch (final ImageFormatException noMask) {
            m_spec.commandLine().getOut().println(noMask.getMessage());
            return;
        }
        if (labels.voxels().size() > MOST_REGIONS) {
            m_spec.commandLine().getOut().println(labels.voxels().size() + " values; this is an image, not a mask.");
            return;
        }
        final Map<Integer, Integer> voxels = labels.voxels();
        final List<List<String>> rows = new ArrayList<>(List.of(List.of("number", "name", "voxels")));
        labels.regions().forEach(region -> rows.add(List.of(String.valueOf(region.number()), region.name(),
            String.valueOf(voxels.get(region.number())))));
        print(rows);
        labels.remarks().forEach(m_spec.commandLine().getOut()::println);
    }

    private static String joined(final int[] size) {
        return size[0] + " x " + size[1] + " x " + size[2];
    }

    /** A table: columns as wide as their widest cell, two blanks between them. */
    private void print(final List<List<String>> rows) {
        final PrintWriter out = m_spec.commandLine().getOut();
        final int columns = rows.get(0).size();
        for (final List<String> row : rows) {
            final StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                final int at = column;
                final int width = rows.stream().mapToInt(other -> other.get(at).length()).max().orElse(0);
                line.append(row.get(column)).append(" ".repeat(width - row.get(column).length() + 2));
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
