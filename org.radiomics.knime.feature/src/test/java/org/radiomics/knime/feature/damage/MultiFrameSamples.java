package org.radiomics.knime.feature.damage;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Small sound DICOM images and segmentations of several frames. */
final class MultiFrameSamples {

    private static final int FRAMES = DicomSamples.SLICES;

    /** RLE of one frame: a segment of high bytes, all 0, and one of low bytes, in runs and literals. */
    private static final byte[] RLE = rle();

    private final String m_syntax;

    private MultiFrameSamples(final String syntax) {
        m_syntax = syntax;
    }

    static List<Sample> all() {
        final int[] pixels = IntStream.range(0, FRAMES * DicomSamples.ROWS * DicomSamples.COLUMNS).toArray();
        final DicomObject explicit =
            new MultiFrameSamples(DicomSamples.EXPLICIT).enhanced().pixels(DicomSamples.PIXELS, pixels);
        final DicomObject implicit =
            new MultiFrameSamples(DicomSamples.IMPLICIT).enhanced().pixels(DicomSamples.PIXELS, pixels).open();
        final DicomObject compressed =
            new MultiFrameSamples("1.2.840.10008.1.2.5").enhanced().fragments(DicomSamples.PIXELS, RLE, RLE, RLE);
        return List.of(new Sample("DICOM enhanced", "a.dcm", explicit, Samples::image),
            new Sample("DICOM enhanced, implicit, open sequences", "a.dcm", implicit, Samples::image),
            new Sample("DICOM enhanced, RLE", "a.dcm", compressed, Samples::image), segmentation("BINARY", 1),
            segmentation("FRACTIONAL", 8));
    }

    private static Sample segmentation(final String type, final int bits) {
        final byte[] pixels = new byte[(FRAMES * DicomSamples.ROWS * DicomSamples.COLUMNS * bits + 7) / 8];
        Arrays.fill(pixels, (byte)0xe6);
        final DicomObject object = new MultiFrameSamples(DicomSamples.EXPLICIT).segmentation(type, bits, pixels);
        return new Sample("DICOM segmentation, " + type, "a.dcm", object, DicomSamples::regions);
    }

    private static byte[] rle() {
        final int pixels = DicomSamples.ROWS * DicomSamples.COLUMNS;
        final byte[] rle = new byte[64 + 4 + 6];
        rle[0] = 2;
        rle[4] = 64;
        rle[8] = 66;
        rle[64] = (byte)(1 - pixels);
        rle[66] = 2;
        rle[67] = 7;
        rle[68] = 8;
        rle[69] = 9;
        rle[70] = (byte)(1 - (pixels - 3));
        rle[71] = 5;
        return rle;
    }

    private DicomObject empty() {
        return new DicomObject(m_syntax);
    }

    private DicomObject shared() {
        return empty().sequence(0x00209116, empty().text(0x00200037, "DS", "1\\0\\0\\0\\1\\0"))
            .sequence(0x00289110, empty().text(0x00180050, "DS", "2").text(0x00280030, "DS", "1.5\\0.75"));
    }

    private DicomObject frame(final int frame) {
        final DicomObject content = empty().text(0x00209056, "SH", "1").bytes(0x00209157, "UL",
            new byte[]{(byte)(frame + 1), 0, 0, 0});
        return empty().sequence(0x00209111, content).sequence(0x00209113,
            empty().text(0x00200032, "DS", "-1\\2.5\\" + 2 * frame));
    }

    private DicomObject head(final String sopClass, final String modality) {
        return DicomSamples.head(m_syntax, sopClass, "1.2.3.20", modality).text(0x0020000d, "UI", "1.2.3.8")
            .text(0x0020000e, "UI", DicomSamples.SERIES).text(0x00200052, "UI", DicomSamples.FRAME_OF_REFERENCE);
    }

    /** An enhanced MR image but for its pixels. */
    private DicomObject enhanced() {
        final DicomObject data = head("1.2.840.10008.5.1.4.1.1.4.1", "MR");
        DicomSamples.pixelFormat(data, FRAMES, DicomSamples.ROWS, DicomSamples.COLUMNS, 16, 12, false);
        final DicomObject rescale = empty().text(0x00281052, "DS", "-5").text(0x00281053, "DS", "0.5");
        final DicomObject[] frames = IntStream.range(0, FRAMES).mapToObj(this::frame).toArray(DicomObject[]::new);
        return data.sequence(0x52009229, shared().sequence(0x00289145, rescale)).sequence(0x52009230, frames);
    }

    private DicomObject segmentation(final String type, final int bits, final byte[] pixels) {
        final DicomObject data = head("1.2.840.10008.5.1.4.1.1.66.4", "SEG");
        DicomSamples.pixelFormat(data, FRAMES, DicomSamples.ROWS, DicomSamples.COLUMNS, bits, bits, false);
        data.text(0x00620001, "CS", type);
        data.sequence(0x00620002, empty().shorts(0x00620004, 1).text(0x00620005, "LO", "tumour"));
        if (bits > 1) {
            data.shorts(0x0062000e, 255).text(0x00620010, "CS", "PROBABILITY");
        }
        final DicomObject[] frames = IntStream.range(0, FRAMES)
            .mapToObj(frame -> frame(frame).sequence(0x0062000a, empty().shorts(0x0062000b, 1)))
            .toArray(DicomObject[]::new);
        data.sequence(0x52009229, shared()).sequence(0x52009230, frames);
        return data.bytes(DicomSamples.PIXELS, "OB", pixels);
    }
}
