package org.radiomics.knime.feature.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompressedFramesTest {

    private static final String TWELVE = "smooth, 16 x 12, 12 of 16 bits, unsigned; ";

    private static List<CompressedFrame> frames() {
        return CompressedFrame.all();
    }

    private static CompressedFrame frame(final String name) {
        return frames().stream().filter(frame -> frame.name().equals(name)).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("frames")
    void decodesWhatOtherProgramsCompressed(final CompressedFrame frame) throws IOException {
        assertThat(frame.decoder().decode(frame.stream(), frame.format())).isEqualTo(frame.samples());
    }

    @ParameterizedTest
    @MethodSource("frames")
    void saysSoWhenAStreamIsCut(final CompressedFrame frame) {
        // The last bytes may be an end marker and padding.
        for (int length = 0; length < frame.stream().length - 8; length++) {
            final byte[] cut = Arrays.copyOf(frame.stream(), length);
            assertThatThrownBy(() -> frame.decoder().decode(cut, frame.format())).isInstanceOf(IOException.class)
                .hasMessageStartingWith("has ");
        }
    }

    @ParameterizedTest
    @MethodSource("frames")
    void endsWithSamplesOrAReasonWhenAStreamIsDamaged(final CompressedFrame frame) {
        final Random random = new Random(7);
        for (int i = 0; i < 60; i++) {
            final byte[] damaged = frame.stream().clone();
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                damaged[random.nextInt(damaged.length)] ^= (byte)(1 << random.nextInt(8));
            }
            try {
                assertThat(frame.decoder().decode(damaged, frame.format())).hasSameSizeAs(frame.samples());
            } catch (final IOException e) {
                assertThat(e).hasMessageStartingWith("has ");
            }
        }
    }

    @Test
    void refusesAFrameOfAnotherSize() {
        final CompressedFrame frame = frame(TWELVE + "dcmcjpls");
        final FrameFormat other = new FrameFormat(12, 17, 16, 12, false);
        assertThatThrownBy(() -> frame.decoder().decode(frame.stream(), other)).isInstanceOf(IOException.class)
            .hasMessage("has a compressed frame of 16 x 12 pixels where its header says 17 x 12; it is damaged");
    }

    @Test
    void refusesMoreBitsThanTheHeaderAllocates() {
        final CompressedFrame frame = frame(TWELVE + "cjpeg -lossless 1 -precision 12");
        final FrameFormat other = new FrameFormat(12, 16, 8, 8, false);
        assertThatThrownBy(() -> frame.decoder().decode(frame.stream(), other)).isInstanceOf(IOException.class)
            .hasMessage("has compressed pixels of 12 bits where its header says 8; it is damaged");
    }

    @Test
    void namesTheProcessWhereAnotherJpegWasPromised() {
        final CompressedFrame frame = frame("smooth, 16 x 12, 8 of 8 bits, unsigned; dcmcjpeg +eb");
        assertThatThrownBy(() -> new JpegLosslessDecoder().decode(frame.stream(), frame.format()))
            .isInstanceOf(IOException.class).hasMessageContaining("JPEG process FFc0");
        assertThatThrownBy(() -> new JpegLsDecoder().decode(frame.stream(), frame.format()))
            .isInstanceOf(IOException.class).hasMessageContaining("JPEG process FFc0");
    }

    @Test
    void knowsNoDecoderForOtherSyntaxes() {
        assertThat(FrameDecoder.of("1.2.840.10008.1.2.4.100")).isEmpty();
    }

    @Test
    void refusesSequentialJpegOfOddBits() {
        final byte[] stream = {-1, (byte)0xd8, -1, (byte)0xc1, 0, 11, 10, 0, 2, 0, 3, 1, 1, 0x11, 0};
        assertThatThrownBy(() -> FrameDecoder.of("1.2.840.10008.1.2.4.51").orElseThrow().decode(stream,
            new FrameFormat(2, 3, 16, 12, false))).isInstanceOf(IOException.class)
                .hasMessage("has compressed pixels of 10 bits, where sequential JPEG knows 8 and 12; it is damaged");
    }

    @Test
    void takesNoMemoryForPixelsThatCannotBeThere() {
        final FrameFormat huge = new FrameFormat(65535, 16000, 16, 16, false);
        assertThatThrownBy(() -> new FrameFormat(65535, 65535, 16, 16, false).bytes()).isInstanceOf(IOException.class)
            .hasMessageContaining("65535 x 65535");
        final byte[] rle = new byte[80];
        rle[0] = 2;
        rle[4] = 64;
        rle[8] = 70;
        assertThatThrownBy(() -> new RleDecoder().decode(rle, huge)).isInstanceOf(IOException.class)
            .hasMessageContaining("end before the last of the frame");
        final CompressedFrame frame = frame(TWELVE + "dcmcjpeg +e1");
        final byte[] jpeg = frame.stream().clone();
        final int size = size(jpeg, 0xc3);
        jpeg[size] = (byte)0xff;
        jpeg[size + 1] = (byte)0xff;
        jpeg[size + 2] = (byte)(16000 >> 8);
        jpeg[size + 3] = (byte)16000;
        assertThatThrownBy(() -> new JpegLosslessDecoder().decode(jpeg, huge)).isInstanceOf(IOException.class)
            .hasMessageContaining("too few for 16000 x 65535");
    }

    /** Where a frame's header says its rows and columns. */
    private static int size(final byte[] jpeg, final int marker) {
        int at = 0;
        while ((jpeg[at] & 0xff) != 0xff || (jpeg[at + 1] & 0xff) != marker) {
            at++;
        }
        return at + 5;
    }
}
