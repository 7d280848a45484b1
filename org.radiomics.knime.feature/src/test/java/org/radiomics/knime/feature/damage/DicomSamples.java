package org.radiomics.knime.feature.damage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.radiomics.knime.feature.dicom.SeriesReference;
import org.radiomics.knime.feature.file.ImageOptions;
import org.radiomics.knime.feature.file.Images;
import org.radiomics.knime.feature.file.OpenImage;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;
import org.radiomics.knime.feature.region.GridRule;
import org.radiomics.knime.feature.region.RegionChoice;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/** Small sound DICOM series of single slices, of which one is damaged, and a structure set. */
final class DicomSamples {

    static final String IMPLICIT = "1.2.840.10008.1.2";

    static final String EXPLICIT = "1.2.840.10008.1.2.1";

    private static final String DEFLATED = "1.2.840.10008.1.2.1.99";

    private static final String BIG_ENDIAN = "1.2.840.10008.1.2.2";

    static final String SERIES = "1.2.3.9";

    static final String FRAME_OF_REFERENCE = "1.2.3.10";

    static final int PIXELS = 0x7fe00010;

    static final int ROWS = 6;

    static final int COLUMNS = 7;

    static final int SLICES = 3;

    private static final Geometry GRID = Geometry.axisAligned(new int[]{COLUMNS, ROWS, SLICES},
        new double[]{0.75, 1.5, 2}, new double[]{-1, 2.5, 0});

    private DicomSamples() {
    }

    static List<Sample> all() throws IOException {
        final List<Sample> samples = new ArrayList<>();
        for (final String syntax : new String[]{IMPLICIT, EXPLICIT, BIG_ENDIAN, DEFLATED}) {
            samples.add(series("DICOM " + syntax, syntax));
        }
        samples.add(new Sample("DICOM meta information", series(EXPLICIT), "1.dcm", slice(EXPLICIT, 1).sound(), "",
            Samples::image));
        samples.add(new Sample("DICOM deflated stream", series(EXPLICIT), "1.dcm", slice(DEFLATED, 1).sound(), "",
            Samples::image));
        samples.addAll(compressed());
        samples.addAll(MultiFrameSamples.all());
        samples.add(new Sample("DICOM structure set", "a.dcm", structureSet(), DicomSamples::regions));
        samples.add(new Sample("DICOM PET as SUV", "a.dcm", positronEmission(),
            path -> Images.read(path, ImageOptions.withDefaults().withSuv(true))));
        return samples;
    }

    /** A folder of slices of which the middle one is damaged. */
    private static Sample series(final String name, final String syntax) {
        return new Sample(name, series(syntax), "1.dcm", slice(syntax, 1), "", Samples::image);
    }

    private static Map<String, byte[]> series(final String syntax) {
        final Map<String, byte[]> files = new HashMap<>();
        for (int slice = 0; slice < SLICES; slice++) {
            files.put(slice + ".dcm", slice(syntax, slice).sound());
        }
        return files;
    }

    private static DicomObject slice(final String syntax, final int slice) {
        return slice(syntax, slice, ROWS, COLUMNS, 16, 16, true).pixels(PIXELS,
            IntStream.range(0, ROWS * COLUMNS).map(i -> i * slice - 20).toArray());
    }

    /** What every object says of itself. */
    static DicomObject head(final String syntax, final String sopClass, final String instance,
        final String modality) {
        final DicomObject data = new DicomObject(syntax);
        data.text(0x00080005, "CS", "ISO_IR 100").text(0x00080016, "UI", sopClass);
        return data.text(0x00080018, "UI", instance).text(0x00080060, "CS", modality).text(0x0008103e, "LO", "T1");
    }

    /** All of a slice but its pixels. */
    private static DicomObject slice(final String syntax, final int slice, final int rows, final int columns,
        final int allocated, final int stored, final boolean signed) {
        final DicomObject data = head(syntax, "1.2.840.10008.5.1.4.1.1.4", "1.2.3." + slice, "MR");
        data.text(0x00100010, "PN", "A^B").text(0x00180050, "DS", "2");
        data.text(0x0020000d, "UI", "1.2.3.8").text(0x0020000e, "UI", SERIES).text(0x00200011, "IS", "4");
        data.text(0x00200013, "IS", String.valueOf(slice)).text(0x00200032, "DS", "-1\\2.5\\" + 2 * slice);
        data.text(0x00200037, "DS", "1\\0\\0\\0\\1\\0").text(0x00200052, "UI", FRAME_OF_REFERENCE);
        pixelFormat(data, 0, rows, columns, allocated, stored, signed);
        return data.text(0x00281052, "DS", "0").text(0x00281053, "DS", "1");
    }

    /** What every image says of its pixels; more than 0 frames make a multi-frame image. */
    static void pixelFormat(final DicomObject data, final int frames, final int rows, final int columns,
        final int allocated, final int stored, final boolean signed) {
        data.shorts(0x00280002, 1).text(0x00280004, "CS", "MONOCHROME2");
        if (frames > 0) {
            data.text(0x00280008, "IS", String.valueOf(frames));
        }
        data.shorts(0x00280010, rows).shorts(0x00280011, columns);
        if (frames == 0) {
            data.text(0x00280030, "DS", "1.5\\0.75");
        }
        data.shorts(0x00280100, allocated).shorts(0x00280101, stored).shorts(0x00280102, stored - 1);
        data.shorts(0x00280103, signed ? 1 : 0);
    }

