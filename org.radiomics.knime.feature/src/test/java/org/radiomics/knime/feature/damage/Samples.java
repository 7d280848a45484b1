package org.radiomics.knime.feature.damage;

import java.awt.image.BufferedImage;
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

import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
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
        samples.addAll(metaImage());
        samples.add(new Sample("PNG", "a.png", png(), Samples::image));
        samples.addAll(DicomSamples.all());
        return samples;
    }

    private static byte[] png() throws IOException {
        final BufferedImage picture = new BufferedImage(SIZE[0], SIZE[1], BufferedImage.TYPE_USHORT_GRAY);
        for (int i = 0; i < SIZE[0] * SIZE[1]; i++) {
            picture.getRaster().setSample(i % SIZE[0], i / SIZE[0], 0, 1000 * i);
        }
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", new MemoryCacheImageOutputStream(bytes));
        return bytes.toByteArray();
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

    private static byte[] bzip2(final byte[] content) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new BZip2CompressorOutputStream(bytes)) {
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
        final byte[] second = joined(nifti2(), shorts(ByteOrder.LITTLE_ENDIAN));
        samples.add(new Sample("NIfTI-2", "a.nii", second, Samples::image));
        final byte[] header = nifti1(ByteOrder.LITTLE_ENDIAN, "ni1");
        final byte[] voxels = shorts(ByteOrder.LITTLE_ENDIAN);
        samples.add(new Sample("NIfTI-1 pair, header", Map.of("a.img", voxels), "a.hdr", header, "a.hdr",
            Samples::image));
        samples.add(new Sample("NIfTI-1 pair, voxels", Map.of("a.hdr", header), "a.img", voxels, "a.img",
            Samples::image));
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
        header.putShort(70, (short)4).putShort(72, (short)16).putFloat(76, 1);
        header.putFloat(108, magic.equals("n+1") ? 352 : 0);
        header.putFloat(112, 1).putShort(252, (short)1).putShort(254, (short)1);
        header.put(344, magic.getBytes(StandardCharsets.US_ASCII));
        return header.array();
    }

    /** A header of 544 bytes with qform, sform and scaling. */
    private static byte[] nifti2() {
        final ByteBuffer header = ByteBuffer.allocate(544).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(0, 540).put(4, new byte[]{'n', '+', '2', 0, '\r', '\n', 26, '\n'});
        header.putShort(12, (short)4).putShort(14, (short)16).putLong(16, 3).putDouble(104, 1);
        for (int axis = 0; axis < 3; axis++) {
            header.putLong(24 + 8 * axis, SIZE[axis]).putDouble(112 + 8 * axis, 1 + axis);
            header.putDouble(376 + 8 * axis, 10 * axis).putDouble(400 + 40 * axis, 1 + axis);
        }
        header.putLong(168, 544).putDouble(176, 1).putInt(344, 1).putInt(348, 1);
        return header.array();
    }

    private static List<Sample> metaImage() throws IOException {
        final byte[] voxels = shorts(ByteOrder.LITTLE_ENDIAN);
        final byte[] deflated = zlib(voxels);
        final List<Sample> samples = new ArrayList<>();
        samples.add(new Sample("MetaImage", "a.mha", joined(metaImage("False", "LOCAL"), voxels),
            Samples::image));
        samples.add(new Sample("MetaImage compressed", "a.mha", joined(metaImage("True\nCompressedDataSize = "
            + deflated.length, "LOCAL"), deflated), Samples::image));
        final byte[] header = metaImage("False", "a.raw");
        samples.add(new Sample("MetaImage detached header", Map.of("a.raw", voxels), "a.mhd", header,
            "a.mhd", Samples::image));
        samples.add(new Sample("MetaImage detached voxels", Map.of("a.mhd", header), "a.raw", voxels,
            "a.mhd", Samples::image));
        samples.add(new Sample("MetaImage detached compressed voxels", Map.of("a.mhd", metaImage("True", "a.zraw")),
            "a.zraw", deflated, "a.mhd", Samples::image));
        return samples;
    }

    private static byte[] metaImage(final String compressed, final String data) {
        final String header = "ObjectType = Image\nNDims = 3\nBinaryData = True\nBinaryDataByteOrderMSB = False\n"
            + "CompressedData = " + compressed + "\nTransformMatrix = 1 0 0 0 1 0 0 0 1\nOffset = -1 2.5 3\n"
            + "CenterOfRotation = 0 0 0\nAnatomicalOrientation = RAI\nElementSpacing = 1 2 3\nDimSize = " + SIZE[0]
            + " " + SIZE[1] + " " + SIZE[2] + "\nElementType = MET_SHORT\nElementDataFile = " + data + "\n";
        return header.getBytes(StandardCharsets.US_ASCII);
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
        samples.add(nrrd("NRRD bzip2", joined(nrrd("bzip2"), bzip2(little))));
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
