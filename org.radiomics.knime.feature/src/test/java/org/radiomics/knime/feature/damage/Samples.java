package org.radiomics.knime.feature.damage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

import org.radiomics.knime.feature.file.ImageOptions;
import org.radiomics.knime.feature.file.Images;
import org.radiomics.knime.feature.file.OpenImage;
import org.radiomics.knime.feature.image.ImagePair;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.region.GridRule;
import org.radiomics.knime.feature.region.RegionChoice;

/** One small sound file of every variant of a format that is read. */
final class Samples {

    /** Every byte of a file that no reader may open. */
    static final byte OUTSIDE = 'M';

    private static final int[] SIZE = {7, 6, 5};

    private Samples() {
    }

    /** @return all samples, those of DICOM included */
    static List<Sample> all() throws IOException {
        final List<Sample> samples = new ArrayList<>();
        samples.addAll(nifti());
        samples.addAll(nrrd());
        samples.addAll(DicomSamples.all());
        return samples;
    }

    /** Reads an image. */
    static void image(final Path path) throws IOException {
        final Volume volume = Images.read(path);
        final int[] size = volume.geometry().size();
        if (volume.voxels().length != size[0] * size[1] * size[2]) {
            throw new IllegalStateException("voxels do not fill the grid");
        }
        if (DoubleStream.of(volume.voxels()).allMatch(voxel -> voxel == (OUTSIDE << 8 | OUTSIDE))) {
            throw new IllegalStateException("voxels come from a file outside of the folder");
        }
    }

    /** Reads all regions of a label image for the image that it is itself. */
    static void labels(final Path path) throws IOException {
        final OpenImage image = Images.open(path, ImageOptions.withDefaults());
        Images.readMasks(path, image, RegionChoice.parse("each").withComponents(RegionChoice.Part.LARGEST),
            new GridRule(ImagePair.TOLERANCE, true));
    }

    static byte[] gzip(final byte[] content) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    static byte[] zlib(final byte[] content) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    /** Voxels of a few labels. */
    private static int[] voxels() {
        return IntStream.range(0, SIZE[0] * SIZE[1] * SIZE[2]).map(i -> i / 11 % 4).toArray();
    }

    static byte[] shorts(final ByteOrder order) {
        final ByteBuffer bytes = ByteBuffer.allocate(2 * voxels().length).order(order);
        for (final int voxel : voxels()) {
            bytes.putShort((short)voxel);
        }
        return bytes.array();
    }

    private static List<Sample> nifti() throws IOException {
        final List<Sample> samples = new ArrayList<>();
        for (final ByteOrder order : new ByteOrder[]{ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            final byte[] file = joined(nifti1(order, "n+1"), shorts(order));
            samples.add(new Sample("NIfTI-1 " + order, "a.nii", file, Samples::image));
        }
        final byte[] file = joined(nifti1(ByteOrder.LITTLE_ENDIAN, "n+1"), shorts(ByteOrder.LITTLE_ENDIAN));
        samples.add(new Sample("NIfTI-1 within gzip", "a.nii.gz", Content.of(file, Samples::gzip), Samples::image));
        samples.add(new Sample("NIfTI-1 gzip", "a.nii.gz", gzip(file), Samples::image));
        samples.add(new Sample("NIfTI-1 labels", "a.nii", file, Samples::labels));
        return samples;
    }

    /** A header of 352 bytes with qform, sform and scaling. */
    private static byte[] nifti1(final ByteOrder order, final String magic) {
        final ByteBuffer header = ByteBuffer.allocate(352).order(order);
        header.putInt(0, 348).putShort(40, (short)3);
        for (int axis = 0; axis < 3; axis++) {
            header.putShort(42 + 2 * axis, (short)SIZE[axis]).putFloat(80 + 4 * axis, 1 + axis);
            header.putFloat(280 + 20 * axis, 1 + axis).putFloat(268 + 4 * axis, 10 * axis);
        }
        header.putShort(70, (short)4).putShort(72, (short)16).putFloat(76, 1).putFloat(108, 352);
        header.putFloat(112, 1).putShort(252, (short)1).putShort(254, (short)1);
        header.put(344, magic.getBytes(StandardCharsets.US_ASCII));
        return header.array();
    }

    private static List<Sample> nrrd() throws IOException {
        final byte[] little = shorts(ByteOrder.LITTLE_ENDIAN);
        final byte[] text = IntStream.of(voxels()).mapToObj(String::valueOf).collect(Collectors.joining(" "))
            .getBytes(StandardCharsets.US_ASCII);
        final List<Sample> samples = new ArrayList<>();
        samples.add(nrrd("NRRD raw", joined(nrrd("raw"), little)));
        samples.add(new Sample("NRRD labels", "a.seg.nrrd", joined(nrrd("raw", "Segment0_Name:=tumour",
            "Segment0_LabelValue:=1", "Segment0_Layer:=0", "Segment1_Name:=node", "Segment1_LabelValue:=3"), little),
            Samples::labels));
        samples.add(nrrd("NRRD ascii", joined(nrrd("ascii"), text)));
        samples.add(nrrd("NRRD gzip", joined(nrrd("gzip"), gzip(little))));
        for (final String encoding : new String[]{"raw", "gzip"}) {
            final Map<String, byte[]> data = Map.of("a.raw", encoding.equals("raw") ? little : gzip(little));
            final byte[] header = nrrd(encoding, "data file: a.raw");
            samples.add(new Sample("NRRD detached header, " + encoding, data, "a.nhdr", header, "a.nhdr",
                Samples::image));
            samples.add(new Sample("NRRD detached voxels, " + encoding, Map.of("a.nhdr", header), "a.raw",
                data.get("a.raw"), "a.nhdr", Samples::image));
        }
        return samples;
    }

    private static Sample nrrd(final String name, final byte[] file) {
        return new Sample(name, "a.nrrd", file, Samples::image);
    }

    private static byte[] nrrd(final String encoding, final String... more) {
        final String header = "NRRD0004\ntype: short\ndimension: 3\nspace: left-posterior-superior\nsizes: " + SIZE[0]
            + " " + SIZE[1] + " " + SIZE[2] + "\nspace directions: (1,0,0) (0,2,0) (0,0,3)\n"
            + "kinds: domain domain domain\nendian: little\nencoding: " + encoding
            + "\nspace origin: (-1,2.5,3)\nkey:=value\n" + String.join("\n", more)
            + (more.length > 0 ? "\n" : "") + "\n";
        return header.getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] joined(final byte[]... parts) {
        final ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (final byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