    /** One series for each transfer syntax of the compressed frames, all its slices with the same pixels. */
    private static List<Sample> compressed() throws IOException {
        final Map<String, Sample> bySyntax = new TreeMap<>();
        try (InputStream in =
            DicomSamples.class.getResourceAsStream("/org/radiomics/knime/feature/dicom/compressed_frames.csv");
                CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                    .ofNamedCsvRecord(new String(in.readAllBytes(), StandardCharsets.US_ASCII))) {
            csv.forEach(line -> {
                final String syntax = line.getField("syntax");
                final String kind = "DICOM " + syntax + ", " + line.getField("allocated") + " bits"
                    + (line.getField("command").contains("restart") ? ", restarts" : "");
                bySyntax.putIfAbsent(kind, compressed(kind, line));
            });
        }
        return List.copyOf(bySyntax.values());
    }

    private static Sample compressed(final String name, final NamedCsvRecord line) {
        final byte[] frame = Base64.getDecoder().decode(line.getField("stream"));
        final Map<String, byte[]> files = new HashMap<>();
        DicomObject middle = null;
        for (int slice = 0; slice < SLICES; slice++) {
            final DicomObject data =
                slice(line.getField("syntax"), slice, number(line, "rows"), number(line, "columns"),
                    number(line, "allocated"), number(line, "stored"), Boolean.parseBoolean(line.getField("signed")));
            data.fragments(PIXELS, frame);
            files.put(slice + ".dcm", data.sound());
            middle = slice == 1 ? data : middle;
        }
        return new Sample(name, files, "1.dcm", middle, "", Samples::image);
    }

    private static int number(final NamedCsvRecord line, final String field) {
        return Integer.parseInt(line.getField(field));
    }

    private static DicomObject structureSet() {
        final DicomObject data = head(EXPLICIT, "1.2.840.10008.5.1.4.1.1.481.3", "1.2.3.22", "RTSTRUCT");
        data.text(0x30060002, "SH", "set");
        final DicomObject image = new DicomObject(EXPLICIT).text(0x00081155, "UI", "1.2.3.1");
        final DicomObject series =
            new DicomObject(EXPLICIT).text(0x0020000e, "UI", SERIES).sequence(0x30060016, image);
        final DicomObject study = new DicomObject(EXPLICIT).sequence(0x30060014, series);
        data.sequence(0x30060010,
            new DicomObject(EXPLICIT).text(0x00200052, "UI", FRAME_OF_REFERENCE).sequence(0x30060012, study));
        data.sequence(0x30060020, new DicomObject(EXPLICIT).text(0x30060022, "IS", "1")
            .text(0x30060024, "UI", FRAME_OF_REFERENCE).text(0x30060026, "LO", "GTV"));
        final DicomObject[] contours = new DicomObject[SLICES - 1];
        for (int slice = 0; slice < contours.length; slice++) {
            final int z = 2 * slice;
            contours[slice] = new DicomObject(EXPLICIT).sequence(0x30060016, image)
                .text(0x30060042, "CS", "CLOSED_PLANAR").text(0x30060046, "IS", "4")
                .text(0x30060050, "DS", "0\\3\\" + z + "\\3\\3\\" + z + "\\3\\8\\" + z + "\\0\\8\\" + z);
        }
        return data.sequence(0x30060039,
            new DicomObject(EXPLICIT).sequence(0x30060040, contours).text(0x30060084, "IS", "1"));
    }

    /** One slice, since a series of one is a volume, too. */
    private static DicomObject positronEmission() {
        final DicomObject data = head(EXPLICIT, "1.2.840.10008.5.1.4.1.1.128", "1.2.3.40", "PT");
        data.text(0x00080021, "DA", "20200102").text(0x00080022, "DA", "20200102").text(0x00080031, "TM", "101500.5");
        data.text(0x00080032, "TM", "101501").text(0x00101030, "DS", "70.5").text(0x00180050, "DS", "2");
        final DicomObject tracer = new DicomObject(EXPLICIT).text(0x00181072, "TM", "091500");
        data.sequence(0x00540016, tracer.text(0x00181074, "DS", "3.5e8").text(0x00181075, "DS", "6586.2"));
        data.text(0x00280051, "CS", "ATTN\\DECY").text(0x00541001, "CS", "BQML").text(0x00541102, "CS", "START");
        data.text(0x0020000d, "UI", "1.2.3.8").text(0x0020000e, "UI", SERIES).text(0x00200032, "DS", "-1\\2.5\\0");
        data.text(0x00200037, "DS", "1\\0\\0\\0\\1\\0");
        pixelFormat(data, 0, ROWS, COLUMNS, 16, 16, true);
        data.text(0x00281052, "DS", "0").text(0x00281053, "DS", "0.25");
        return data.pixels(PIXELS, IntStream.range(0, ROWS * COLUMNS).toArray());
    }

    /** Reads all regions of a structure set or segmentation for the series. */
    static void regions(final Path path) throws IOException {
        final List<SeriesReference.Slice> slices = IntStream.range(0, SLICES)
            .mapToObj(i -> new SeriesReference.Slice("1.2.840.10008.5.1.4.1.1.4", "1.2.3." + i, 0)).toList();
        final SeriesReference series = new SeriesReference("1.2.3.8", SERIES, FRAME_OF_REFERENCE, slices);
        final Volume image = new Volume(GRID, VoxelType.INT16, new double[SLICES * ROWS * COLUMNS]);
        Images.readMasks(path, new OpenImage(path, image, Optional.of(series)), RegionChoice.parse("each"),
            GridRule.DEFAULT);
    }
}
